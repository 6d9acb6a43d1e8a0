/** A replica that lags takes the place of the database (rule J6). */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../support/postgres.js';
import { epochsIn, expectSettled } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

const READERS = 400;

test('[J6] the promotion of a replica a second behind at 5 entries a second resets each reader once and keeps all its entries', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters'], { LOG_LEVEL: 'warn' });
  const { cluster } = stage;
  const { postgres } = cluster;
  try {
    const replica = await postgres.follow(1_000);
    const copied = new URL(cluster.database);
    copied.port = new URL(replica.url).port;
    const urls = [cluster.instance('reader-1').url, cluster.instance('reader-2').url];
    const fleet = await stage.fleet();
    await fleet.join(READERS, urls, BLOG);
    const poster = stage.poster(200);
    await sleep(5_000);
    await fleet.forget();

    // The replica has the log up to a second ago when the database is gone.
    replica.cutOff();
    await sleep(1_200);
    await postgres.crash();
    await sleep(1_000);
    const acknowledged = poster.acknowledged.map(({ id }) => id);
    const kept = await ask<{ id: string }>(copied.href, 'select id from rallyline.entries');
    const had = new Set(kept.map(({ id }) => id));
    const gone = new Set(acknowledged.filter((id) => !had.has(id)));
    const [before] = await ask<{ epoch: string; head: string }>(copied.href, 'select epoch, head from rallyline.blogs');
    expect(gone.size).toBeGreaterThan(0);
    const ahead = await fleet.state();
    expect(ahead.least - Number(before?.head)).toBeGreaterThanOrEqual(gone.size);

    await replica.promote();
    await sleep(5_000);
    const [state] = await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet], gone });
    expect(state?.epochs).not.toEqual(ahead.epochs);
    expect(state?.epochs).toHaveLength(1);
    expect(state?.restarts).toBe(READERS);
    const said = epochsIn(
      cluster.instances.map(({ log }) => log()),
      BLOG,
    );
    expect(said).toContainEqual(
      expect.objectContaining({
        from: ahead.least,
        to: Number(before?.head),
        missing: ahead.least - Number(before?.head),
      }),
    );
    expect(await cluster.rallyline('verify', BLOG)).toContain('whole');
  } finally {
    await stage.end();
  }
});
