/** Requests on their way to the server, with what the connection does to them at the moment. */
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Those who wait for something, until it happens. */
export class Waiters {
  private waiting: (() => void)[] = [];

  wait(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  release(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** State of the connection; `Uplink` changes it while requests are under way. */
export interface LinkState {
  /** The server's port. */
  port: number;
  /** Bytes of an upload that pass in one request before it is held. */
  limit: number | null;
  /** Bytes a second of each upload. */
  rate: number | null;
  isWholeOnly: boolean;
  isRepeated: boolean;
  refusal: number | 'close' | null;
  /** Paths that begin with this are not found; null: all are. */
  missing: string | null;
  isSilent: boolean;
  spoils: boolean;
  /** Headers that requests get in place of their own: browsers let nobody write some. */
  overwritten: Record<string, string>;
  /** Everything that waits for the end of a silence, for the end of a hold, and for an upload to be held. */
  silence: Waiters;
  released: Waiters;
  held: Waiters;
  uploads: Map<string, Buffer>;
  /** Bytes of each request that brought bytes of an upload, as far as they came. */
  pieces: number[];
  asked: string[];
  paths: string[];
  answered: string[];
  /** Uploads whose bytes are coming now. */
  moving: Set<IncomingMessage>;
}

const UPLOAD = /^\/api\/v1\/uploads\/./;

export async function relay(link: LinkState, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method = '', url: path } = incoming;
  const headers = { ...incoming.headers, ...link.overwritten };
  const named = headers['x-http-method-override'];
  const what = named === undefined ? method : `${method} as ${String(named)}`;
  link.asked.push(what);
  link.paths.push(`${what} ${new URL(path ?? '/', 'http://x').pathname}`);
  await afterSilence(link);
  if (link.missing !== null && path?.startsWith(link.missing)) return refuse(404, incoming, answer);
  if (link.refusal !== null && method !== 'GET' && method !== 'POST') return refuse(link.refusal, incoming, answer);
  const onward = request({ host: '127.0.0.1', port: link.port, method, path, headers }, (said) => {
    link.answered.push(`${what} ${String(said.statusCode)}`);
    answer.writeHead(said.statusCode ?? 502, said.rawHeaders);
    said.pipe(answer);
    said.on('error', () => answer.destroy());
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  if ((method === 'PATCH' || named === 'PATCH') && UPLOAD.test(path ?? '')) await relayUpload(link, incoming, onward);
  else incoming.pipe(onward);
}

/** Joins a WebSocket to the server; returns the socket at the server's side. */
export function relaySocket(link: LinkState, upgrade: IncomingMessage, socket: Duplex, head: Buffer): Socket {
  const onward = connect(link.port, '127.0.0.1', () => {
    onward.write(headOf(upgrade));
    onward.write(head);
    join(link, socket, onward);
    join(link, onward, socket);
  });
  socket.on('close', () => onward.destroy());
  onward.on('close', () => socket.destroy());
  return onward;
}

function refuse(how: number | 'close', incoming: IncomingMessage, answer: ServerResponse): void {
  if (how === 'close') incoming.socket.destroy();
  else answer.writeHead(how, { Connection: 'close' }).end('<h1>Not allowed here</h1>');
}

/** Pipes, but keeps what comes during a silence until it ends. */
function join(link: LinkState, from: Duplex, to: Duplex): void {
  from.on('data', (chunk: Buffer) => void afterSilence(link).then(() => to.write(chunk)));
  from.on('end', () => to.end());
}

async function relayUpload(link: LinkState, incoming: IncomingMessage, onward: ClientRequest): Promise<void> {
  link.moving.add(incoming);
  try {
    const whole = Buffer.concat(await relayed(link, incoming, onward));
    if (link.isRepeated) await sendHalf(link, incoming, whole);
    onward.end(whole);
  } catch {
    onward.destroy();
  } finally {
    link.moving.delete(incoming);
  }
}

/** Passes an upload's chunks on; returns those that go on only when all of it is here. */
async function relayed(link: LinkState, incoming: IncomingMessage, onward: ClientRequest): Promise<Buffer[]> {
  const first = Number(incoming.headers['upload-offset']);
  const kept: Buffer[] = [];
  const place = link.pieces.push(0) - 1;
  let at = first;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    note(link.uploads, incoming.url ?? '', at, chunk);
    at += chunk.length;
    link.pieces[place] = at - first;
    const sent = link.spoils && at === chunk.length ? spoilt(chunk) : chunk;
    if (link.isWholeOnly || link.isRepeated) kept.push(sent);
    else if (!onward.write(sent)) await once(onward, 'drain');
    if (link.rate !== null) await pause((chunk.length / link.rate) * 1_000);
    if (link.limit !== null && at - first >= link.limit) {
      link.held.release();
      await link.released.wait();
    }
  }
  return kept;
}

async function sendHalf(link: LinkState, { method, url, headers }: IncomingMessage, body: Buffer): Promise<void> {
  link.isRepeated = false;
  const half = body.subarray(0, Math.floor(body.length / 2));
  const onward = request({
    host: '127.0.0.1',
    port: link.port,
    method,
    path: url,
    headers: { ...headers, 'content-length': String(half.length) },
  });
  const [said] = (await once(onward.end(half), 'response')) as [IncomingMessage];
  said.resume();
  await once(said, 'end');
}

function afterSilence({ isSilent, silence }: LinkState): Promise<void> {
  return isSilent ? silence.wait() : Promise.resolve();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function note(uploads: Map<string, Buffer>, path: string, at: number, chunk: Buffer): void {
  const known = uploads.get(path) ?? Buffer.alloc(0);
  const grown = Buffer.alloc(Math.max(known.length, at + chunk.length));
  known.copy(grown);
  chunk.copy(grown, at);
  uploads.set(path, grown);
}

function spoilt(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy.write('GIF89a');
  return copy;
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method ?? 'GET'} ${url ?? '/'} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
