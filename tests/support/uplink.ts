/**
 * The line between a phone and the server: it can hold an upload in the middle, be cut and come back, and spoil what
 * goes over it. It keeps what each upload's bytes were, as they left the phone.
 */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Uplink {
  url: string;
  /** Each upload's bytes by the upload's address, as far as they came. */
  uploads: Map<string, Buffer>;
  /** From now on no upload gets further than `bytes` in one go; null: as far as it likes. */
  hold: (bytes: number | null) => void;
  /** Resolves once an upload is held. */
  held: () => Promise<void>;
  /** Nothing goes through, and what was going ends. */
  cut: () => void;
  restore: () => void;
  /** Ends what is going on now, and lets go through what comes next; answers how many uploads were among it. */
  snap: () => number;
  /** From now on what comes goes to the server at this port. */
  lead: (port: number) => void;
  /** Bytes a second of each upload; null: as fast as it goes. */
  slow: (rate: number | null) => void;
  /** Passes an upload's request on once all of it is here, as some proxies do with every request. */
  wholeOnly: (is: boolean) => void;
  /** Sends the next request of an upload half, and then the whole of it, as browsers do with one that was cut. */
  repeatNext: () => void;
  /** How methods other than GET and POST are refused: by this status, or by the end of the line; null: not. */
  refuse: (how: number | 'close' | null) => void;
  /** No WebSockets. */
  block: (does: boolean) => void;
  /** Nothing goes through in either direction, and every connection stays. */
  silence: (is: boolean) => void;
  /** Requests that came, such as `POST as PATCH`, and those that were answered by the server, with its status. */
  asked: string[];
  answered: string[];
  /** Overwrites the beginning of each upload: it is no photo any more when it arrives. */
  spoil: (spoils: boolean) => void;
  close: () => Promise<void>;
}

const UPLOAD = /^\/api\/v1\/uploads\/./;

export async function startUplink(first: number): Promise<Uplink> {
  const sockets = new Set<Socket>();
  const uploads = new Map<string, Buffer>();
  const asked: string[] = [];
  const answered: string[] = [];
  const moving = new Set<IncomingMessage>();
  let port = first;
  let limit: number | null = null;
  let rate: number | null = null;
  let isWholeOnly = false;
  let isRepeated = false;
  let refusal: number | 'close' | null = null;
  let isBlocked = false;
  let isSilent = false;
  let endSilence: (() => void)[] = [];
  let isCut = false;
  let spoils = false;
  let release: (() => void)[] = [];
  let tellHeld: (() => void)[] = [];

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((asked, answer) => void pass(asked, answer));
  server.on('connection', (socket: Socket) => {
    keep(socket);
    if (isCut) socket.destroy();
  });
  server.on('upgrade', (upgrade: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isBlocked) return void socket.destroy();
    const onward = connect(port, '127.0.0.1', () => {
      onward.write(headOf(upgrade));
      onward.write(head);
      join(socket, onward);
      join(onward, socket);
    });
    keep(onward);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  });

  /** As a pipe, but that silence holds what comes. */
  function join(from: Duplex, to: Duplex): void {
    from.on('data', (chunk: Buffer) => void afterSilence().then(() => to.write(chunk)));
    from.on('end', () => to.end());
  }

  async function pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = '', url: path, headers } = incoming;
    const named = headers['x-http-method-override'];
    const what = named === undefined ? method : `${method} as ${String(named)}`;
    asked.push(what);
    await afterSilence();
    if (refusal !== null && method !== 'GET' && method !== 'POST') {
      if (refusal === 'close') return void incoming.socket.destroy();
      return void answer.writeHead(refusal, { Connection: 'close' }).end('<h1>Not allowed here</h1>');
    }
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (said) => {
      answered.push(`${what} ${String(said.statusCode)}`);
      answer.writeHead(said.statusCode ?? 502, said.rawHeaders);
      said.pipe(answer);
      said.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    if ((method === 'PATCH' || named === 'PATCH') && UPLOAD.test(path ?? '')) await passUpload(incoming, onward);
    else incoming.pipe(onward);
  }

  async function passUpload(incoming: IncomingMessage, onward: ReturnType<typeof request>): Promise<void> {
    const first = Number(incoming.headers['upload-offset']);
    const held: Buffer[] = [];
    let at = first;
    moving.add(incoming);
    try {
      for await (const chunk of incoming as AsyncIterable<Buffer>) {
        note(incoming.url ?? '', at, chunk);
        at += chunk.length;
        const sent = spoils && at === chunk.length ? spoilt(chunk) : chunk;
        if (isWholeOnly || isRepeated) held.push(sent);
        else if (!onward.write(sent)) await once(onward, 'drain');
        if (rate !== null) await new Promise((go) => setTimeout(go, (chunk.length / (rate ?? 1)) * 1_000));
        if (limit !== null && at - first >= limit) await untilReleased();
      }
      const whole = Buffer.concat(held);
      if (isRepeated) await sendHalf(incoming, whole);
      onward.end(whole);
    } catch {
      onward.destroy();
    } finally {
      moving.delete(incoming);
    }
  }

  async function sendHalf({ method, url: path, headers: all }: IncomingMessage, body: Buffer): Promise<void> {
    isRepeated = false;
    const half = body.subarray(0, Math.floor(body.length / 2));
    const headers = { ...all, 'content-length': String(half.length) };
    const [said] = (await once(request({ host: '127.0.0.1', port, method, path, headers }).end(half), 'response')) as [
      IncomingMessage,
    ];
    said.resume();
    await once(said, 'end');
  }

  function afterSilence(): Promise<void> {
    return isSilent ? new Promise((go) => endSilence.push(go)) : Promise.resolve();
  }

  function note(path: string, at: number, chunk: Buffer): void {
    const known = uploads.get(path) ?? Buffer.alloc(0);
    const grown = Buffer.alloc(Math.max(known.length, at + chunk.length));
    known.copy(grown);
    chunk.copy(grown, at);
    uploads.set(path, grown);
  }

  function untilReleased(): Promise<void> {
    tellHeld.forEach((tell) => {
      tell();
    });
    tellHeld = [];
    return new Promise((resolve) => release.push(resolve));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    uploads,
    hold(bytes) {
      limit = bytes;
      if (bytes !== null) return;
      release.forEach((go) => {
        go();
      });
      release = [];
    },
    held: () => new Promise((resolve) => tellHeld.push(resolve)),
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      isCut = false;
    },
    snap() {
      const count = [...moving].filter(({ socket }) => !socket.destroyed).length;
      for (const socket of sockets) socket.destroy();
      return count;
    },
    lead(to) {
      port = to;
    },
    slow(to) {
      rate = to;
    },
    wholeOnly(is) {
      isWholeOnly = is;
    },
    repeatNext() {
      isRepeated = true;
    },
    refuse(how) {
      refusal = how;
    },
    block(does) {
      isBlocked = does;
      if (does) for (const socket of sockets) socket.destroy();
    },
    silence(is) {
      isSilent = is;
      if (is) return;
      endSilence.forEach((go) => {
        go();
      });
      endSilence = [];
    },
    asked,
    answered,
    spoil(does) {
      spoils = does;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
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
