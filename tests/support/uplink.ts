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
  /** Overwrites the beginning of each upload: it is no photo any more when it arrives. */
  spoil: (spoils: boolean) => void;
  close: () => Promise<void>;
}

const UPLOAD = /^\/api\/v1\/uploads\/./;

export async function startUplink(port: number): Promise<Uplink> {
  const sockets = new Set<Socket>();
  const uploads = new Map<string, Buffer>();
  let limit: number | null = null;
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
  server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    const onward = connect(port, '127.0.0.1', () => {
      onward.write(headOf(asked));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    keep(onward);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  });

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method, url: path, headers } = asked;
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.rawHeaders);
      said.pipe(answer);
      said.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    if (method === 'PATCH' && UPLOAD.test(path ?? '')) await passUpload(asked, onward);
    else asked.pipe(onward);
  }

  async function passUpload(asked: IncomingMessage, onward: ReturnType<typeof request>): Promise<void> {
    const first = Number(asked.headers['upload-offset']);
    let at = first;
    try {
      for await (const chunk of asked as AsyncIterable<Buffer>) {
        note(asked.url ?? '', at, chunk);
        at += chunk.length;
        if (!onward.write(spoils && at === chunk.length ? spoilt(chunk) : chunk)) await once(onward, 'drain');
        if (limit !== null && at - first >= limit) await untilReleased();
      }
      onward.end();
    } catch {
      onward.destroy();
    }
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
