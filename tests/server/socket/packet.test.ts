import { inflateRawSync, constants } from 'node:zlib';
import { closeMessage, isCompressed, Packet } from '../../../server/socket/packet.js';

const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const long = (length: number) => 'Слава Україні! '.repeat(length).slice(0, length);

/** Returns the payload of an unmasked frame. */
function payloadOf(bytes: Buffer): Buffer {
  const short = bytes[1]!;
  if (short < 126) return bytes.subarray(2);
  return bytes.subarray(short === 126 ? 4 : 10);
}

test.each([100, 1_000, 70_000, 300_000])('a text of %i characters is inflated to itself, and is smaller', (length) => {
  const packet = new Packet(long(length));
  const [plain, compressed] = [packet.bytes(false), packet.bytes(true)];
  expect([plain[0], compressed[0]]).toEqual([0x81, 0xc1]);
  expect([isCompressed(plain), isCompressed(compressed)]).toEqual([false, true]);
  expect(payloadOf(plain).toString()).toBe(long(length));
  const whole = Buffer.concat([payloadOf(compressed), TAIL]);
  expect(inflateRawSync(whole, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toBe(long(length));
  expect(compressed.length).toBeLessThan(plain.length);
});

test('the bytes of a packet are made once for all readers, and a short text stays plain', () => {
  const packet = new Packet(long(500));
  expect(packet.bytes(true)).toBe(packet.bytes(true));
  expect(packet.bytes(false)).toBe(packet.bytes(false));
  const short = new Packet('42/live,["position",{}]');
  expect(short.bytes(true)).toBe(short.bytes(false));
});

test('a goodbye carries its code, and its answer carries none', () => {
  expect([...closeMessage(1001)]).toEqual([0x88, 2, 0x03, 0xe9]);
  expect([...closeMessage()]).toEqual([0x88, 0]);
});
