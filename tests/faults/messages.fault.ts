/** Messages over Redis are lost, repeated and reordered (rules F1, F4). */
import { expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, send } from './support/commands.js';
import { healsFromNow, healsOf } from '../support/metrics.js';
import { startRepeater } from './support/repeater.js';
import { expectChanged, expectSettled, percentile } from './support/settled.js';
import { BLOG, setStage } from './support/stage.js';

jest.setTimeout(300_000);

test('[F4] an entry whose message is lost, with silence after it, reaches readers of the other instance within 4 s', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster, token } = stage;
  try {
    const [one = '', other = ''] = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(200, [other], BLOG);
    const poster = stage.poster(200, [one]);
    await sleep(3_000);
    await poster.stop();
    await sleep(2_000);
    await fleet.forget();
    for (let times = 1; times <= 4; times += 1) {
      const id = randomUUID();
      let lost = 0;
      cluster.redis.sift((message) => {
        if (message.includes(id)) lost += 1;
        return !message.includes(id);
      });
      const heals = await healsOf(other);
      const entry = entryOf(id, `The last for now, sent-${String(Date.now())}.`);
      const { body } = await send(one, { token, blog: BLOG }, 'post', entry);
      await sleep(5_000);
      const state = await fleet.state();
      expect({ lost: lost > 0, least: state.least, seen: state.ages.length }).toEqual({
        lost: true,
        least: body.seq,
        seen: times * 200,
      });
      expect(percentile(state.ages, 1)).toBeLessThanOrEqual(4_000);
      // The instance compared its position with the journal's, once.
      expect(await healsOf(other)).toBe(heals + 1);
    }
    cluster.redis.sift(null);
    const [state] = await expectSettled({ urls: [one, other], blog: BLOG, poster, fleets: [fleet] });
    expect([state?.restarts, state?.opened]).toEqual([0, 0]);
  } finally {
    await stage.end();
  }
});

test('[F1] messages that come twice, late and in any order show no entry twice, bring none back, and keep the order', async () => {
  const stage = await setStage(['reader-1', 'reader-2']);
  const { cluster } = stage;
  try {
    const urls = cluster.instances.map(({ url }) => url);
    const fleet = await stage.fleet();
    await fleet.join(400, urls, BLOG);
    await fleet.forget();
    const healsSince = await healsFromNow(urls);
    const repeater = await startRepeater(cluster.redis);
    const posters = urls.map((url) => stage.poster(400, [url]));
    const changer = await stage.changer(1_000, urls);
    await sleep(25_000);
    const changed = await changer.stop();
    const [poster, other] = posters;
    await other?.stop();
    await poster?.stop();
    await sleep(1_000);
    const heals = await healsSince();
    const [seen, sent] = [repeater.seen(), repeater.sent()];
    repeater.stop();

    expect(seen).toBeGreaterThan(150);
    expect(sent).toBeGreaterThan(10 * seen);
    // A read for each message that came too early, and one a second; a repeated message causes none.
    for (const times of heals) expect(times).toBeLessThanOrEqual(seen + 60);
    expect(changed.wrong).toEqual([]);
    expect(changed.takenDown.length).toBeGreaterThan(5);
    for (const each of posters) {
      const [state] = await expectSettled({ urls, blog: BLOG, poster: each, fleets: [fleet] });
      expect([state?.restarts, state?.opened]).toEqual([0, 0]);
    }
    await expectChanged(urls, BLOG, changed);
    expect(await fleet.showing(changed.takenDown)).toBe(0);
  } finally {
    await stage.end();
  }
});
