/** An instance is killed under its readers, while entries go on. */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('kill -9 of an instance with 2,000 readers at 5 entries a second loses no entry, and all readers move to the other', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
  const { cluster } = stage;
  try {
    const [one, other] = [cluster.instance('reader-1'), cluster.instance('reader-2')];
    // Readers come through Caddy, which gives those of a lost instance another one.
    const fleet = await stage.fleet();
    await fleet.join(2_000, [cluster.url], BLOG);
    const poster = stage.poster(200);
    await sleep(5_000);
    await one.kill();
    await sleep(20_000);
    await one.start();
    await sleep(10_000);
    const [state] = await expectSettled({ urls: [one.url, other.url], blog: BLOG, poster, fleets: [fleet] });
    expect(state?.connections).toEqual({ open: 2_000 });
    expect(state?.restarts).toBe(0);
  } finally {
    await stage.end();
  }
});
