/** A group's readers over connections that note what is written to them, and when. */
import { jest } from '@jest/globals';
import { inflateRawSync, constants } from 'node:zlib';
import type { BuiltFrame, Frames } from '../../../server/feed/frames.js';
import { createMetrics, type Metrics } from '../../../server/metrics.js';
import { Heartbeat } from '../../../server/socket/heartbeat.js';
import type { ReaderConnection } from '../../../server/socket/readerConnection.js';
import { Laggards, ReaderGroup, SLICE } from '../../../server/socket/readerFanout.js';
import { PING_BYTES } from '../../../server/socket/readerPackets.js';

let metrics: Metrics;
let head: number;
let group: ReaderGroup;
let faults: unknown[];

beforeEach(() => {
  metrics = createMetrics();
  head = 7;
  faults = [];
  const frames = { framed: head, standing: () => ({ epoch: 'e1', head }), listen: () => () => undefined };
  const laggards = new Laggards(metrics, () => 0);
  group = new ReaderGroup(
    frames as unknown as Frames,
    { as: 'html', lang: 'en' },
    laggards,
    () => undefined,
    (error) => faults.push(error),
  );
});

interface Noted extends ReaderConnection {
  written: Buffer[];
}

function reader(deflates: boolean): Noted {
  const written: Buffer[] = [];
  const noted = { isIdle: true, isOpen: true, deflates, written, write: (bytes: Buffer) => written.push(bytes) };
  group.add(noted as unknown as Noted, head);
  return noted as unknown as Noted;
}

const frameOf = (text: string): BuiltFrame => ({ from: 8, to: 8, json: JSON.stringify({ text }) });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const LONG = 'x'.repeat(1_000);

test('a frame is compressed once for all who take that, goes plain to the others, and both are counted', async () => {
  const [one, other, plain] = [reader(true), reader(true), reader(false)];
  group.frame(frameOf(LONG));
  group.position({ epoch: 'e1', head: 8 });
  await settled();
  expect(one.written[0]).toBe(other.written[0]);
  const body = Buffer.concat([one.written[0]!.subarray(2), Buffer.from([0, 0, 0xff, 0xff])]);
  expect(inflateRawSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toContain(LONG);
  expect(plain.written[0]!.toString()).toContain(LONG);
  // A position is too short to be worth it.
  expect(one.written[1]).toBe(plain.written[1]);
  expect([metrics.deliveries, metrics.compressed]).toEqual([6, 2]);
});

test('a ping has the position in the same bytes, made once while the feed stands where it is', () => {
  const { pingBytes } = group;
  expect(pingBytes.toString('latin1')).toContain('42/live,["position",{"epoch":"e1","head":7}]');
  expect(pingBytes.subarray(-PING_BYTES.length).equals(PING_BYTES)).toBe(true);
  expect(group.pingBytes).toBe(pingBytes);
  head = 8;
  expect(group.pingBytes.toString('latin1')).toContain('"head":8}');
});

test('a ping does not tell a position whose frame is still on its way to some of the readers', async () => {
  for (let n = 0; n <= SLICE; n += 1) reader(false);
  head = 8;
  group.frame(frameOf(LONG));
  expect(group.pingBytes).toBe(PING_BYTES);
  // Readers have their frames in turns, as the processor comes to them.
  for (let turns = 0; turns < 2_000 && group.pingBytes === PING_BYTES; turns += 1) await settled();
  expect(group.pingBytes.toString('latin1')).toContain('"head":8}');
});

test('an hour of a quiet blog wakes a reader 75 times at most', () => {
  jest.useFakeTimers({ now: 0 });
  const wakes = new Set<number>();
  const heartbeat = new Heartbeat<{ ping: () => void; endUnlessHeard: () => void }>();
  heartbeat.add({ ping: () => group.pingBytes.length > 0 && wakes.add(Date.now()), endUnlessHeard: () => undefined });
  heartbeat.start();
  jest.advanceTimersByTime(3_600_000);
  heartbeat.stop();
  jest.useRealTimers();
  expect(wakes.size).toBeGreaterThan(60);
  expect(wakes.size).toBeLessThanOrEqual(75);
});

test('a write that fails for one reader is told once, and keeps neither this frame nor the next from the others', async () => {
  const [broken, other] = [reader(false), reader(false)];
  let writes = 0;
  broken.write = () => {
    if ((writes += 1) === 1) throw new Error('no memory');
  };
  group.frame(frameOf('one'));
  group.frame(frameOf('two'));
  await settled();
  expect(other.written.map(String)).toEqual([expect.stringContaining('one'), expect.stringContaining('two')]);
  expect([faults, writes]).toEqual([[new Error('no memory')], 2]);
});
