/** An attacker writes to Redis: forged messages, and old signed messages repeated (rules B1, F1). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  altered,
  OTHER_SECRET,
  PAST_EPOCH,
  sealedAs,
  SECRET,
  startForger,
  TOO_LARGE,
  type Forger,
} from './support/forger.js';
import { droppedBy, healsFromNow } from '../support/metrics.js';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

/** Messages that no instance signed for this blog. */
function unsigned(forger: Forger) {
  return {
    altered: (item, sealed) => altered(forger.next(item), sealed),
    otherSecret: (item) => sealedAs(forger.next(item), OTHER_SECRET),
    far: (item) => {
      const next = forger.next(item);
      return sealedAs({ ...next, seq: (next.seq ?? 0) + 1_000, step: next.step + 1_000 }, OTHER_SECRET);
    },
    otherEpoch: (item) => sealedAs({ ...forger.next(item), epoch: PAST_EPOCH }, OTHER_SECRET),
    // Well signed, but for another blog's channel.
    otherBlog: (item) => sealedAs(forger.next(item), SECRET, { channel: 'rallyline:blog:another' }),
    bare: (item) => Buffer.from(JSON.stringify(forger.next(item))),
    none: () => Buffer.from('no message'),
  } satisfies Parameters<Forger['flood']>[0];
}

/** Runs `flood` while 400 read and one posts, and returns what it did; `flood` returns its messages' number by kind. */
async function floodedBy(flood: (forger: Forger) => Promise<Record<string, number>>) {
  const stage = await setStage(['reader-1', 'reader-2'], { INSTANCE_SECRET: SECRET, LOG_LEVEL: 'warn' });
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(400, urls, BLOG);
    const forger = await startForger(cluster.redis, BLOG);
    const poster = stage.poster(200, urls.slice(0, 1));
    await sleep(3_000);
    await fleet.forget();
    const healsSince = await healsFromNow(urls);
    const counts = await flood(forger);
    const during = await fleet.state();
    const posted = await poster.stop();
    await sleep(1_000);
    const heals = await healsSince();
    forger.stop();

    expect(await fleet.showing(forger.madeUp)).toBe(0);
    expect(percentile(during.ages, 1)).toBeLessThanOrEqual(4_000);
    expect(posted.every(({ took }) => took <= 4_000)).toBe(true);
    const dropped = await Promise.all(
      urls.map(async (url) => ({
        signature: await droppedBy(url, 'signature'),
        oversized: await droppedBy(url, 'oversized'),
        malformed: (await droppedBy(url, 'version')) + (await droppedBy(url, 'malformed')),
        stale: await droppedBy(url, 'stale'),
      })),
    );
    const logs = cluster.instances.map(({ log }) => log());
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect([state?.restarts, state?.opened]).toEqual([0, 0]);
    return { counts, heals, dropped, logs };
  } finally {
    await stage.end();
  }
}

test('[B1] a thousand forged messages a second show nowhere, cause no reads of the journal, and delay nobody', async () => {
  const { counts, heals, dropped, logs } = await floodedBy(async (forger) => {
    const flood = forger.flood(unsigned(forger), 1_000, 10_000);
    for (let sent = 0; sent < 20; sent += 1) {
      await forger.send(TOO_LARGE);
      await sleep(400);
    }
    return flood;
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBeGreaterThan(8_000);
  // At most once a second: a position that was read before its message came.
  for (const times of heals) expect(times).toBeLessThanOrEqual(12);
  const { altered: first = 0, otherSecret = 0, far = 0, otherEpoch = 0, otherBlog = 0, bare = 0, none = 0 } = counts;
  const signature = first + otherSecret + far + otherEpoch + otherBlog;
  for (const each of dropped) expect(each).toMatchObject({ signature, oversized: 20, malformed: bare + none });
  for (const log of logs) expect(log.match(/another INSTANCE_SECRET/g)).toHaveLength(1);
});

test('[F1] a thousand signed messages a second of a past epoch make an instance read the journal once a second at most', async () => {
  const { counts, heals, dropped } = await floodedBy((forger) => {
    const signed: Parameters<Forger['flood']>[0] = {
      past: (item) => sealedAs({ ...item, epoch: PAST_EPOCH }, SECRET),
      // A message signed more than a minute ago is dropped for its age.
      stale: (item) => sealedAs(forger.next(item), SECRET, { at: Date.now() - 61_000 }),
    };
    return forger.flood(signed, 1_000, 10_000);
  });
  expect(counts.past).toBeGreaterThan(4_000);
  for (const times of heals) expect(times).toBeLessThanOrEqual(25);
  for (const { stale } of dropped) expect(stale).toBe(counts.stale);
});
