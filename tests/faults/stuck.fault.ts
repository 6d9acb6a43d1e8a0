/** Readers that do not read, among a thousand that do (rule S1). */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PING_INTERVAL_MS } from '../../server/socket/heartbeat.js';
import { until } from '../server/feed/instance.js';
import type { Instance } from '../support/cluster.js';
import { metricOf } from '../support/metrics.js';
import type { Crowd } from './support/crowd.js';
import type { Fleet } from './support/fleet.js';
import { memoryProbe } from './support/memoryProbe.js';
import { startPoster, type Poster } from './support/poster.js';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(400_000);

const READERS = 1_000;
const LONGEST = 10_000;
const MB = 1024 * 1024;
/** Bytes that a hundred stuck readers may cost the instance, in all. */
const MOST = 5 * MB;
/** A stuck reader is cut 30 s after the first frame that it missed; the rest is a busy machine's. */
const CUT_WITHIN_MS = 45_000;

let stage: Stage;
let instance: Instance;
let devices: string[] = [];
let fleet: Fleet | undefined;
let crowd: Crowd | undefined;
let poster: Poster | undefined;
const memory = memoryProbe();

beforeAll(async () => {
  stage = await setStage(['reader-1'], memory.settings);
  instance = stage.cluster.instance('reader-1');
  devices = await Promise.all(Array.from({ length: 10 }, (_, at) => stage.another(`Reporter ${String(at)}`)));
});
afterEach(async () => {
  poster?.abandon();
  await Promise.all([fleet?.end(), crowd?.end()]);
});
afterAll(() => stage.end());

const readersNow = (by: 'sockets' | 'streams') => metricOf(instance.url, 'rallyline_readers', `by="${by}"`);
/** Catch-ups that memory could not serve. */
const fromJournal = () => metricOf(instance.url, 'rallyline_catch_ups_total', 'source="journal"');
const cutSoFar = () => metricOf(instance.url, 'rallyline_readers_cut_total');

/**
 * Posts as fast as ten devices may, until it is enough: the kernel takes some megabytes for a reader that does not read,
 * and a reader that answers no ping is cut 20 s after it, before it has missed a frame.
 */
async function fillUntil(isEnough: () => Promise<boolean>): Promise<void> {
  const posters = devices.map((token) =>
    startPoster({ urls: [instance.url], blog: BLOG, token, everyMs: 110, longest: LONGEST }),
  );
  try {
    await until('it is enough', isEnough, 90_000);
  } finally {
    await Promise.all(posters.map((each) => each.stop()));
  }
}

/** Whether no frame was delivered for a second. */
async function takeNothing(): Promise<boolean> {
  const before = await metricOf(instance.url, 'rallyline_deliveries_total');
  await sleep(1_000);
  return (await metricOf(instance.url, 'rallyline_deliveries_total')) === before;
}

const allHeard = async (): Promise<boolean> => (await crowd?.state())?.open === 0;

async function historyIs(entries: number): Promise<boolean> {
  const answer = await fetch(`${instance.url}/api/v1/blogs/${BLOG}`);
  return ((await answer.json()) as { head: number }).head >= entries;
}

/** Measures both at once, so that a look at memory costs p99 the same every time. */
async function measured(fleet: Fleet): Promise<{ p99: number; held: number }> {
  const [p99, held] = await Promise.all([p99Over(fleet, 8_000), memory.held(instance)]);
  return { p99, held };
}

/** The p99 of entries' ages at their readers, over `ms` milliseconds. */
async function p99Over(fleet: Fleet, ms: number): Promise<number> {
  await fleet.forget();
  await sleep(ms);
  const { ages } = await fleet.state();
  return percentile(ages, 0.99);
}

/**
 * Expects a p99 as usual. Over some seconds p99 is the machine's worst moment, such as a garbage collection: a third of a
 * second and half again allow for that, and a wait for a stuck reader would take seconds.
 */
