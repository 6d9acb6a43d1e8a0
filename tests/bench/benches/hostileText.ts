/** The time of an entry's way to a reader right after a text made to hang Markdown parsers, against after a harmless text. */
import { clientOf } from '../support/client.js';
import { pause, stamp } from '../support/clock.js';
import type { Bench } from '../support/figures.js';
import type { Heard } from '../load/readers.js';
import { startReaders } from '../support/load.js';
import { fill, tokens, update } from '../support/rallies.js';
import { quantile, median } from '../support/samples.js';
import { textOf } from '../support/texts.js';

const SEEDS = ['*_a', '__a**', '**a _', '>', '1. ', '> - ', '['];
const LENGTH = 20_000;
const ROUNDS = 3;
const BLOG = 'rally';
/** Milliseconds until the frame of the entry before has gone. */
const QUIET_MS = 400;

export const hostileText: Bench = {
  name: 'hostile-text',
  about: `the entry that follows 20,000 characters, ${SEEDS.length} kinds of them, ${ROUNDS} times each; from sending it to a reader having it`,
  measure: async (stage) => {
    const folder = stage.folder();
    await fill(folder, { [BLOG]: 20 });
    const [token = ''] = await tokens(folder, BLOG, 1);
    const server = await stage.server(folder);
    const ask = await startReaders(stage);
    await ask({ connect: 'reader', url: `ws://127.0.0.1:${server.port}`, blog: BLOG, count: 1 });
    const client = clientOf(server.port);
    let number = 0;
    const post = (text: string) =>
      client.post(`/api/v1/blogs/${BLOG}/entries`, update((number += 1), text), { Authorization: `Bearer ${token}` });
    const agesAfter = async (text: string): Promise<number[]> => {
      await ask({ forget: true });
      for (let round = 0; round < ROUNDS; round += 1) {
        await post(text);
        await pause(QUIET_MS);
        await post(stamp() + textOf(number));
        await pause(QUIET_MS);
      }
      return [...(await ask<Heard>({ heard: 'reader' })).ages];
    };
    const [ours, peers]: [number[], number[]] = [[], []];
    for (const seed of SEEDS) {
      ours.push(...(await agesAfter(seed.repeat(LENGTH).slice(0, LENGTH))));
      peers.push(...(await agesAfter('They sing. '.repeat(LENGTH).slice(0, LENGTH))));
    }
    if (ours.length !== SEEDS.length * ROUNDS) throw new Error('not every next entry came');
    const what = 'after a harmless text';
    return [
      { what: 'the next entry, median', unit: 'ms', ours: median(ours), peer: { what, value: median(peers) } },
      {
        what: 'the next entry, longest',
        unit: 'ms',
        ours: quantile(ours, 1),
        peer: { what, value: quantile(peers, 1) },
        target: { of: 'ours', most: 1_000 },
      },
    ];
  },
};
