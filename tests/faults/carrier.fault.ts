/** Readers behind a mobile carrier's few addresses lose their connections and come back at once (rule S4). */
import { afterEach, expect, jest, test } from '@jest/globals';
import type { Heard, ReadersQuestion } from '../bench/load/readers.js';
import { startChild, type Child } from './support/child.js';
import { BLOG, setStage, type Stage } from './support/stage.js';

jest.setTimeout(600_000);

const READERS = 5_000;
const OF_ONE_ADDRESS = READERS / 4;
const TIMES = 10;

let stage: Stage | undefined;
let readers: Child<ReadersQuestion> | undefined;
afterEach(async () => {
  await readers?.end();
  await stage?.end();
});

test('[S4] 5,000 readers behind four addresses leave and come back at once, ten times, and all find a place', async () => {
  stage = await setStage(['reader-1']);
  readers = await startChild<ReadersQuestion>('../../bench/load/readers.ts');
  const url = (stage.cluster.instances[0]?.url ?? '').replace('http', 'ws');
  const turnedAway: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const name = `time ${time}`;
    await readers.ask({
      connect: name,
      url,
      count: READERS,
      blog: BLOG,
      ofOneAddress: OF_ONE_ADDRESS,
      // As many at once as the kernel's queue takes: a crowd that lost its connections comes back in one moment.
      atOnce: time === 0 ? 50 : 2_000,
    });
    const { turnedAway: away, open } = await readers.ask<Heard>({ heard: name });
    expect(open).toBe(READERS);
    turnedAway.push(away);
    await readers.ask({ leave: name });
  }
  expect(turnedAway).toEqual(Array.from({ length: TIMES + 1 }, () => 0));
});
