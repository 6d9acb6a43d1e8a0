/** Requests over networks that let only some of them through. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { requestsBy } from '../../../client/account/request.js';

let server: Server;
let url: string;
let asked: string[];
/** The deed of something on the way with a request; undefined: lets it through. */
let onTheWay: (method: string) => 'closes' | { status: number; says: string } | undefined;

const overridden = ({ headers }: IncomingMessage) => headers['x-http-method-override'];

beforeEach(async () => {
  asked = [];
  onTheWay = () => undefined;
  server = createServer((request, response) => {
    const name = overridden(request);
    asked.push(`${request.method ?? ''}${name === undefined ? '' : ` as ${String(name)}`}`);
    const stops = onTheWay(request.method ?? '');
    if (stops === 'closes') return void request.socket.destroy();
    if (stops !== undefined) return void response.writeHead(stops.status).end(stops.says);
    response.setHeader('Content-Type', 'application/json').end('{"rev":2}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const plainly = (method: string) => method !== 'GET' && method !== 'POST';

test.each([
  ['answers 405 with a page', { status: 405, says: '<h1>Method Not Allowed</h1>' }],
  ['answers 405 with nothing', { status: 405, says: '' }],
  ['answers 403 with a page', { status: 403, says: '<h1>Blocked</h1>' }],
  ['answers 200 with a page of its own', { status: 200, says: '<h1>Welcome to our hotel</h1>' }],
  ['closes the connection', 'closes' as const],
])(
  'where a network %s at methods other than GET and POST, the client sends them as POST with a header, the next time at once',
  async (_what, stops) => {
    onTheWay = (method) => (plainly(method) ? stops : undefined);
    const { raw } = requestsBy(fetch);
    for (const method of ['PATCH', 'DELETE'])
      expect(await raw({ method, path: url, body: { text: 'x' } })).toEqual({ status: 200, body: { rev: 2 } });
    await raw({ method: 'PATCH', path: url });
    await raw({ method: 'GET', path: url });
    expect(asked).toEqual(['PATCH', 'POST as PATCH', 'DELETE', 'POST as DELETE', 'POST as PATCH', 'GET']);
  },
);

test('requests need no method in a header, and keep none, where nothing goes through or everything does', async () => {
  const { raw } = requestsBy(fetch);
  onTheWay = () => 'closes';
  expect(await raw({ method: 'DELETE', path: url })).toBeNull();
  expect(await raw({ method: 'POST', path: url })).toBeNull();
  onTheWay = () => undefined;
  await raw({ method: 'DELETE', path: url });
  expect(asked).toEqual(['DELETE', 'POST as DELETE', 'POST', 'DELETE']);
});

test("after a network begins to stop PATCH, the client's next PATCH goes as a POST with its method in a header", async () => {
  const { raw } = requestsBy(fetch);
  await raw({ method: 'PATCH', path: url });
  onTheWay = (method) => (plainly(method) ? 'closes' : undefined);
  expect(await raw({ method: 'PATCH', path: url })).toBeNull();
  expect(await raw({ method: 'PATCH', path: url })).toEqual({ status: 200, body: { rev: 2 } });
  expect(asked.slice(1)).toEqual(['PATCH', 'PATCH', 'POST as PATCH']);
});

test('a refusal by the server itself is final: the request is not sent another way', async () => {
  const { reply } = requestsBy(fetch);
  onTheWay = () => ({ status: 405, says: '{"code":"not-found"}' });
  expect(await reply('DELETE', url)).toMatchObject({ kind: 'refused', refusal: { code: 'not-found' } });
  expect(asked).toEqual(['DELETE']);
});

test('a request ends after its patience also in a browser without AbortSignal.timeout', async () => {
  const { raw } = requestsBy((_path, init) => {
    return new Promise((_done, fail) => init?.signal?.addEventListener('abort', () => fail(new Error('ended'))));
  });
  const timeout = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout');
  Reflect.deleteProperty(AbortSignal, 'timeout');
  try {
    expect(await raw({ method: 'GET', path: url, patience: 20 })).toBeNull();
  } finally {
    if (timeout !== undefined) Object.defineProperty(AbortSignal, 'timeout', timeout);
  }
});
