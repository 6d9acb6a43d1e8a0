/**
 * A clock on the wall that is set while the server runs: what is remembered in memory goes by a clock that never goes back,
 * so nothing is held up by an hour, and nothing ends an hour early.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { LocalBus } from '../../server/bus/localBus.js';
import { Drops } from '../../server/bus/redis/drops.js';
import { bytesOf } from '../../server/feed/pageBytes.js';
import { KeptShortly } from '../../server/http/sitemaps/keptShortly.js';
import { Leases } from '../../server/leases.js';
import { Rounds } from '../../server/leases/rounds.js';
import { OutageNotes, type Log } from '../../server/log.js';
import { createMetrics } from '../../server/metrics.js';
import { PurgeRequests } from '../../server/purging/requests.js';
import { Followers } from '../../server/record/followers.js';
import { PUBLIC_LIST } from '../../server/record/lists.js';
import { Laggards, type ReaderGroup } from '../../server/socket/readerFanout.js';
import type { ReaderConnection } from '../../server/socket/readerConnection.js';
import type { JournalItem, JournalLists } from '../../server/storage/ports.js';
import { Pace } from '../../server/telegram/pace.js';
import { Hub } from '../../server/websub/hub.js';

const HOUR = 3_600_000;

// Both clocks are the tests' own: only what passes moves the one that never goes back.
beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

const setBack = (ms = HOUR): void => jest.setSystemTime(Date.now() - ms);
const pass = (ms: number): void => jest.advanceTimersByTime(ms);

async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks += 1) {
    if (looks > 1_000) throw new Error('it never came');
    await sleep(5);
  }
}

function notingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const note = (line: string): void => void lines.push(line);
  return { log: { warn: note, info: note, fault: () => 'id', request: () => undefined }, lines };
}

test('a channel of Telegram gets its next message a second later', () => {
  const pace = new Pace();
  pace.note(7, 1);
  setBack();
  expect(pace.waitFor(7)).toBe(1_000);
  pass(1_000);
  expect(pace.waitFor(7)).toBe(0);
});

test('a hub that failed is told again after its pause', async () => {
  let asked = 0;
  const outbound = { send: async () => ((asked += 1), { kind: 'away' }) as never };
  const hub = new Hub({ url: 'https://hub.example', outbound, log: notingLog().log });
  const tell = () => hub.tell('https://x/feed', new AbortController().signal).catch(() => undefined);
  await tell();
  setBack();
  await tell();
  expect(asked).toBe(1);
  pass(5_000);
  await tell();
  expect(asked).toBe(2);
});

test('a place that asked for a pause is worked at again after it', async () => {
  let [worked, looked] = [0, 0];
  const port = { lease: async () => 'held', renew: async () => ({ asked: false }), release: async () => undefined };
  const rounds = new Rounds<string>({
    leases: new Leases(port as never, { leaseMs: 60_000, renewEveryMs: 60_000, askEveryMs: 5 }),
    ...{ name: 'work', what: 'work', atOnce: 1, lookEveryMs: 1, keyOf: (place: string) => place },
    look: async () => ((looked += 1), ['a']),
    round: async () => ((worked += 1), 1_000),
    onFault: () => undefined,
  });
  rounds.start();
  await until(() => worked === 1);
  setBack();
  const before = looked;
  await until(() => looked > before + 2);
  expect(worked).toBe(1);
  pass(1_000);
  await until(() => worked === 2);
  await rounds.stop();
});

test('a sitemap is made anew after ten seconds', async () => {
  let made = 0;
  const kept = new KeptShortly();
  const get = () => kept.get('a', async () => ({ page: bytesOf(String((made += 1))) }));
  await get();
  setBack();
  pass(10_000);
  await get();
  expect(made).toBe(2);
});

test('a reader who lags is cut after half a minute, not when the clock jumps ahead', () => {
  const metrics = createMetrics();
  const laggards = new Laggards(metrics);
  let isCut = false;
  laggards.add({ isIdle: false, cut: () => (isCut = true) } as unknown as ReaderConnection, {} as ReaderGroup);
  setBack(-HOUR);
  pass(1_000);
  expect(isCut).toBe(false);
  setBack();
  pass(30_000);
  expect(isCut).toBe(true);
  laggards.stop();
});

test('an outage has its next line in the log after a minute', () => {
  const { log, lines } = notingLog();
  const notes = new OutageNotes(log, () => 'id');
  notes.note('the store', new Error('away'));
  setBack();
  notes.note('the store', new Error('away'));
  expect(lines).toHaveLength(1);
  pass(60_000);
  notes.note('the store', new Error('away'));
  expect(lines).toHaveLength(2);
});

test('a message of the bus that is not believed has its next line in the log after a minute', () => {
  const { log } = notingLog();
  const drops = new Drops({ log, metrics: createMetrics(), place: 'redis' });
  expect(drops.warn('stale')).toBe(true);
  setBack();
  pass(60_000);
  expect(drops.warn('stale')).toBe(true);
});

test('a follower that hears of another epoch asks the journal again after a second', async () => {
  let asked = 0;
  const journal = { since: async () => ((asked += 1), null) } as unknown as JournalLists;
  const bus = new LocalBus(() => undefined);
  const follower = new Followers({ journal, bus, onFault: () => undefined }).open('baku', PUBLIC_LIST);
  follower.begin({ epoch: 'one', at: 1 }, { take: () => undefined, beginEpoch: (_batch, stood) => stood });
  const item: JournalItem = { slug: 'baku', epoch: 'other', step: 2, seq: 2, entry: null, blog: null };
  const hear = async (): Promise<void> => {
    follower.accept(item);
    await follower.settled();
  };
  await hear();
  setBack();
  await hear();
  expect(asked).toBe(1);
  pass(1_000);
  await hear();
  expect(asked).toBe(2);
});

test('a cache that cannot be told what to drop is given up after a minute, and the log says so', async () => {
  const { log, lines } = notingLog();
  const requests = new PurgeRequests({ url: 'http://127.0.0.1:9/', log });
  requests.purge('baku');
  setBack();
  pass(60_000);
  await until(() => lines.length > 0);
  await requests.stop();
});
