/**
 * A server in front of which newer builds can be played: what stands in for a release is a line at the end of the worker's
 * script and a mark in the page, by which a test tells the builds apart.
 */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { eventually } from './photos/eventually.js';

export interface Releases {
  url: string;
  /** From now on `/report` and its worker are those of this release; where it is not whole, its page does not come. */
  release: (name: string, is?: { whole: boolean }) => void;
  /** Nothing goes through, and every connection ends. */
  cut: () => void;
  restore: () => void;
  /** Paths that were asked for, in order. */
  asked: string[];
  close: () => Promise<void>;
}

/** Has the app's page look for a newer build, and resolves once that is kept whole and waits for its turn. */
export async function newerWaits(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/report'))?.update());
  await eventually(() =>
    page.evaluate(
      async () => (await navigator.serviceWorker.getRegistration('/report'))?.waiting instanceof ServiceWorker,
    ),
  );
}

export async function startReleases(port: number): Promise<Releases> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  let present = '';
  let isWhole = true;
  let isCut = false;
  const server = createServer((from, to) => void pass(from, to));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (isCut) socket.destroy();
  });
  server.on('upgrade', (from: IncomingMessage, socket: Socket, head: Buffer) => {
    const onward = connect(port, '127.0.0.1', () => {
      const headers = from.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ''}`] : [],
      );
      onward.write([`${from.method ?? ''} ${from.url ?? ''} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const { pathname } = new URL(from.url ?? '', 'http://x');
    asked.push(pathname);
    // Pages are changed on their way.
    const headers = { ...from.headers, 'accept-encoding': 'identity' };
    const onward = request({ port, host: '127.0.0.1', method: from.method, path: from.url, headers });
    onward.on('error', () => to.destroy());
    if (pathname === '/report' && !isWhole) return void to.writeHead(503).end();
    from.pipe(onward);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    const isOfRelease = pathname === '/report' || pathname === '/report/worker.js';
    if (present === '' || !isOfRelease) return void answer.pipe(to.writeHead(answer.statusCode ?? 500, answer.headers));
    let text = '';
    for await (const piece of answer.setEncoding('utf8')) text += piece as string;
    // As a build with other files would have: another script, another cache, another page.
    const played = text
      .replaceAll('rallyline-report-en-', `rallyline-report-en-${present}`)
      .replace('<body', `<body data-release="${present}"`);
    const { 'content-length': _length, ...said } = answer.headers;
    to.writeHead(answer.statusCode ?? 500, said).end(played);
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release(name, is = { whole: true }) {
      present = name;
      isWhole = is.whole;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    restore: () => void (isCut = false),
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
