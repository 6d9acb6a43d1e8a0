/** The way of a change to a webhook: how soon it leaves, and what a long blog adds to that. */
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { Webhook, type WebhookSettings } from '../../../server/outlets/webhook.js';
import { OutletsRoom } from '../../../server/outlets/outletsRoom.js';
import { Followers } from '../../../server/record/followers.js';
import { HookReceiver } from '../../support/outlets/hookReceiver.js';
import { RecordHouse } from '../../support/outlets/recordHouse.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import type { Bench, Figure } from '../support/figures.js';
import { fill } from '../support/rallies.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const LONG = 100_000;
const SHORT = 100;
const ROUNDS = 200;
const WARM = 30;
const MOST_MS = 1_000;
const MOST = 1.3;
const BLOG = 'rally';
const SECRET = 'secret';

export const webhooks: Bench = {
  name: 'webhooks',
  about: `a webhook of a blog of ${LONG} entries and of one of ${SHORT}, in turns, in this process: from posting until the request has come`,
  measure: async (stage) => {
    const long = await houseOf(stage, LONG);
    const short = await houseOf(stage, SHORT);
    for (let round = -WARM; round < ROUNDS; round += 1) {
      for (const house of round % 2 === 0 ? [long, short] : [short, long]) {
        const took = await tellOne(house, round);
        if (round >= 0) house.samples.push(took);
      }
    }
    for (const house of [long, short]) await house.close();
    return figures(long.samples, short.samples);
  },
};

interface House {
  record: RecordHouse;
  receiver: HookReceiver;
  samples: number[];
  close: () => Promise<void>;
}

async function houseOf(stage: Stage, entries: number): Promise<House> {
  const folder = stage.folder();
  await fill(folder, { [BLOG]: entries });
  const now = () => new Date();
  const store = await openSqliteStore({ folder, server: true, now });
  const record = new RecordHouse(store, BLOG);
  const receiver = new HookReceiver();
  await receiver.start();
  receiver.secrets.set('bench', SECRET);
  const settings: WebhookSettings = { url: receiver.address('bench'), secret: SECRET, former: [] };
  await store.outlets.add({ id: 'bench', blog: BLOG, kind: 'webhook', settings, addedAt: now().toISOString() }, 1);
  const end = await carryIn(record, now);
  const close = async (): Promise<void> => {
    await end();
    await receiver.stop();
    await store.close();
  };
  return { record, receiver, samples: [], close };
}

/** Hears and carries as a server does; its way out alone reaches loopback. */
async function carryIn({ store, bus }: RecordHouse, now: () => Date): Promise<() => Promise<void>> {
  const onFault = (error: unknown): never => {
    throw error;
  };
  const { journal } = store;
  const followers = new Followers({ journal, bus, onFault });
  const outbound = loopbackOutbound();
  const carriers = { webhook: new Webhook({ outbound, now }) };
  const room = new OutletsRoom({ store, journal, followers, carriers, now, onFault });
  await store.followers.make('outlets');
  followers.start();
  room.start();
  return async () => {
    await room.stop();
    followers.stop();
    outbound.stop();
  };
}

/** Milliseconds from the beginning of a post until its request was read by the receiver. */
async function tellOne({ record, receiver }: House, round: number): Promise<number> {
  const before = receiver.received.length;
  const begun = performance.now();
  record.now = Date.now();
  await record.post(textOf(round + WARM));
  while (receiver.received.length === before) {
    if (performance.now() - begun > 10_000) throw new Error('the webhook was not told within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return (receiver.received.at(-1)?.at ?? Infinity) - begun;
}

function figures(long: number[], short: number[]): Figure[] {
  const peer = { what: `${SHORT} entries`, value: median(short) };
  const worst = { what: `${SHORT} entries`, value: Math.max(...short) };
  return [
    { what: 'median', unit: 'ms', ours: median(long), peer, target: { of: 'ratio', most: MOST } },
    { what: 'worst', unit: 'ms', ours: Math.max(...long), peer: worst, target: { of: 'ours', most: MOST_MS } },
  ];
}
