/** The desk's socket, as its pages use it: commands with an acknowledgement, and news of what they may see. */
import { io, type Socket } from 'socket.io-client';
import {
  DESK_NAMESPACE,
  DESK_PATH,
  PROTOCOL_VERSION,
  type DeskAuth,
  type DeskEvents,
  type EditorEvents,
} from '../../shared/protocol.js';
import type { Refusal } from '../../shared/refusals.js';
import { cell, type Readable } from './cell.js';
import { refusalIn } from './request.js';
import type { CommandSocket } from './transport.js';

export interface DeskSocket extends CommandSocket {
  isUp: Readable<boolean>;
  open(): void;
  close(): void;
  /** Tries at once instead of after the present rest. */
  wake(): void;
}

export interface DeskListeners extends DeskEvents, Partial<Pick<EditorEvents, 'item' | 'readers'>> {
  up: () => void;
  /** The server does not let us in. */
  refused: (refusal: Refusal) => void;
}

/** `desk` tells, at each connection, which blog's whole desk is to be heard; null: none. */
export function deskSocket(on: DeskListeners, now: () => number, desk: () => string | null = () => null): DeskSocket {
  // Its own polling is not needed: commands have HTTP beside the socket (rule O6).
  const socket: Socket = io(DESK_NAMESPACE, {
    path: DESK_PATH,
    auth: (tell: (auth: object) => void) => {
      const slug = desk();
      tell({ v: PROTOCOL_VERSION, ...(slug === null ? {} : { desk: slug }) } satisfies DeskAuth);
    },
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 20_000,
    randomizationFactor: 0.9,
    timeout: 10_000,
  });
  const isUp = cell(false);
  let downSince = now();

  socket.on('connect', () => {
    isUp.set(true);
    on.up();
  });
  socket.on('disconnect', () => {
    downSince = now();
    isUp.set(false);
    // A server that shut us out on purpose is asked again, too: it may only have restarted.
    if (!socket.active) setTimeout(() => socket.connect(), 2_000 + Math.random() * 8_000);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refusal = refusalIn(error.data);
    if (refusal !== null) on.refused(refusal);
  });
  socket.on('entry', on.entry);
  socket.on('blog', on.blog);
  if (on.item !== undefined) socket.on('item', on.item);
  if (on.readers !== undefined) socket.on('readers', on.readers);
  socket.on('revoked', () => {
    socket.io.reconnection(false);
    on.revoked();
  });

  return {
    isUp,
    open() {
      socket.io.reconnection(true);
      socket.connect();
    },
    close() {
      socket.io.reconnection(false);
      socket.disconnect();
    },
    wake() {
      if (!socket.connected && socket.io.reconnection()) socket.connect();
    },
    isUpWithin: (ms) => upWithin(isUp, Math.max(0, downSince + ms - now())),
    ask: (command, payload, ms) => socket.timeout(ms).emitWithAck(command, payload) as Promise<unknown>,
  };
}

function upWithin(isUp: Readable<boolean>, ms: number): Promise<boolean> {
  if (isUp.get() || ms === 0) return Promise.resolve(isUp.get());
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve(isUp.get());
    };
    const timer = setTimeout(end, ms);
    const unsubscribe = isUp.subscribe(end);
  });
}
