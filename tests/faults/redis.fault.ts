/** Redis goes away, comes back empty, and keeps a connection open that carries nothing (rules B2, F4). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('[B2] [F4] Redis stopped for 60 s: posts as fast as before, readers at most 4 s late, nobody is reset', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const [one = '', other = ''] = urls;
    const fleet = await stage.fleet();
    await fleet.join(500, urls, BLOG);
    const before = stage.poster(200, [one]);
    await sleep(10_000);
    const usual = percentile(
      (await before.stop()).map(({ took }) => took),
      0.5,
    );
    await fleet.forget();

    await cluster.redis.stop();
    const poster = stage.poster(200, [one]);
    await sleep(20_000);
    // A thousand come meanwhile, by the instance that hears of nothing but by comparing.
    const late = await stage.fleet();
    await late.join(1_000, [other], BLOG);
    await sleep(40_000);
    const posted = await poster.stop();
    await sleep(4_000);
    const during = await fleet.state();
    await cluster.redis.start();
    await sleep(10_000);

    expect(percentile(during.ages, 1)).toBeLessThanOrEqual(4_000);
    // As fast as before: what may be twice as long is the machine's noise, not a wait for Redis, which takes seconds.
    expect(
      percentile(
        posted.map(({ took }) => took),
        0.5,
      ),
    ).toBeLessThan(Math.max(2 * usual, usual + 50));
    const states = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet, late] });
    expect(states.map(({ restarts }) => restarts)).toEqual([0, 0]);
  } finally {
    await stage.end();
  }
});

test('[B2] what goes to Redis comes to nobody, on connections that stay open: healed by the subscriber’s heartbeat', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const [one = ''] = urls;
    const fleet = await stage.fleet();
    await fleet.join(500, urls, BLOG);
    const poster = stage.poster(200, [one]);
    await sleep(3_000);
    await fleet.forget();
    cluster.redis.loseAnswers();
    await sleep(15_000);
    const ages = (await fleet.state()).ages;
    expect(percentile(ages, 1)).toBeLessThanOrEqual(8_000);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
  } finally {
    await stage.end();
  }
});
