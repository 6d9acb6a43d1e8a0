/**
 * Many connections that want nothing good, in one process: plain sockets that say what they are told to, and no more.
 * Started by `crowd.ts`.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { PING_INTERVAL_MS } from '../../../server/socket/heartbeat.js';
import { DESK_PATH } from '../../../shared/protocol/desk.js';
import { READERS_PATH } from '../../../shared/protocol/readers.js';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.js';
import { answer } from '../../bench/support/program.js';

export type Kind =
  /** A connection, and not one byte. */
  | 'silent'
  /** Half of a request's headers. */
  | 'half'
  /** A page, and the connection kept. */
  | 'page'
  /** A reader's, or a reporter's, WebSocket that never says who it is. */
  | 'socket'
  | 'desk'
  /** A reader who joins and never reads one byte; the second one has missed everything so far. */
  | 'stuck'
  | 'stuckBehind'
  /** A reader who reads until the first ping, and from then on does nothing but say that it is there. */
  | 'pings'
  /** A stream that is never read; the second one asks for everything so far. */
  | 'stream'
  | 'streamBehind';

export type CrowdQuestion =
  /** `kinds` and `addresses`: in turns. `again`: who is put out comes back after so many milliseconds. */
  | {
      come: number;
      kinds: Kind[];
      url: string;
      blog: string;
      addresses: string[];
      aSecond: number;
      again: number | null;
    }
  | { state: true }
  /** Begins to read whatever came, and so hears of its end, too. */
  | { read: true }
  | { leave: true };

export interface CrowdState {
  /** As far as they can know: who does not read does not hear that it was put out. */
  open: number;
  /** Connections that came to be, those that a server ended, and those that it never took. */
  made: number;
  ended: Partial<Record<Kind, number>>;
  failed: number;
  /** Answers, by status. */
  answers: Record<string, number>;
}

type Coming = Extract<CrowdQuestion, { come: number }>;

/** A pong that nobody asked for would end it: some time after each ping that is due. */
const SAYS_SO_EVERY_MS = PING_INTERVAL_MS;
const SAYS_SO_AFTER_MS = 1_000;
const READS_NOTHING: ReadonlySet<Kind> = new Set(['stuck', 'stuckBehind', 'stream', 'streamBehind']);
const PING = Buffer.from([0x81, 1, 0x32]);

const open = new Set<Socket>();
const state: Omit<CrowdState, 'open'> = { made: 0, ended: {}, failed: 0, answers: {} };
let gone = false;

answer('ready', async (question: CrowdQuestion): Promise<unknown> => {
  if ('come' in question) return come(question);
  if ('read' in question) for (const socket of open) socket.resume();
  if ('leave' in question) leave();
  return { open: open.size, ...state };
});

async function come(coming: Coming): Promise<CrowdState> {
  const { come: count, kinds, addresses, aSecond } = coming;
  const begun = Date.now();
  for (let at = 0; at < count; at += 1) {
    // All of an address in turn, so that every kind comes from every address.
    const address = addresses[Math.floor(at / kinds.length) % addresses.length] ?? '127.0.0.1';
    begin(kinds[at % kinds.length] ?? 'silent', address, coming);
    const early = begun + (1_000 * (at + 1)) / aSecond - Date.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  }
  return { open: open.size, ...state };
}

function begin(kind: Kind, address: string, coming: Coming): void {
  if (gone) return;
  const { hostname, port } = new URL(coming.url);
  const socket = connect({
    host: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port: Number(port),
    localAddress: address,
  });
  let isOpen = false;
  let saying: NodeJS.Timeout | undefined;
  // Before it is connected: then node never asks the kernel for what came.
  if (READS_NOTHING.has(kind)) socket.pause();
  socket.once('connect', () => {
    isOpen = true;
    state.made += 1;
    open.add(socket);
    for (const said of wordsOf(kind, coming)) socket.write(said);
  });
  socket.once('data', (first) => noteAnswer(first.toString('latin1')));
  socket.on('data', (bytes) => {
    if (kind !== 'pings' || !bytes.includes(PING) || saying !== undefined) return;
    socket.pause();
    saying = setTimeout(() => {
      socket.write(textMessage('3'));
      saying = setInterval(() => socket.write(textMessage('3')), SAYS_SO_EVERY_MS);
    }, SAYS_SO_AFTER_MS);
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    clearTimeout(saying);
    open.delete(socket);
    if (isOpen) state.ended[kind] = (state.ended[kind] ?? 0) + 1;
    else state.failed += 1;
    if (coming.again !== null) setTimeout(() => begin(kind, address, coming), coming.again);
  });
}

function wordsOf(kind: Kind, { url, blog }: Coming): (string | Buffer)[] {
  const { host } = new URL(url);
  const request = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
  const upgrade = (path: string): string => {
    const key = randomBytes(16).toString('base64');
    const headers = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`;
    return request(`${path}?EIO=4&transport=websocket`, headers);
  };
  const join = (more: object): Buffer =>
    textMessage(`40/live,${JSON.stringify({ v: PROTOCOL_VERSION, blog, as: 'html', lang: 'en', ...more })}`);
  const stream = (more: string): string => request(`/api/v1/blogs/${blog}/stream?as=html&lang=en${more}`);
  switch (kind) {
    case 'silent':
      return [];
    case 'half':
      return [`GET /live/${blog} HTTP/1.1\r\nHost: ${host}\r\nX-Half: `];
    case 'page':
      return [request(`/live/${blog}`)];
    case 'socket':
      return [upgrade(READERS_PATH)];
    case 'desk':
      return [upgrade(DESK_PATH)];
    case 'stuck':
    case 'pings':
      return [upgrade(READERS_PATH), join({})];
    case 'stuckBehind':
      return [upgrade(READERS_PATH), join({ seq: 0 })];
    case 'stream':
      return [stream('')];
    case 'streamBehind':
      return [stream('&since=0')];
  }
}

/** As a client sends it: masked, with a mask that changes nothing. */
function textMessage(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 65_535) throw new Error('too long');
  const short = payload.length < 126;
  const header = Buffer.alloc(short ? 6 : 8);
  header[0] = 0x81;
  header[1] = 0x80 | (short ? payload.length : 126);
  if (!short) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

function noteAnswer(text: string): void {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'none';
  state.answers[status] = (state.answers[status] ?? 0) + 1;
}

function leave(): void {
  gone = true;
  for (const socket of open) socket.destroy();
}
