/** A client of the desk's socket that keeps all that it hears, for tests. */
import { io, type Socket } from 'socket.io-client';
import { DESK_NAMESPACE, DESK_PATH, type Acknowledgement, type DeskItem } from '../../../shared/protocol/desk.js';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { until } from '../feed/instance.js';

export interface DeskClient {
  socket: Socket;
  items: DeskItem[];
  readers: number[];
  entries: DeskEntry[];
  blogs: PublicBlog[];
  revoked: number;
  /** The names of all that came, in order, and `closed`. */
  heard: string[];
  refused: { code: string; field?: string; after?: number } | null;
  send: (name: string, payload: object) => Promise<Acknowledgement>;
}

const open: Socket[] = [];

/** Resolves when the client is let in or refused. */
export async function connectDesk(
  url: string,
  auth: object,
  extraHeaders: Record<string, string> = {},
): Promise<DeskClient> {
  const options = { path: DESK_PATH, transports: ['websocket'], auth, extraHeaders, forceNew: true };
  const socket = io(`${url}${DESK_NAMESPACE}`, { ...options, reconnection: false });
  open.push(socket);
  const desk = clientOf(socket);
  await until('it is in or refused', () => socket.connected || desk.refused !== null, 20_000);
  return desk;
}

export function disconnectAll(): void {
  open.splice(0).forEach((socket) => socket.disconnect());
}

function clientOf(socket: Socket): DeskClient {
  const send: DeskClient['send'] = (name, payload) => socket.timeout(20_000).emitWithAck(name, payload);
  const lists = { items: [], readers: [], entries: [], blogs: [], heard: [] };
  const desk: DeskClient = { socket, ...lists, revoked: 0, refused: null, send };
  socket.onAny((name: string) => desk.heard.push(name));
  socket.on('item', (item: DeskItem) => desk.items.push(item));
  socket.on('readers', (readers: number) => desk.readers.push(readers));
  socket.on('entry', (entry: DeskEntry) => desk.entries.push(entry));
  socket.on('blog', (told: PublicBlog) => desk.blogs.push(told));
  socket.on('revoked', () => (desk.revoked += 1));
  socket.on('disconnect', () => desk.heard.push('closed'));
  socket.on('connect_error', (error) => {
    const { data, message } = error as Error & { data?: DeskClient['refused'] };
    desk.refused = data ?? { code: message };
  });
  return desk;
}
