/** PostgreSQL restarts, and is away for a minute (rule F7). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('[F7] while PostgreSQL is stopped for 60 s every page is answered and no socket drops; posts wait and are stored once', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
  const { cluster } = stage;
  try {
    const urls = [cluster.instance('reader-1').url, cluster.instance('reader-2').url];
    const fleet = await stage.fleet();
    await fleet.join(500, urls, BLOG);
    const poster = stage.poster(500);
    await sleep(5_000);
    await fleet.forget();
    await cluster.postgres.halt();
    const statuses = new Set<number>();
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      statuses.add((await fetch(`${cluster.url}/live/${BLOG}`)).status);
      statuses.add((await fetch(`${cluster.url}/readyz`)).status);
      await sleep(500);
    }
    const away = await fleet.state();
    await cluster.postgres.resume();
    await sleep(10_000);
    expect([...statuses]).toEqual([200]);
    expect(away.connections).toEqual({ open: 500 });
    expect(away.opened).toBe(0);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
    // Entries sent meanwhile were refused, and sent again with their id.
    expect(poster.acknowledged.some(({ attempts }) => attempts > 5)).toBe(true);
    expect(state?.restarts).toBe(0);
  } finally {
    await stage.end();
  }
});

test('three restarts of PostgreSQL at 5 entries a second lose and double no entry', async () => {
  const stage = await setStage(['reader-1', 'reporters']);
  const { cluster } = stage;
  try {
    const urls = [cluster.instance('reader-1').url];
    const fleet = await stage.fleet();
    await fleet.join(200, urls, BLOG);
    const poster = stage.poster(200);
    for (let times = 0; times < 3; times += 1) {
      await sleep(4_000);
      await cluster.postgres.halt();
      await cluster.postgres.resume();
    }
    await sleep(4_000);
    await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
  } finally {
    await stage.end();
  }
});
