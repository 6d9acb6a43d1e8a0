/** An instance stands still, whether it is in the middle of an append or not. */
import { expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('SIGSTOP for 20 s under load: others post to the same blog within 4 s, and to another at once', async () => {
  const stage = await setStage(['reader-1', 'reader-2', 'reporters']);
  const { cluster } = stage;
  try {
    const [one, other] = [cluster.instance('reader-1'), cluster.instance('reader-2')];
    const fleet = await stage.fleet();
    await fleet.join(200, [other.url], BLOG);
    // Ten entries a second through the one that is stopped: it has one under way nearly all the time.
    const stopped = stage.poster(100, [one.url, other.url]);
    await sleep(3_000);
    one.signal('SIGSTOP');
    await sleep(200);
    const poster = stage.poster(500, [other.url]);
    await sleep(20_000);
    one.signal('SIGCONT');
    const posted = await poster.stop();
    expect(
      percentile(
        posted.map(({ took }) => took),
        1,
      ),
    ).toBeLessThanOrEqual(4_000);
    await sleep(3_000);
    await stopped.stop();
    expect(stopped.wrong).toEqual([]);
    await expectSettled({ urls: [one.url, other.url], blog: BLOG, poster, fleets: [fleet] });
  } finally {
    await stage.end();
  }
});
