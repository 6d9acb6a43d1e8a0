/** Readers that do not read (rule S1). */
import net from 'node:net';
import { jest } from '@jest/globals';
import { until } from '../../feed/instance.js';
import { blog, join, quiet, rally, sockets, standWithReaders, token } from './stand.js';

standWithReaders();
afterEach(() => void jest.restoreAllMocks());

test('[S1] a reader that does not read is not buffered for, and hears the position when it reads again', async () => {
  const slow = await pausedReader();
  const sent = await fillBuffers();
  slow.resume();
  await until('it hears where the record stands', () => slow.told() === sent.head, 5_000);
  expect(slow.heard()).toContain('42/live,["position"');
  // Nothing came but the content of the system's own buffers.
  expect(slow.heard().length).toBeLessThan(sent.bytes * 0.8);
}, 60_000);

test('[S1] a reader that takes no bytes for 30 seconds is disconnected', async () => {
  const slow = await pausedReader();
  const { head } = await fillBuffers();
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
  await quiet();
  slow.resume();
  await until('it is cut', () => slow.isCut(), 15_000);
  expect(slow.told()).toBeLessThan(head);
}, 60_000);

/** Until the system's own buffers are full, a reader that does not read looks like one that does. */
async function fillBuffers(): Promise<{ head: number; bytes: number }> {
  const fast = await join();
  const big = { text: 'ж'.repeat(20_000) };
  let head = 0;
  for (let n = 0; n < 40; n += 1) {
    head = (await rally.post(token, blog, { ...big, translations: { uk: big } })).seq!;
    await until('the others have it', () => fast.named('frame').at(-1)?.to === head);
  }
  return { head, bytes: fast.packets.reduce((sum, packet) => sum + Buffer.byteLength(packet), 0) };
}

async function pausedReader() {
  const socket = net.connect(rally.port, '127.0.0.1');
  sockets.push(socket);
  const chunks: Buffer[] = [];
  let cut = false;
  socket.on('close', () => (cut = true)).on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const heard = () => Buffer.concat(chunks).toString('latin1');
  await until('the engine opened', () => heard().includes('"sid"'));
  socket.write(masked(`40/live,${JSON.stringify({ v: 1, blog })}`));
  await until('it is in', () => heard().includes('"hello"'));
  socket.pause();
  return {
    heard,
    /** The last seq that the reader was told of. */
    told: () => {
      const heads = heard().matchAll(/"(?:frame|position)",\{"epoch":"[\w-]+",(?:"from":\d+,"to"|"head"):(\d+)/g);
      return Number([...heads].at(-1)?.[1] ?? 0);
    },
    isCut: () => cut,
    resume: () => socket.resume(),
  };
}

/** A masked text frame of less than 126 bytes, with a mask of zeros. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
