/**
 * Requests a page again and again on many connections, a request at a time on each. Only the first answer is parsed: all
 * others are as long, so the load itself costs little.
 */
import { connect, type Socket } from 'node:net';
import { answer } from '../support/program.js';

export interface PagesQuestion {
  port: number;
  path: string;
  connections: number;
  /** Milliseconds. */
  ms: number;
}

/** Longer than a page takes to be compressed anew. */
const SETTLE_MS = 500;

answer('ready', async ({ port, path, connections, ms }: PagesQuestion): Promise<number> => {
  const request = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: bench\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`,
  );
  const size = await settledSize(port, request);
  const end = performance.now() + ms;
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(end, port, request, size)));
  return counts.reduce((sum, count) => sum + count, 0);
});

/** Resolves with the number of answers until `end`. */
function askUntil(end: number, port: number, request: Buffer, size: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = 0;
    let left = size;
    const socket = opened(port, request, reject);
    socket.once('end', () => reject(new Error('the server ended a connection')));
    socket.on('data', (chunk) => {
      left -= chunk.length;
      if (left > 0) return;
      if (left < 0) reject(new Error('an answer is longer than the first one'));
      answered += 1;
      left = size;
      if (performance.now() < end) return void socket.write(request);
      socket.destroy();
      resolve(answered);
    });
  });
}

/** Bytes of an answer once they stay the same: a page that is asked for a second time is compressed better for who asks then. */
async function settledSize(port: number, request: Buffer): Promise<number> {
  const sizes: number[] = [];
  while (sizes.length < 3 || new Set(sizes.slice(-3)).size > 1) {
    sizes.push(await sizeOfAnswer(port, request));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
  return sizes.at(-1) ?? 0;
}

/** Bytes of one answer, head and body. */
function sizeOfAnswer(port: number, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const socket = opened(port, request, reject);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      const head = got.indexOf('\r\n\r\n') + 4;
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(got.toString('latin1', 0, head)) ?? [];
      if (!got.toString('latin1', 0, 12).endsWith(' 200') || length === undefined) {
        return reject(new Error(`not a page: ${got.toString('latin1', 0, 200)}`));
      }
      if (got.length < head + Number(length)) return;
      socket.destroy();
      resolve(head + Number(length));
    });
  });
}

function opened(port: number, request: Buffer, onError: (error: Error) => void): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', onError);
  socket.once('connect', () => socket.write(request));
  return socket;
}
