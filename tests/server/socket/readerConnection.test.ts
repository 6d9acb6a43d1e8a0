/** A reader's connection, packet by packet, over a real WebSocket and without a blog behind it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { spoken } from '../../../server/failures.js';
import type { ReaderConnection } from '../../../server/socket/readerConnection.js';
import { ReaderEngine } from '../../../server/socket/readerEngine.js';
import { packetOf } from '../../../server/socket/readerPackets.js';
import { refusal } from '../../../shared/refusals.js';
import { until } from '../feed/instance.js';
import { openRaw, type RawReader } from './rawReader.js';

let server: Server;
let engine: ReaderEngine;
let url: string;
const joined: { connection: ReaderConnection; auth: unknown }[] = [];
const open: RawReader[] = [];

beforeEach(async () => {
  engine = new ReaderEngine((connection, auth) => joined.push({ connection, auth }));
  engine.start();
  server = createServer().on('upgrade', (request, socket, head) => engine.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  open.splice(0).forEach(({ ws }) => ws.terminate());
  joined.splice(0);
  engine.close();
  server.close();
});

async function reader(packet?: string): Promise<RawReader> {
  const raw = await openRaw(url);
  open.push(raw);
  if (packet !== undefined) raw.ws.send(packet);
  return raw;
}

async function letIn(packet = '40/live,{"v":1}'): Promise<{ raw: RawReader; connection: ReaderConnection }> {
  const raw = await reader(packet);
  await until('it named something', () => joined.length > 0);
  const { connection } = joined.shift()!;
  connection.accept();
  return { raw, connection };
}

test('a reader’s connection hands over the JSON of its handshake unchanged, and {} for a handshake without JSON', async () => {
  await reader('40/live,{"v":1,"blog":"baku"}');
  await reader('40/live,');
  await reader('40/live');
  await until('all have come', () => joined.length === 3);
  expect(joined.map(({ auth }) => auth)).toEqual([{ v: 1, blog: 'baku' }, {}, {}]);
});

test('bytes made once and queued texts of every length arrive at a reader in the order in which they were sent', async () => {
  const { raw, connection } = await letIn();
  const lengths = [10, 125, 126, 4_000, 65_535, 65_536, 200_000];
  lengths.forEach((length, index) => {
    const json = JSON.stringify({ index, text: 'ж'.repeat(length) });
    if (index % 2 === 0) connection.write(packetOf('frame', json).bytes(connection.deflates));
    else connection.emit('frame', json);
  });
  await until('all have come', () => raw.events.length === lengths.length);
  expect(raw.events.map(([, { index, text }]) => [index, (text as string).length])).toEqual(
    lengths.map((length, index) => [index, length]),
  );
});

test('socket.io’s own client is let in, hears an event, answers pings, and is told of a refusal', async () => {
  const client = io(`${url}/live`, { transports: ['websocket'], auth: { v: 1 }, reconnection: false });
  await until('it named something', () => joined.length > 0);
  const { connection } = joined.shift()!;
  const heard = new Promise((resolve) => client.once('hello', resolve));
  connection.accept();
  connection.emit('hello', '{"head":3}');
  expect(await heard).toEqual({ head: 3 });
  const ponged = new Promise((resolve) => client.io.engine.once('heartbeat', () => resolve(true)));
  connection.ping();
  expect(await ponged).toBe(true);
  // The pong is on its way back. In short waits: after a process stood still, a long one is over before anything is read.
  for (let waits = 0; waits < 20; waits += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  connection.endUnlessHeard();
  expect(connection.isOpen).toBe(true);
  client.close();

  const other = io(`${url}/live`, { transports: ['websocket'], auth: { v: 9 }, reconnection: false });
  const refused = new Promise((resolve) => other.once('connect_error', resolve));
  await until('it named something', () => joined.length > 0);
  joined.shift()!.connection.refuse(spoken(refusal('version')));
  expect(await refused).toMatchObject({ message: 'version', data: { code: 'version', retry: true } });
  other.close();
});

test('a reader that answers a ping stays; without an answer in time it is cut', async () => {
  const { raw, connection } = await letIn();
  connection.endUnlessHeard();
  expect(connection.isOpen).toBe(true);
  // The ping is never answered: the reader's listener is taken away.
  raw.ws.removeAllListeners('message');
  connection.ping();
  connection.endUnlessHeard();
  await until('it is closed', () => raw.closed);
});

test('[S3] a pong that was not asked for, and a flood of WebSocket pings, end the connection unanswered', async () => {
  const { raw } = await letIn();
  raw.ws.send('3');
  await until('it is closed', () => raw.closed);

  const { raw: flooding } = await letIn();
  let pongs = 0;
  flooding.ws.on('pong', () => (pongs += 1));
  for (let n = 0; n < 500; n += 1) flooding.ws.ping();
  flooding.ws.send('what?');
  await until('it is closed', () => flooding.closed);
  expect(pongs).toBe(0);
});

test('the end of a reader’s connection is told once', async () => {
  const { raw, connection } = await letIn();
  let gone = 0;
  connection.onGone = () => (gone += 1);
  raw.ws.close();
  await until('it is gone', () => gone > 0);
  expect(connection.isOpen).toBe(false);
  connection.emit('hello', '{}');
  expect(gone).toBe(1);
});

test.each([
  ['another protocol', '?EIO=3&transport=websocket'],
  ['polling', '?EIO=4&transport=polling'],
  ['a session of its own choice', '?EIO=4&transport=websocket&sid=x'],
  ['nothing', ''],
])('an upgrade that asks for %s is refused before there is a WebSocket', async (_, query) => {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/socket.io/${query}`);
  const status = await new Promise((resolve) => {
    ws.on('error', () => undefined);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    ws.on('open', () => resolve('open'));
  });
  expect(status).toBe(400);
});

test('the end of the server tells no reader to stay away', async () => {
  const { raw } = await letIn();
  const code = new Promise((resolve) => raw.ws.on('close', resolve));
  engine.close();
  expect(await code).toBe(1001);
});
