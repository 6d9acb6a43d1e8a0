/** The time from a reporter's sending to the readers, against a bare ws server that sends as much to as many. */
import { clientOf } from '../support/client.js';
import { clock, pause, stamp } from '../support/clock.js';
import type { Bench, Figure } from '../support/figures.js';
import { startReaders } from '../support/load.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median, quantile } from '../support/samples.js';
import type { Heard } from '../load/readers.js';
import type { Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

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

/** Sets up Rallyline and the peer; both take turns within each interval, so that other work of the machine meets both. */
async function castOf(stage: Stage) {
  const folder = stage.folder();
  await fill(folder, { rally: 100 });
  const [token = ''] = await tokens(folder, 'rally', 1);
  const server = await stage.server(folder);
  const peer = await stage.program<number>('peers/broadcasting.ts');
  const ask = await startReaders(stage);
  await ask({ connect: 'rallyline', url: `ws://127.0.0.1:${server.port}`, blog: 'rally', count: READERS });
  await ask({ connect: 'bare', url: `ws://127.0.0.1:${peer.ready}`, count: READERS });
  const [ours, bare] = [clientOf(server.port), clientOf(peer.ready)];
  const post = (number: number) => {
    const headers = { Authorization: `Bearer ${token}` };
    return ours.post('/api/v1/blogs/rally/entries', update(number, stamp() + textOf(number)), headers);
  };
  await post(0);
  await pause(EVERY_MS);
  const { bytes } = await ask<Heard>({ heard: 'rallyline' });
  const broadcast = (number: number) => bare.post('/', { bytes, text: stamp() + textOf(number) });
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
