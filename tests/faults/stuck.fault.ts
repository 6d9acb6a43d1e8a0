/** Readers that do not read, among a thousand that do (rule S1). */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../support/cluster.js';
import type { Fleet } from './support/fleet.js';
import { figure, memoryProbe, untilSo } from './support/instanceFigures.js';
import { startPoster, type Poster } from './support/poster.js';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(400_000);

const READERS = 1_000;
const LONGEST = 10_000;
const MB = 1024 * 1024;
/** What a hundred may cost the instance, in all. */
const MOST = 5 * MB;
/** A reader that takes nothing is cut after 30 s, counted from what it missed first; and this is CI's. */
const CUT_WITHIN_MS = 45_000;

let stage: Stage;
let fleet: Fleet;
let instance: Instance;
let poster: Poster;
const memory = memoryProbe();

beforeAll(async () => {
  stage = await setStage(['reader-1'], memory.settings);
  instance = stage.cluster.instance('reader-1');
});
afterEach(() => poster.stop());
afterAll(() => stage.end());

const readersNow = (by: 'sockets' | 'streams') => figure(instance, `rallyline_readers{by="${by}"}`);
const cutSoFar = () => figure(instance, 'rallyline_readers_cut_total');

/**
 * Posts until nobody takes anything more: on one machine the kernel holds some 4 MB for each who does not read. Four
 * devices, since one may post 10 a second.
 */
async function fillThem(): Promise<void> {
  const names = ['Bea', 'Cem', 'Dia', 'Eli'];
  const posters: Poster[] = [];
  for (const name of names) {
    const token = await stage.cluster.rallyline('token', BLOG, '--name', name, '--role', 'editor');
    posters.push(startPoster({ urls: [instance.url], blog: BLOG, token, everyMs: 110, longest: LONGEST }));
  }
  try {
    let before = await figure(instance, 'rallyline_deliveries_total');
    const isFull = async (): Promise<boolean> => {
      await sleep(2_000);
      const deliveries = await figure(instance, 'rallyline_deliveries_total');
      const taken = deliveries - before;
      before = deliveries;
      return taken === 0;
    };
    await untilSo('they take nothing more', isFull, 60_000);
  } finally {
    await Promise.all(posters.map((each) => each.stop()));
  }
}

/** How old entries are when readers have them, over so many seconds of entries at several a second. */
async function p99Over(ms: number): Promise<number> {
  await fleet.forget();
  await sleep(ms);
  const { ages } = await fleet.state();
  return percentile(ages, 0.99);
}

/**
 * The same, whatever else is there. What p99 says over some seconds is the worst moment that the machine had in it, a
 * collection of garbage or a neighbour's turn: a third of a second and half again is such a moment, and waiting for a
 * reader that does not read would be seconds.
 */
function expectUnchanged(now: number, usual: number): void {
  expect(now).toBeLessThan(1.5 * usual + 300);
}

test('[S1] a hundred that never read, and one that only says it is there: +5 MB, cut, and nobody else is later', async () => {
  const crowd = await stage.crowd();
  await crowd.come(100, ['stuck', 'stuckBehind'], instance.url);
  await crowd.come(1, ['pings'], instance.url);
  await untilSo('they are in', async () => (await readersNow('sockets')) === 101, 20_000);
  await fillThem();
  const begun = Date.now();

  fleet = await stage.fleet();
  poster = stage.poster(300, [instance.url], LONGEST);
  await fleet.join(READERS, [instance.url], BLOG);
  expect(await readersNow('sockets')).toBeGreaterThanOrEqual(READERS + 100);
  const [later, held] = [await p99Over(8_000), await memory.held(instance)];
  expect(await readersNow('sockets')).toBeGreaterThanOrEqual(READERS + 100);
  await untilSo(
    'they are cut',
    async () => (await readersNow('sockets')) <= READERS,
    CUT_WITHIN_MS - (Date.now() - begun),
  );
  expect(await cutSoFar()).toBeGreaterThanOrEqual(100);
  await crowd.read();
  await untilSo('their sockets are closed', async () => (await crowd.state()).open === 0, 15_000);

  const [usual, without] = [await p99Over(8_000), await memory.held(instance)];
  console.info({ usual, later, more: (held - without) / MB });
  expect(held - without).toBeLessThan(MOST);
  expectUnchanged(later, usual);
  await expectSettled({ urls: [instance.url], blog: BLOG, poster, fleets: [fleet] });
});

test('[S1] a hundred streams that never read: the same', async () => {
  poster = stage.poster(300, [instance.url], LONGEST);
  const [usual, without] = [await p99Over(8_000), await memory.held(instance)];
  const crowd = await stage.crowd();
  await crowd.come(100, ['streamBehind'], instance.url);
  const begun = Date.now();
  const entered = await untilSo('they are in', async () => (await memory.held(instance)) > 0, 20_000);
  const [later, held] = [await p99Over(8_000), await memory.held(instance)];
  await sleep(Math.max(0, CUT_WITHIN_MS - (Date.now() - begun)));
  await crowd.read();
  await untilSo('their connections are closed', async () => (await crowd.state()).open === 0, 15_000);
  expect(await readersNow('streams')).toBe(0);
  console.info({ usual, later, more: (held - without) / MB, entered });
  expect(held - without).toBeLessThan(MOST);
  expectUnchanged(later, usual);
  await expectSettled({ urls: [instance.url], blog: BLOG, poster, fleets: [fleet] });
});
