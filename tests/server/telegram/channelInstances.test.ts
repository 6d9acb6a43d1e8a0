/** A channel through accidents: instances that die or are stopped, and two at once. */
import { jest } from '@jest/globals';
import { atEveryDeath } from '../../contracts/followers/everyDeath.js';
import type { Death } from '../../contracts/followers/instance.js';
import { withTime } from '../../support/outlets/outletHouse.js';
import { ChannelOutlet } from '../../support/telegram/channelOutlet.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(600_000);

/** A busy machine is given time: nothing here is about how soon something stands. */
const PATIENCE_MS = 180_000;

async function opened(): Promise<ChannelOutlet> {
  const made = new ChannelOutlet(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await made.open();
  return made;
}
let house: ChannelOutlet;
beforeEach(async () => (house = await opened()));
afterEach(() => house.close());
afterAll(removeFolders);

test('two instances carry each entry once, in order, and its revision and its takedown once it stands there', async () => {
  house.startCarrying();
  house.startCarrying();
  const outlet = await house.set();
  const all = Array.from({ length: 12 }, (_, n) => `No ${n.toString()}`);
  const ids: string[] = [];
  for (const text of all) ids.push(await house.record.post(text));
  await house.stands(all, PATIENCE_MS);
  for (const n of [3, 4]) await house.record.revise(ids[n]!, { text: `No ${n.toString()}, mended` });
  for (const n of [0, 5]) await house.record.takeDown(ids[n]!);
  const late = await house.record.post('No 12');
  await house.record.takeDown(late);
  ids.push(late, await house.record.post('No 13'));
  const left = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11].map((n) => `No ${n.toString()}${n === 3 || n === 4 ? ', mended' : ''}`);
  await house.stands([...left, 'No 13'], PATIENCE_MS);
  await withTime(house, 'all is noted', async () => (await house.store.outlets.waiting(outlet, 9)).length === 0);
  expect(await house.known(outlet, ids)).toEqual({ words: [...left, 'No 13'], unknown: 0 });
  expect(house.record.faults).toEqual([]);
});

test('an instance that is stopped in the middle of a send notes the message, and the next one takes it back', async () => {
  const first = house.startCarrying();
  await house.set();
  house.service.next('sendMessage', 'late');
  const id = await house.record.post('No 1');
  const sent = () => house.service.asked.filter((method) => method === 'sendMessage').length;
  await withTime(house, 'it is sent', () => sent() === 1);
  await first.stop();
  house.startCarrying();
  await house.record.post('No 2');
  await house.stands(['No 1', 'No 2']);
  await house.record.takeDown(id);
  await house.stands(['No 2']);
  expect([sent(), (await house.store.outlets.outlets('baku'))[0]?.failure]).toEqual([2, null]);
});

/** Three entries are told, one is mended, one taken down, and another instance takes over. Resolves with the messages that nobody knows. */
async function dies(death: Death): Promise<number> {
  const here = await opened();
  try {
    const outlet = await here.set();
    here.startCarrying(death);
    const orDead = (...words: string[]) => {
      const isSo = () => death.hasCome || words.join() === here.words().join();
      return withTime(here, `it has told ${words.join(', ')}, or is dead`, isSo, PATIENCE_MS);
    };
    const one = await here.record.post('No 1');
    const two = await here.record.post('No 2');
    const gone = await here.record.post('No 3');
    await orDead('No 1', 'No 2', 'No 3');
    await here.record.revise(one, { text: 'No 1, mended' });
    const isNoted = (await here.store.outlets.notes(outlet, [gone])).size === 1;
    await here.record.takeDown(gone);
    await orDead('No 1, mended', 'No 2');
    death.spare();
    here.startCarrying();
    const ids = [one, two, gone, await here.record.post('No 4')];
    const has = (word: string) => here.words().includes(word);
    const isDone = async () =>
      has('No 1, mended') && has('No 2') && has('No 4') && (await here.store.outlets.waiting(outlet, 9)).length === 0;
    await withTime(here, `all stands there, after a death at ${death.where}`, isDone, PATIENCE_MS);
    const { words, unknown } = await here.known(outlet, ids);
    // What was not carried yet when it was mended comes at its new place.
    expect({ where: death.where, words: words.toSorted() }).toEqual({
      where: death.where,
      words: ['No 1, mended', 'No 2', 'No 4'],
    });
    expect({ where: death.where, late: words.at(-1) === 'No 2' }).toEqual({ where: death.where, late: false });
    expect({ where: death.where, isRare: unknown <= 1 }).toEqual({ where: death.where, isRare: true });
    if (isNoted)
      expect({ where: death.where, words: here.words() }).not.toMatchObject({
        words: expect.arrayContaining(['No 3']),
      });
    return unknown;
  } finally {
    await here.close();
  }
}

test('an instance that dies at any await leaves nothing out, nothing that was taken down, and nothing older after something newer; at most one message is known to nobody', async () => {
  let unknown = 0;
  const story = async (death: Death) => void (unknown += await dies(death));
  // Guards its own premise: it hears, tells, reads what waits, looks again, sends and notes.
  expect(await atEveryDeath(['told', 'tell', 'waiting', 'entry', 'send', 'take'], story)).toBeGreaterThan(40);
  // Sent, and not noted yet.
  expect(unknown).toBeGreaterThan(0);
});
