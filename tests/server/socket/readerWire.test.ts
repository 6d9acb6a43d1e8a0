/** Compression between a reader and the server: agreed upon, read by ws' own client, and misused by a stranger. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { constants, deflateRawSync } from 'node:zlib';
import { WebSocket, type ClientOptions } from 'ws';
import type { ReaderConnection } from '../../../server/socket/readerConnection.js';
import { ReaderEngine } from '../../../server/socket/readerEngine.js';
import { packetOf } from '../../../server/socket/readerPackets.js';
import { until } from '../feed/instance.js';

const PATH = '/socket.io/?EIO=4&transport=websocket';
let server: Server;
let engine: ReaderEngine;
let port: number;
const joined: { connection: ReaderConnection; auth: unknown }[] = [];
const sockets: { destroy?: () => void; terminate?: () => void }[] = [];

beforeEach(async () => {
  engine = new ReaderEngine((connection, auth) => joined.push({ connection, auth }));
  server = createServer().on('upgrade', (request, socket, head) => engine.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) (socket.destroy ?? socket.terminate)?.call(socket);
  joined.splice(0);
  engine.close();
  server.close();
});

async function opened(options: ClientOptions): Promise<{ ws: WebSocket; heard: string[] }> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${PATH}`, options);
  const heard: string[] = [];
  sockets.push(ws);
  ws.on('message', (data: Buffer) => heard.push(data.toString()));
  await new Promise((resolve, reject) => ws.on('open', resolve).on('error', reject));
  return { ws, heard };
}

const everyMessage: ClientOptions = { perMessageDeflate: { threshold: 0 } };

test('a reader that offers compression reads compressed and plain messages in the order in which they were sent', async () => {
  const { ws, heard } = await opened(everyMessage);
  expect(ws.extensions).toBe('permessage-deflate');
  ws.send('40/live,{"v":1,"blog":"baku"}');
  await until('the compressed handshake was read', () => joined.length === 1);
  const [{ connection, auth }] = joined as [{ connection: ReaderConnection; auth: unknown }];
  expect([auth, connection.deflates]).toEqual([{ v: 1, blog: 'baku' }, true]);
  connection.accept();
  const texts = Array.from({ length: 30 }, (_, n) =>
    JSON.stringify({ n, text: 'ж'.repeat(n % 3 === 0 ? 5 : n * 900) }),
  );
  for (const text of texts) connection.write(packetOf('frame', text).bytes(true));
  connection.ping();
  ws.send('3');
  await until('all have come', () => heard.at(-1) === '2');
  expect(heard.slice(2, -1)).toEqual(texts.map((text) => `42/live,["frame",${text}]`));
  connection.endUnlessHeard();
  expect(connection.isOpen).toBe(true);
});

test('a reader that offers no compression, or one that we cannot keep to, gets plain messages', async () => {
  for (const perMessageDeflate of [false, { serverMaxWindowBits: 10 }] as const) {
    const { ws, heard } = await opened({ perMessageDeflate });
    expect(ws.extensions).toBe('');
    ws.send('40/live,{"v":1}');
    await until('it has named something', () => joined.length === 1);
    const { connection } = joined.shift()!;
    expect(connection.deflates).toBe(false);
    const packet = packetOf('frame', JSON.stringify({ text: 'x'.repeat(500) }));
    connection.write(packet.bytes(connection.deflates));
    await until('it has come', () => heard.length === 2);
  }
});

const OFFER = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits';
const MASK = [0, 0, 0, 0];
const JOIN = '40/live,{"v":1}';

function frame(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  const size = length < 126 ? [0x80 | length] : [0xfe, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([first, ...size, ...MASK]), payload]);
}

function deflated(text: string | Buffer): Buffer {
  return deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
}

/** Upgrades, and says these bytes; returns all that the server says after that, and whether it ended the connection. */
async function stranger(bytes: Buffer[], header = ''): Promise<{ heard: () => Buffer; isOver: () => boolean }> {
  const socket = net.connect(port, '127.0.0.1');
  sockets.push(socket);
  let heard = Buffer.alloc(0);
  let over = false;
  socket.on('data', (piece) => (heard = Buffer.concat([heard, piece])));
  socket.on('end', () => (over = true)).on('error', () => (over = true));
  const head = ['Host: x', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
  const lines = [
    `GET ${PATH} HTTP/1.1`,
    ...head,
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(header === '' ? [] : [header]),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await until('it is upgraded', () => heard.includes('\r\n\r\n'));
  bytes.forEach((piece) => socket.write(piece));
  return { heard: () => heard.subarray(heard.indexOf('\r\n\r\n') + 4), isOver: () => over };
}

/** The code of the close frame at the end of what was heard. */
function closedWith(heard: Buffer): number | null {
  const at = heard.lastIndexOf(Buffer.from([0x88, 2]));
  return at < 0 ? null : heard.readUInt16BE(at + 2);
}

test.each<[string, Buffer[], number, string]>([
  ['a bomb of 4 MB in 4 KB', [frame(0xc1, deflated(Buffer.alloc(4_000_000)))], 1009, OFFER],
  ['a message of 4,097 bytes once it is inflated', [frame(0xc1, deflated('x'.repeat(4_097)))], 1009, OFFER],
  ['a message that is not compressed as it says', [frame(0xc1, Buffer.from([0xff, 0xff, 0xff]))], 1007, OFFER],
  ['a compressed message without an agreement', [frame(0xc1, deflated(JOIN))], 1002, ''],
  ['a compressed ping', [frame(0xc9, deflated('x'))], 1002, OFFER],
  [
    'a second fragment that says it is compressed',
    [frame(0x41, deflated(JOIN)), frame(0xc0, deflated('x'))],
    1002,
    OFFER,
  ],
  ['fragments of 5 KB together', [frame(0x41, Buffer.alloc(3_000)), frame(0x80, Buffer.alloc(2_000))], 1009, OFFER],
  [
    'a hundred empty fragments',
    [frame(0x41, Buffer.alloc(0)), ...Array.from({ length: 100 }, () => frame(0x00, Buffer.alloc(0)))],
    1008,
    OFFER,
  ],
  ['a message without a mask', [Buffer.from([0x81, 1, 0x33])], 1002, OFFER],
  ['bytes that are no UTF-8', [frame(0xc1, deflated(Buffer.from([0xc3, 0x28])))], 1007, OFFER],
])('[S3] %s from a stranger closes the connection', async (_, bytes, code, header) => {
  const { heard, isOver } = await stranger(bytes, header);
  await until('it is over', isOver);
  expect(closedWith(heard())).toBe(code);
  expect(joined).toEqual([]);
});

test('a compressed handshake in fragments of one byte is read', async () => {
  const bytes = [...deflated(JOIN)].map((byte) => Buffer.from([byte]));
  const frames = bytes.map((byte, n) => frame(n === 0 ? 0x41 : n === bytes.length - 1 ? 0x80 : 0x00, byte));
  await stranger(frames, OFFER);
  await until('it has named something', () => joined.length === 1);
  expect(joined[0]!.auth).toEqual({ v: 1 });
});

test('a goodbye is answered, and the connection ends', async () => {
  const { heard, isOver } = await stranger([frame(0x88, Buffer.from([0x03, 0xe8]))]);
  await until('it is over', isOver);
  expect([...heard().subarray(-2)]).toEqual([0x88, 0]);
});

test.each([
  ['another method', 'POST', ''],
  ['an old version', 'GET', 'Sec-WebSocket-Version: 8'],
  ['a key that is none', 'GET', 'Sec-WebSocket-Key: x'],
])('an upgrade with %s is refused', async (_, method, header) => {
  const socket = net.connect(port, '127.0.0.1');
  sockets.push(socket);
  const given = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  const kept = given.filter((line) => line.split(':')[0] !== header.split(':')[0]);
  const lines = ['Host: x', 'Upgrade: websocket', 'Connection: Upgrade', ...kept, ...(header === '' ? [] : [header])];
  socket.write(`${method} ${PATH} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));
  expect(answer).toContain('400 Bad Request');
});
