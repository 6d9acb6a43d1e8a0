/** Many hostile connections in one process: plain sockets that send some bytes, and no more. `Crowd` starts this program. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { PING_INTERVAL_MS } from '../../../server/socket/heartbeat.js';
import { DESK_PATH } from '../../../shared/protocol/desk.js';
import { READERS_PATH } from '../../../shared/protocol/readers.js';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.js';
import { answer } from '../../bench/support/program.js';

export type Kind =
  /** A connection without a byte. */
  | 'silent'
  /** Half of a request's headers. */
  | 'half'
  /** A request for a page, after which the connection stays. */
  | 'page'
  /** A reader's, or a desk's, WebSocket that never says who it is. */
  | 'socket'
  | 'desk'
  /** A connection that asks for three large answers and reads none; the second kind asks two thousand times in one breath. */
  | 'unread'
  | 'pipelined'
  /** A reader that joins and never reads a byte; the second kind joins at seq 0. */
  | 'stuck'
  | 'stuckBehind'
  /** A reader that reads until the first ping, and from then on only answers pings. */
  | 'pings'
  /** A stream that is never read; the second kind asks for the whole record. */
  | 'stream'
  | 'streamBehind';

export type CrowdQuestion =
  /** `kinds` and `addresses`: taken in turns. `again`: milliseconds after which a stranger who was put out comes back. */
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
  /** Lets all begin to read, so that they hear of their connections' ends. */
  | { read: true }
  | { leave: true };

export interface CrowdState {
  /** Open connections as the strangers know it: a stranger that does not read does not hear that it was put out. */
  open: number;
  /** Connections that opened, that a server ended, and that no server took. */
  made: number;
  ended: Partial<Record<Kind, number>>;
  failed: number;
  /** Answers, by status. */
  answers: Record<string, number>;
}

type Coming = Extract<CrowdQuestion, { come: number }>;

/** Milliseconds between pongs, and from a ping to the first pong: a pong without a ping would end the connection. */
const SAYS_SO_EVERY_MS = PING_INTERVAL_MS;
const SAYS_SO_AFTER_MS = 1_000;
const READS_NOTHING = new Set<Kind>(['unread', 'pipelined', 'stuck', 'stuckBehind', 'stream', 'streamBehind']);
const PING = Buffer.from([0x81, 1, 0x32]);

const open = new Set<Socket>();
const state: Omit<CrowdState, 'open'> = { made: 0, ended: {}, failed: 0, answers: {} };
let gone = false;
/** Questions of walks so far. */
let asked = 0;

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
    // Address by address, so that every kind comes from every address.
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
  // Paused before it is connected: node never reads from the kernel.
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
  const walks = (count: number): string[] => Array.from({ length: count }, () => request(nextWalk(blog)));
  switch (kind) {
    case 'silent':
      return [];
    case 'half':
      return [`GET /live/${blog} HTTP/1.1\r\nHost: ${host}\r\nX-Half: `];
    case 'page':
      return [request(`/live/${blog}`)];
    case 'unread':
      return walks(3);
    case 'pipelined':
      return [walks(2_000).join('')];
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

/** Each walk is another question, so that no answer is shared. */
function nextWalk(blog: string): string {
  return `/api/v1/blogs/${blog}/entries?limit=100&before=${String(1_000 + (asked += 1))}`;
}

/** A WebSocket text message as a client sends it: masked, with a mask of zeros. */
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
