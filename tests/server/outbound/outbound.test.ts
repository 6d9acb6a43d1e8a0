import { createServer, type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { Outbound, OUTBOUND_LIMITS, PUBLIC_INTERNET, type OutboundParts } from '../../../server/outbound/outbound.js';
import { CERTIFICATE, KEY } from '../../support/push/certificate.js';

const LIMITS = { ...OUTBOUND_LIMITS, answerBytes: 1_000, perHost: 2 };
/** A short wait for answers that never come. (An answer that comes may take longer than this on a busy machine.) */
const IMPATIENT = { ...LIMITS, timeoutMs: 400 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function outbound(over: Partial<OutboundParts> = {}): Outbound {
  const loopback = { protocols: ['http:', 'https:'], ports: null, isAllowed: (one: string) => one === '127.0.0.1' };
  const made = new Outbound({ ...loopback, resolve: async () => ['127.0.0.1'], limits: LIMITS, ...over });
  ends.push(() => made.stop());
  return made;
}

async function listening(server: Server | https.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const serving = (listener: RequestListener): Promise<number> => listening(createServer(listener));

function post(by: Outbound, url: string, signal = new AbortController().signal) {
  return by.send({ url, method: 'POST', headers: { 'X-Kind': 'test' }, body: Buffer.from('words'), signal });
}

test('a request brings its method, headers and body, and its answer is told', async () => {
  const heard: unknown[] = [];
  const port = await serving((request, response) => {
    request.on('data', (piece: Buffer) => heard.push(request.method, request.headers['x-kind'], piece.toString()));
    request.on('end', () => response.writeHead(429, { 'Retry-After': '120' }).end('later'));
  });
  expect(await post(outbound(), `http://push.test:${port}/1`)).toEqual({
    kind: 'answered',
    status: 429,
    retryAfterS: 120,
    body: Buffer.from('later'),
  });
  expect(heard).toEqual(['POST', 'test', 'words']);
});

test('the connection goes to the one address that was looked up, once, and the name stays in the request', async () => {
  const hosts: unknown[] = [];
  let lookedUp = 0;
  const port = await serving((request, response) => {
    hosts.push(request.headers.host);
    response.end();
  });
  // The second answer of a name server that changes its mind would lead elsewhere.
  const resolve = async () => [(lookedUp += 1) === 1 ? '127.0.0.1' : '10.0.0.1'];
  expect(await post(outbound({ resolve }), `http://name.test:${port}/`)).toMatchObject({ status: 200 });
  expect([hosts, lookedUp]).toEqual([[`name.test:${port}`], 1]);
});

test('a service is asked over TLS by its name, and another name’s certificate is not taken', async () => {
  const names: unknown[] = [];
  const server = https.createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    names.push((request.socket as unknown as { servername: string }).servername);
    response.writeHead(201).end();
  });
  const port = await listening(server);
  const by = outbound({ ca: CERTIFICATE });
  expect(await post(by, `https://push.test:${port}/`)).toMatchObject({ kind: 'answered', status: 201 });
  expect(await post(by, `https://other.test:${port}/`)).toEqual({ kind: 'silent' });
  expect(await post(outbound(), `https://push.test:${port}/`)).toEqual({ kind: 'silent' });
  expect(names).toEqual(['push.test']);
});

test('nothing is sent to this house, whatever leads there, with the parts that the server has', async () => {
  let came = 0;
  const port = await serving((_request, response) => {
    came += 1;
    response.end();
  });
  const released = outbound({ ...PUBLIC_INTERNET, resolve: async () => ['127.0.0.1'] });
  const anyPort = outbound({ ...PUBLIC_INTERNET, ports: null, protocols: ['http:'], resolve: async () => ['::1'] });
  expect(await post(released, 'https://push.example/')).toEqual({ kind: 'refused' });
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0', '127.1', 'any.example'])
    expect(await post(anyPort, `http://${host}:${port}/`)).toEqual({ kind: 'refused' });
  expect(came).toBe(0);
});

test('a number in place of a name is refused before anybody is asked, where it leads to this house', () => {
  const released = outbound(PUBLIC_INTERNET);
  const isTaken = (host: string): boolean => released.isReachable(`https://${host}/`);
  expect(['127.0.0.1', '0x7f.1', '10', '[::1]', '[::ffff:7f00:1]', '169.254.169.254'].filter(isTaken)).toEqual([]);
  expect(['push.example', '8.8.8.8', '[2606:4700::1111]'].every(isTaken)).toBe(true);
});

test('where a service has an address that takes no connection, another one of its addresses is asked', async () => {
  const port = await serving((_request, response) => response.writeHead(201).end());
  const isAllowed = (address: string): boolean => ['127.0.0.1', '::1'].includes(address);
  const by = outbound({ isAllowed, resolve: async () => ['::1', '127.0.0.1'] });
  expect(await post(by, `http://push.test:${port}/`)).toMatchObject({ status: 201 });
});

test('a redirect is an answer, and followed by nobody', async () => {
  let came = 0;
  const port = await serving((_request, response) => {
    came += 1;
    response.writeHead(307, { Location: '/elsewhere' }).end();
  });
  expect(await post(outbound(), `http://push.test:${port}/`)).toMatchObject({ status: 307 });
  expect(came).toBe(1);
});

test('an answer that is longer than it may be is cut off, and its status told', async () => {
  const port = await serving((_request, response) => {
    response.writeHead(201);
    const more = (): unknown => response.destroyed || response.write('x'.repeat(600), more);
    more();
  });
  const by = outbound({ limits: { ...LIMITS, timeoutMs: 10_000 } });
  expect(await post(by, `http://push.test:${port}/`)).toMatchObject({ status: 201, body: null });
});

const OTHER = 'Connection: Upgrade\r\nUpgrade: other';

test.each<[string, RequestListener]>([
  ['says nothing', () => undefined],
  ['begins an answer and says no more', (_request, response) => void response.writeHead(201).write('a')],
  ['breaks the connection', (request) => void request.socket.destroy()],
  ['goes over to another protocol', (request) => void request.socket.write(`HTTP/1.1 101 x\r\n${OTHER}\r\n\r\n`)],
])('a service that %s is silent, and tells nothing more', async (_what, listener) => {
  const port = await serving(listener);
  expect(await post(outbound({ limits: IMPATIENT }), `http://push.test:${port}/`)).toEqual({ kind: 'silent' });
});

test('a name without an address, and a port where nobody listens, are silent alike', async () => {
  const resolve = () => Promise.reject(new Error('ENOTFOUND push.test'));
  expect(await post(outbound({ resolve }), 'http://push.test/')).toEqual({ kind: 'silent' });
  expect(await post(outbound(), 'http://push.test:1/')).toEqual({ kind: 'silent' });
});

test('a name server that does not answer takes no longer than a request may', async () => {
  const by = outbound({ resolve: () => new Promise(() => undefined), limits: IMPATIENT });
  expect(await post(by, 'http://push.test/')).toEqual({ kind: 'silent' });
});

test('a host has no more requests at once than it may, and others go on beside it', async () => {
  const waiting: (() => void)[] = [];
  const port = await serving((_request, response) => void waiting.push(() => response.end()));
  const by = outbound();
  const first = [1, 2].map(() => post(by, `http://one.test:${port}/`));
  expect(await post(by, `http://one.test:${port}/`)).toEqual({ kind: 'busy' });
  const other = post(by, `http://two.test:${port}/`);
  while (waiting.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const end of waiting) end();
  for (const answer of await Promise.all([...first, other])) expect(answer).toMatchObject({ status: 200 });
  const again = post(by, `http://one.test:${port}/`);
  while (waiting.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
  waiting[3]?.();
  expect(await again).toMatchObject({ status: 200 });
});

test('its asker, and the end of the server, end a request', async () => {
  const port = await serving(() => undefined);
  const by = outbound({ limits: { ...LIMITS, timeoutMs: 60_000 } });
  const asker = new AbortController();
  const one = post(by, `http://push.test:${port}/`, asker.signal);
  asker.abort();
  expect(await one).toEqual({ kind: 'silent' });
  const two = post(by, `http://push.test:${port}/`);
  by.stop();
  expect(await two).toEqual({ kind: 'silent' });
});

test('interim answers without an end end the request, long before its time is over', async () => {
  let told = 0;
  const port = await serving((request, response) => {
    const telling = setInterval(() => {
      told += 1;
      response.writeProcessing();
    }, 5);
    request.once('close', () => clearInterval(telling));
    response.once('close', () => clearInterval(telling));
  });
  const long = { ...LIMITS, timeoutMs: 60_000 };
  expect(await post(outbound({ limits: long }), `http://push.test:${port}/1`)).toEqual({ kind: 'silent' });
  expect(told).toBeGreaterThan(4);
});
