/** Connections that ask for large answers and read none of them (rule S3). */
import { afterEach, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../server/feed/instance.js';
import { update } from '../support/rally.js';
import { memoryProbe } from './support/memoryProbe.js';
import { expectSettled } from './support/settled.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(400_000);

const MB = 1024 * 1024;
/** A hundred of these make an answer of some 4 MB: the system takes 2.6 MB for an end that does not read, and the rest waits. */
const LONG = 'Thousands stand before the embassy. '.repeat(550);
/** What twenty answers that wait, and the pages that the instance keeps anyway, may hold. */
const MOST = 120 * MB;
/** 30 s by rule S1, a look at all connections, and a busy machine. */
const CUT_WITHIN_MS = 60_000;
/** The slowest post of all, beside answers of 4 MB in the making and the probe's own collections of garbage. */
const POST_MS = 3_000;

let stage: Stage;
afterEach(() => stage.end());

/** Fills the blog with a hundred long entries; one device may send sixty at once. */
async function fill(url: string): Promise<void> {
  for (const name of ['Bo', 'Cy']) {
    const token = await stage.another(name);
    for (let entry = 0; entry < 50; entry += 1) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const body = JSON.stringify(update({ text: LONG }));
      const answer = await fetch(`${url}/api/v1/blogs/${BLOG}/entries`, { method: 'POST', headers, body });
      expect(answer.status).toBe(201);
    }
  }
}

test('[S3] twenty connections that read no answer, and twenty that ask two thousand times at once, hold little and are ended', async () => {
  const memory = memoryProbe();
  stage = await setStage(['reader-1'], memory.settings);
  const instance = stage.cluster.instance('reader-1');
  const urls = [instance.url];
  await fill(instance.url);
  const fleet = await stage.fleet();
  await fleet.join(100, urls, BLOG);
  const usual = await memory.held(instance);
  const crowd = await stage.crowd();
  const poster = stage.poster(500, urls);
  const begun = Date.now();
  await crowd.come(40, ['unread', 'pipelined'], instance.url);
  await sleep(8_000);
  const during = await memory.held(instance);
  const isFree = async (): Promise<boolean> => (await memory.held(instance)) - usual < MOST / 4;
  await until('their answers are cut', isFree, CUT_WITHIN_MS);
  const cutAfter = Date.now() - begun;
  await crowd.read();
  await until('their connections are closed', async () => (await crowd.state()).open === 0, 30_000);
  const { ended } = await crowd.state();
  const posted = await poster.stop();
  const slowest = Math.max(...posted.map(({ took }) => took));
  console.info({ moreMB: (during - usual) / MB, cutAfter, slowest, posts: posted.length });
  expect(ended).toEqual({ unread: 20, pipelined: 20 });
  expect(during - usual).toBeLessThan(MOST);
  expect(slowest).toBeLessThan(POST_MS);
  await expectSettled({ urls, blog: BLOG, poster, fleets: [fleet] });
});
