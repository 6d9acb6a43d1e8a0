/** Redis is emptied, goes away, comes back empty, carries no message, or was never there (rules B1, B2, F4). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { droppedBy, healsFromNow, healsOf } from '../support/metrics.js';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('[B2] [F4] while Redis is stopped for 60 s posts are as fast as before, readers at most 4 s late, and nobody is reset', async () => {
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
    // A thousand readers come to the instance that learns of entries only from the journal.
    const late = await stage.fleet();
    await late.join(1_000, [other], BLOG);
    await sleep(40_000);
    const posted = await poster.stop();
    await sleep(4_000);
    const during = await fleet.state();
    await cluster.redis.start();
    await sleep(10_000);

    expect(percentile(during.ages, 1)).toBeLessThanOrEqual(4_000);
    // Twice as long may be the machine's noise; a wait for Redis would take seconds.
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

test('[B2] a Redis whose open connections carry no message is left by the subscriber’s heartbeat', async () => {
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
    // Few reads of the journal: the bus carries messages again.
    const heals = await healsFromNow(urls);
    await sleep(10_000);
    expect(Math.max(...(await heals()))).toBeLessThanOrEqual(4);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect(state?.restarts).toBe(0);
  } finally {
    await stage.end();
  }
});

test('[B1] [B2] FLUSHALL, and a Redis that comes back empty, lose no entry and reset nobody, and the bus carries on', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const [one = '', other = ''] = urls;
    const fleet = await stage.fleet();
    await fleet.join(500, urls, BLOG);
    const poster = stage.poster(200, [one]);
    /** Counts how often the other instance reads the journal in ten seconds for entries that the bus should have brought. */
    const healsMeanwhile = async (): Promise<number> => {
      const before = await healsOf(other);
      await sleep(10_000);
      return (await healsOf(other)) - before;
    };
    await sleep(3_000);
    await fleet.forget();
    const flushing = new Redis(cluster.redis.behind);
    const empty = setInterval(() => void flushing.flushall(), 500);
    const flushed = await healsMeanwhile();
    clearInterval(empty);
    // The last of them may be under way.
    await flushing.quit();

    await cluster.redis.stop();
    await sleep(3_000);
    await cluster.redis.start();
    // Each instance tries again every two seconds.
    await sleep(5_000);
    const emptied = await healsMeanwhile();
    // Without a bus it would be ten; now and then a position is read before its message has come.
    expect(flushed).toBeLessThanOrEqual(4);
    expect(emptied).toBeLessThanOrEqual(4);
    const { ages } = await fleet.state();
    expect(percentile(ages, 1)).toBeLessThanOrEqual(4_000);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    expect([state?.restarts, state?.opened]).toEqual([0, 0]);
  } finally {
    await stage.end();
  }
});

/** The lines of a log that hold these words. */
function linesWith(log: string, words: string): string[] {
  return log.split('\n').filter((line) => line.includes(words));
}

test('[B1] [B2] instances with differing secrets or without a Redis log it once, and their readers have every entry', async () => {
  const said = { LOG_LEVEL: 'info' };
  const away = 'redis://rallyline:the-password-of-redis@127.0.0.1:1';
  const stage = await setStage(['reader-1', 'reader-2', 'reader-3'], said, {
    own: {
      'reader-2': { INSTANCE_SECRET: 'not-what-the-other-instances-sign-with' },
      'reader-3': { REDIS_URL: away },
    },
  });
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(300, urls, BLOG);
    for (const url of urls) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const posters = urls.slice(0, 2).map((url) => stage.poster(400, [url]));
    await sleep(15_000);
    await Promise.all(posters.map((poster) => poster.stop()));
    const [first = '', second = '', third = ''] = cluster.instances.map(({ log }) => log());
    for (const log of [first, second]) expect(linesWith(log, 'another INSTANCE_SECRET')).toHaveLength(1);
    for (const url of urls.slice(0, 2)) expect(await droppedBy(url, 'signature')).toBeGreaterThan(20);
    expect(linesWith(third, 'Redis is away')).toHaveLength(1);
    expect(linesWith(third, '127.0.0.1:1')).toHaveLength(1);
    expect(first + second + third).not.toMatch(/the-password-of-redis|not-what-the-other/);
    for (const poster of posters) {
      const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
      expect(state?.restarts).toBe(0);
    }
  } finally {
    await stage.end();
  }
});
