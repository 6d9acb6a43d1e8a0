/** How long after a reporter sent an entry its readers have it, against a bare ws server that sends as much to as many. */
import { clientOf } from '../support/client.js';
import { clock, pause, stamp } from '../support/clock.js';
import type { Bench, Figure } from '../support/figures.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median, quantile } from '../support/samples.js';
import type { Heard, ReadersQuestion } from '../load/readers.js';
import type { Stage } from '../support/stage.js';
import { wordsOf } from '../support/words.js';

const READERS = 1_000;
const EVERY_MS = 500;
const POSTS = 60;
const WARM = 6;

export const postToFrame: Bench = {
  name: 'post-to-frame',
  about: `${READERS} readers on WebSockets, a post every ${EVERY_MS} ms; from sending it to each reader having it`,
  measure: async (stage) => {
    const { post, broadcast, ask } = await castOf(stage);
    for (let number = -WARM; number < POSTS; number += 1) {
      if (number === 0) await ask({ forget: true });
      const begun = clock();
      await post(number + WARM);
      await pause(begun + EVERY_MS / 2 - clock());
      await broadcast(number + WARM);
      await pause(begun + EVERY_MS - clock());
    }
    return figuresOf(await ask<Heard>({ heard: 'rallyline' }), await ask<Heard>({ heard: 'bare' }));
  },
};

/** Ours and the peer take turns within each interval, so that whatever else the machine does meets both alike. */
async function castOf(stage: Stage) {
  const folder = stage.folder();
  await fill(folder, { rally: 100 });
  const [token = ''] = await tokens(folder, 'rally', 1);
  const server = await stage.server(folder);
  const peer = await stage.program<number>('peers/broadcasting.ts');
  const readers = await stage.program('load/readers.ts');
  const ask = <Answer>(question: ReadersQuestion) => readers.ask<Answer>(question);
  await ask({ connect: 'rallyline', url: `ws://127.0.0.1:${server.port}`, blog: 'rally', count: READERS });
  await ask({ connect: 'bare', url: `ws://127.0.0.1:${peer.ready}`, count: READERS });
  const [ours, bare] = [clientOf(server.port), clientOf(peer.ready)];
  const post = (number: number) => {
    const headers = { Authorization: `Bearer ${token}` };
    return ours.post('/api/v1/blogs/rally/entries', update(number, stamp() + wordsOf(number)), headers);
  };
  await post(0);
  await pause(EVERY_MS);
  const { bytes } = await ask<Heard>({ heard: 'rallyline' });
  const broadcast = (number: number) => bare.post('/', { bytes, text: stamp() + wordsOf(number) });
  return { post, broadcast, ask };
}

function figuresOf(ours: Heard, bare: Heard): Figure[] {
  const what = 'ws, one loop of send()';
  const lost = ({ ages }: Heard) => 1_000 * (1 - ages.length / (POSTS * READERS));
  return [
    {
      what: 'post to frame, median',
      unit: 'ms',
      ours: median(ours.ages),
      peer: { what, value: median(bare.ages) },
    },
    {
      what: 'post to frame, p99',
      unit: 'ms',
      ours: quantile(ours.ages, 0.99),
      peer: { what, value: quantile(bare.ages, 0.99) },
      target: { of: 'ours', most: 100 },
    },
    {
      what: 'deliveries that did not come',
      unit: 'of 1,000',
      ours: lost(ours),
      target: { of: 'ours', most: 0 },
    },
    { what: 'size of a frame', unit: 'KB', ours: ours.bytes / 1_000, peer: { what, value: bare.bytes / 1_000 } },
  ];
}
