/** Answers that nobody reads, requests that come all at once, and slow connections beside them (rules S1 and S3). */
import { afterEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answers, type Answer } from '../../../server/http/answers.js';

jest.setTimeout(60_000);

/** One look stands for five seconds of the real server's. */
const LOOK_MS = 100;
/** Looks after which an answer that nobody takes is cut, and some for a busy machine. */
const CUT_AFTER = 7;
const LARGE = Buffer.alloc(24 * 1024 * 1024, 'x');

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(
  given: (...asked: Parameters<Answer>) => unknown,
): Promise<{ server: Server; port: number; held: () => number }> {
  const sockets = new Set<Socket>();
  const answers = new Answers({ answer: (...asked) => void given(...asked), lookEveryMs: LOOK_MS });
  const server = createServer(answers.take);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (_request, socket: Socket) => {
    answers.letGo(socket);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
  });
  answers.start();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => server.closeAllConnections(),
    () => sockets.forEach((socket) => socket.destroy()),
    () => answers.stop(),
  );
  const held = (): number => [...sockets].reduce((sum, { writableLength }) => sum + writableLength, 0);
  return { server, port: (server.address() as AddressInfo).port, held };
}

/** Opens a connection that reads nothing until it is resumed. */
async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.pause().on('error', () => undefined);
  ends.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;

async function untilSo(isSo: () => boolean, looks: number): Promise<boolean> {
  for (let left = looks * 4; left > 0 && !isSo(); left -= 1) await sleep(LOOK_MS / 4);
  return isSo();
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
}

test('[S3] an answer that nobody reads is cut after six looks, and nothing of it is held any more', async () => {
  const { server, port, held } = await serve((_request, response) => response.end(LARGE));
  const socket = await open(port);
  socket.write(get('/'));
  expect(await untilSo(() => held() > 1_000_000, CUT_AFTER)).toBe(true);
  await sleep(3 * LOOK_MS);
  expect(held()).toBeGreaterThan(1_000_000);
  expect(await untilSo(() => held() === 0, 6 * CUT_AFTER)).toBe(true);
  expect(await connectionsOf(server)).toBe(0);
});

test('[S3] a byte now and then of what is sent beside it does not keep an answer that nobody reads', async () => {
  const { port, held } = await serve((_request, response) => response.end(LARGE));
  const socket = await open(port);
  socket.write(get('/'));
  const dripping = setInterval(() => socket.write('\r\n'), LOOK_MS / 2);
  ends.push(() => clearInterval(dripping));
  expect(await untilSo(() => held() > 1_000_000, CUT_AFTER)).toBe(true);
  expect(await untilSo(() => held() === 0, 6 * CUT_AFTER)).toBe(true);
});

test('[S3] a slow reader whose connection moves gets the whole answer, however many looks that takes', async () => {
  const { port } = await serve((_request, response) => response.end(LARGE));
  const socket = await open(port);
  socket.write(get('/', 'Connection: close\r\n'));
  let [read, wanted, looks] = [0, 0, 0];
  socket.on('data', (bytes: Buffer) => {
    read += bytes.length;
    if (read >= wanted) socket.pause();
  });
  // Less at a time than both systems hold between them, and rests: it moves, and is always far behind.
  for (; read < LARGE.length && !socket.destroyed; looks += 2) {
    wanted = read + 1_500_000;
    socket.resume();
    await sleep(2 * LOOK_MS);
  }
  expect(read).toBeGreaterThanOrEqual(LARGE.length);
  expect(looks).toBeGreaterThan(2 * CUT_AFTER);
});

test('[S3] of the requests that one connection sends at once a single one is under way, and all are answered in order', async () => {
  let underWay = 0;
  let most = 0;
  const { port } = await serve(async (request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await sleep(Math.random() * 10);
    underWay -= 1;
    response.end(`<${request.url ?? ''}>`);
  });
  const socket = await open(port);
  const paths = Array.from({ length: 12 }, (_, at) => `/${at.toString()}`);
  socket.write(paths.map((path) => get(path)).join(''));
  let text = '';
  socket.on('data', (bytes) => (text += bytes.toString())).resume();
  expect(await untilSo(() => text.includes('</11>'), 10 * CUT_AFTER)).toBe(true);
  expect(text.match(/<\/\d+>/g)).toEqual(paths.map((path) => `<${path}>`));
  expect(most).toBe(1);
});

test('[S3] a connection that sends two thousand requests in one breath is ended, and few of them are begun', async () => {
  let begun = 0;
  const { server, port, held } = await serve(async (_request, response) => {
    begun += 1;
    await sleep(1);
    response.end(LARGE);
  });
  const socket = await open(port);
  socket.write(get('/').repeat(2_000));
  await once(socket.resume(), 'close');
  expect(begun).toBeLessThan(20);
  expect(held()).toBe(0);
  expect(await connectionsOf(server)).toBe(0);
});

test('[S3] a slow upload, a stream and a WebSocket that are silent, and an answer that is long in the making are not cut', async () => {
  const { port } = await serve((request, response) => {
    if (request.url === '/stream') response.write('event: hello\n\n');
    else if (request.url === '/late') void sleep(30 * LOOK_MS).then(() => response.end('late'));
    else request.resume().on('end', () => response.end('whole'));
  });
  const said = new Map<string, string>();
  const ask = async (name: string, text: string): Promise<Socket> => {
    const socket = await open(port);
    socket.on('data', (bytes) => said.set(name, (said.get(name) ?? '') + bytes.toString())).resume();
    socket.write(text);
    return socket;
  };
  const stream = await ask('stream', get('/stream'));
  const late = await ask('late', get('/late'));
  const upgrade = get('/', 'Connection: Upgrade\r\nUpgrade: websocket\r\n');
  const webSocket = await ask('socket', upgrade);
  // A connection that was used before, as a proxy has it, may become one, too.
  const used = await ask('used', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
  expect(await untilSo(() => said.get('used')?.includes('whole') === true, CUT_AFTER)).toBe(true);
  used.write(upgrade);
  const upload = await ask('upload', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\n');
  for (let sent = 0; sent < 30; sent += 1) {
    await sleep(LOOK_MS);
    upload.write('x');
  }
  expect(await untilSo(() => said.get('upload')?.includes('whole') === true, CUT_AFTER)).toBe(true);
  expect(await untilSo(() => said.get('late')?.includes('late') === true, CUT_AFTER)).toBe(true);
  expect([stream, late, webSocket, used].map(({ destroyed }) => destroyed)).toEqual([false, false, false, false]);
  expect([said.get('stream'), said.get('socket'), said.get('used')]).toEqual([
    expect.stringContaining('hello'),
    expect.stringContaining('101'),
    expect.stringContaining('101'),
  ]);
});

test('[S3] a connection that rests after an answer is ended, also where empty lines go on coming', async () => {
  const { server, port } = await serve((_request, response) => response.end('done'));
  server.keepAliveTimeout = 0;
  const socket = await open(port);
  socket.resume().write(get('/'));
  const dripping = setInterval(() => socket.write('\r\n'), LOOK_MS / 2);
  ends.push(() => clearInterval(dripping));
  await once(socket, 'close');
  expect(await connectionsOf(server)).toBe(0);
});

test('[S3] a connection that asks to become a WebSocket while its answer waits is ended', async () => {
  const { port } = await serve((_request, response) => response.end(LARGE));
  const socket = await open(port);
  socket.write(get('/') + get('/', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'));
  await once(socket.resume(), 'close');
});
