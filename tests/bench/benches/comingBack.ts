/** Ten thousand readers lose their connections in one moment, miss some entries, and come back as fast as they can. */
import { healsOf, metricOf } from '../../support/metrics.js';
import type { Heard } from '../load/readers.js';
import { clientOf } from '../support/client.js';
import { clock } from '../support/clock.js';
import type { Bench } from '../support/figures.js';
import { startReaders } from '../support/load.js';
import { fill, tokens, update } from '../support/rallies.js';
import { inStage, type Stage } from '../support/stage.js';

const READERS = 10_000;
/** Readers on their way at any time: far more than when they come back at random moments, as a reader's page does. */
const AT_ONCE = 2_000;
const MISSED = 20;
const BLOG = 'rally';

interface Run {
  /** Seconds until all readers are live again. */
  seconds: number;
  heard: Heard;
}

export const comingBack: Bench = {
  name: 'coming-back',
  about: `${READERS} readers come back at once, ${AT_ONCE} under way at any time, and have missed ${MISSED} entries`,
  measure: async () => {
    const ours = await inStage(rallyline);
    const stock = await inStage(socketio);
    return [
      {
        what: 'until all are live again',
        unit: 's',
        ours: ours.seconds,
        peer: { what: 'socket.io, joining a room', value: stock.seconds },
        target: { of: 'ratio', most: 1 },
      },
      {
        what: 'readers without what they had missed',
        unit: 'of 1,000',
        ours: 1_000 * (1 - ours.caughtUp / READERS),
        target: { of: 'ours', most: 0 },
      },
      { what: 'times the journal was read', unit: 'times', ours: ours.reads, target: { of: 'ours', most: 1 } },
      { what: 'told to come later, and did', unit: 'times', ours: ours.heard.turnedAway },
    ];
  },
};

async function rallyline(stage: Stage): Promise<Run & { reads: number; caughtUp: number }> {
  const folder = stage.folder();
  await fill(folder, { [BLOG]: 100 });
  const [token = ''] = await tokens(folder, BLOG, 1);
  const { port, url } = await stage.server(folder);
  const client = clientOf(port);
  const standing = async () => {
    const { epoch, head } = JSON.parse((await client.get(`/api/v1/blogs/${BLOG}`)).body.toString()) as {
      epoch: string;
      head: number;
    };
    return { epoch, seq: head };
  };
  const reads = async () =>
    (await metricOf(url, 'rallyline_catch_ups_total', 'source="journal"')) + (await healsOf(url));
  const caughtUp = () => metricOf(url, 'rallyline_catch_ups_total', 'source="memory"');
  let before = { reads: 0, caughtUp: 0 };
  const run = await leaveAndComeBack(stage, `ws://127.0.0.1:${port}`, async () => {
    const left = await standing();
    for (let number = 0; number < MISSED; number += 1) {
      await client.post(`/api/v1/blogs/${BLOG}/entries`, update(number), { Authorization: `Bearer ${token}` });
    }
    before = { reads: await reads(), caughtUp: await caughtUp() };
    return left;
  });
  return { ...run, reads: (await reads()) - before.reads, caughtUp: (await caughtUp()) - before.caughtUp };
}

async function socketio(stage: Stage): Promise<Run> {
  const { ready: port } = await stage.program<number>('peers/stockSocketio.ts');
  return leaveAndComeBack(stage, `ws://127.0.0.1:${port}`, () => Promise.resolve(undefined));
}

/** Lets all readers join, leave and come back; `meanwhile` returns their position when they left. */
async function leaveAndComeBack(
  stage: Stage,
  url: string,
  meanwhile: () => Promise<{ epoch: string; seq: number } | undefined>,
): Promise<Run> {
  const ask = await startReaders(stage);
  await ask({ connect: 'readers', url, count: READERS, blog: BLOG });
  await ask({ leave: 'readers' });
  const standing = await meanwhile();
  const begun = clock();
  await ask({ connect: 'again', url, count: READERS, blog: BLOG, atOnce: AT_ONCE, ...(standing && { standing }) });
  const seconds = (clock() - begun) / 1_000;
  return { seconds, heard: await ask<Heard>({ heard: 'again' }) };
}