function expectUnchanged(now: number, usual: number): void {
  expect(now).toBeLessThan(1.5 * usual + 300);
}

test('[S1] a hundred readers that never read, and one that only answers pings, cost 5 MB at most, are cut, and delay nobody', async () => {
  fleet = await stage.fleet();
  crowd = await stage.crowd();
  await crowd.come(1, ['pings'], instance.url);
  // This reader reads no more after its first ping.
  await sleep(PING_INTERVAL_MS + 2_000);
  await crowd.come(100, ['stuck', 'stuckBehind'], instance.url);
  await until('they are in', async () => (await readersNow('sockets')) === 101, 20_000);
  const isFull = async (): Promise<boolean> => (await historyIs(50)) && (await takeNothing());
  await fillUntil(isFull);
  const begun = Date.now();

  poster = stage.poster(300, [instance.url], LONGEST);
  await fleet.join(READERS, [instance.url], BLOG);
  const during = await measured(fleet);
  // The figures were taken beside them.
  expect(await readersNow('sockets')).toBeGreaterThanOrEqual(READERS + 90);
  const isCut = async (): Promise<boolean> => (await readersNow('sockets')) <= READERS;
  await until('they are cut', isCut, CUT_WITHIN_MS - (Date.now() - begun));
  const cutAfter = Date.now() - begun;
  // The others did not answer a ping before their buffers were full.
  expect(await cutSoFar()).toBeGreaterThanOrEqual(50);
  await crowd.read();
  await until('their sockets are closed', allHeard, 15_000);

  const usual = await measured(fleet);
  console.info({ usual: usual.p99, later: during.p99, moreMB: (during.held - usual.held) / MB, cutAfter });
  expect(during.held - usual.held).toBeLessThan(MOST);
  expectUnchanged(during.p99, usual.p99);
  await expectSettled({ urls: [instance.url], blog: BLOG, poster, fleets: [fleet] });
});

test('[S1] a hundred streams that ask for the whole record and never read cost 5 MB at most, are cut, and delay nobody', async () => {
  // More than the kernel's buffers take, and not more than a stream gives from the beginning.
  await fillUntil(() => historyIs(1_600));
  fleet = await stage.fleet();
  poster = stage.poster(300, [instance.url], LONGEST);
  await fleet.join(READERS, [instance.url], BLOG);

  crowd = await stage.crowd();
  await fleet.forget();
  await crowd.come(100, ['streamBehind'], instance.url);
  const comesToRest = async (): Promise<boolean> => {
    const before = await fromJournal();
    await sleep(3_000);
    return (await fromJournal()) === before;
  };
  await until('the system has taken all that it takes', comesToRest, 90_000);
  const begun = Date.now();
  // While they are served, other readers wait no longer than without Redis.
  const meanwhile = percentile((await fleet.state()).ages, 0.99);
  // Within seconds the memory of the last catch-ups is free again; bytes that wait for the hundred stay.
  await sleep(10_000);
  const during = await measured(fleet);
  // The figures were taken beside them.
  expect(await readersNow('streams')).toBeGreaterThanOrEqual(80);
  const areCut = async (): Promise<boolean> => (await readersNow('streams')) === 0;
  await until('they are cut', areCut, CUT_WITHIN_MS - (Date.now() - begun));
  const cutAfter = Date.now() - begun;
  await crowd.read();
  await until('their connections are closed', allHeard, 15_000);
  // They have just read some hundred megabytes, on the same cores.
  await sleep(3_000);
  const usual = await measured(fleet);
  console.info({ usual: usual.p99, later: during.p99, moreMB: (during.held - usual.held) / MB, cutAfter, meanwhile });
  expect(during.held - usual.held).toBeLessThan(MOST);
  expect(meanwhile).toBeLessThan(4_000);
  expectUnchanged(during.p99, usual.p99);
  await expectSettled({ urls: [instance.url], blog: BLOG, poster, fleets: [fleet] });
});
