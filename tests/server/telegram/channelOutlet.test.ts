/** A channel over a real store and newsroom: what stands in it, and in what order. */
import { jest } from '@jest/globals';
import { given, recordsOf } from '../../contracts/filledStore.js';
import { withTime } from '../../support/outlets/outletHouse.js';
import { ChannelOutlet } from '../../support/telegram/channelOutlet.js';
import { ALL_RIGHTS } from '../../support/telegram/channelState.js';
import { BLOG_ITEM, type Journal } from '../../../server/storage/ports.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(180_000);

let house: ChannelOutlet;
beforeEach(async () => {
  house = new ChannelOutlet(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

const stands = (...words: string[]) => house.stands(words);

test('a channel has what happens from its setting on, edits and takedowns with it, and nothing of before', async () => {
  const before = await house.record.post('No 0');
  house.startCarrying();
  await house.set();
  const one = await house.record.post('No 1');
  await stands('No 1');
  await house.record.post('No 2');
  await stands('No 1', 'No 2');
  await house.record.revise(one, { text: 'No 1, mended' });
  await stands('No 1, mended', 'No 2');
  await house.record.takeDown(before);
  await house.record.retract(one);
  await stands('No 2');
  expect(house.record.faults).toEqual([]);
});

test('entries that stand in the channel are counted, and none is left once the blog was hidden', async () => {
  house.startCarrying();
  const id = await house.set();
  const entries = () => house.store.outlets.countNotes(id);
  expect(await entries()).toBe(0);
  for (const text of ['No 1', 'No 2']) await house.record.post(text);
  await withTime(house, 'two are counted', async () => (await entries()) === 2);
  await house.record.set({ visibility: 'desk' });
  await withTime(house, 'none is left', async () => (await entries()) === 0);
  expect(house.words()).toEqual([]);
});

test('a blog that becomes its desk’s alone is taken out of the channel', async () => {
  house.startCarrying();
  await house.set();
  await house.record.post('No 1');
  await stands('No 1');
  await house.record.set({ visibility: 'desk' });
  await stands();
  expect(house.channel.messages.size).toBe(0);
});

test('a blog that was hidden and shown again while its channel was paused has its takedowns and corrections there once it goes on', async () => {
  const room = house.startCarrying();
  const id = await house.set();
  const [one, two] = [await house.record.post('No 1'), await house.record.post('No 2')];
  await house.record.post('No 3');
  await stands('No 1', 'No 2', 'No 3');
  await house.store.outlets.fail(id, { at: new Date().toISOString(), why: 'silent' }, 'paused');
  await house.record.takeDown(one);
  await house.record.revise(two, { text: 'No 2, mended' });
  const head = async () => (await house.store.outlets.waiting(id, 9)).find(({ item }) => item === '')?.seq;
  for (const [visibility, seq] of [
    ['desk', 7],
    ['public', 8],
  ] as const) {
    await house.record.set({ visibility });
    await withTime(house, `it is heard that the blog is ${visibility}`, async () => (await head()) === seq);
  }
  await house.admin().resume('baku', id);
  room.wake();
  await stands('No 2, mended', 'No 3');
});

test('a message that was sent while the blog was being hidden is taken back, though nothing of it was noted yet', async () => {
  const { outlets } = house.store;
  const take = outlets.take.bind(outlets);
  outlets.take = async (id, taken) => {
    outlets.take = take;
    await house.record.set({ visibility: 'desk' });
    const isTold = async () => (await outlets.waiting(id, 9)).some(({ item }) => item === BLOG_ITEM);
    await withTime(house, 'the outlet is told', isTold);
    return take(id, taken);
  };
  house.startCarrying();
  await house.set();
  await house.record.post('No 1');
  await withTime(house, 'it was said', () => house.channel.everSaid.length === 1);
  await stands();
});

test('a bot that lost its rights pauses the channel, the desk sees why, and what waited comes once it goes on', async () => {
  const room = house.startCarrying();
  const id = await house.set();
  house.channel.rights = { ...ALL_RIGHTS, can_post_messages: false };
  await house.record.post('No 1');
  const outlet = async () => (await house.store.outlets.outlets('baku'))[0];
  await withTime(house, 'it is paused', async () => (await outlet())?.state === 'paused');
  expect((await outlet())?.failure).toMatchObject({ why: 'no-rights', status: 400 });
  house.channel.rights = ALL_RIGHTS;
  await house.admin().resume('baku', id);
  room.wake();
  await stands('No 1');
});

test('an entry of two days ago is emptied, the desk hears of it, and the channel goes on', async () => {
  house.startCarrying();
  await house.set();
  const old = await house.record.post('No 1');
  await stands('No 1');
  house.record.now += 2 * 86_400_000;
  await house.record.takeDown(old);
  await stands();
  expect(house.channel.shown()).toEqual(['What we told you here was taken back.']);
  const outlet = async () => (await house.store.outlets.outlets('baku'))[0];
  await withTime(house, 'the desk hears', async () => (await outlet())?.failure?.why === 'too-old');
  expect(await outlet()).toMatchObject({ state: 'on', failingSince: null, attempts: 0 });
  await house.record.post('No 2');
  await stands('No 2');
});

test('an entry that a restore took from the record is taken out of the channel', async () => {
  const first = house.startCarrying();
  await house.set();
  await house.record.post('No 1');
  await stands('No 1');
  const backup = await recordsOf(house.store);
  await house.record.post('No 2');
  await stands('No 1', 'No 2');
  await first.stop();
  const { epoch: from } = await house.record.standing();
  const begin = async (journal: Journal): Promise<void> => {
    await journal.beginEpoch('baku', { from, to: 'restored', at: new Date(house.record.now).toISOString() });
  };
  await house.store.archive.replaceAll(given(backup), begin);
  house.startCarrying();
  await stands('No 1');
  await house.record.post('No 3');
  await stands('No 1', 'No 3');
});

test('a takedown is the first that a channel hears of which 100 entries wait', async () => {
  const room = house.startCarrying();
  const id = await house.set();
  const old = await house.record.post('No 0');
  await stands('No 0');
  await house.store.outlets.fail(id, { at: new Date(house.record.now).toISOString(), why: 'no-rights' }, 'paused');
  for (let n = 1; n <= 100; n += 1) await house.record.post(`No ${n.toString()}`);
  await house.record.takeDown(old);
  const waits = async () => (await house.store.outlets.waiting(id, 200)).length;
  await withTime(house, 'all of it waits', async () => (await waits()) === 101);
  const before = house.service.asked.length;
  await house.admin().resume('baku', id);
  room.wake();
  await withTime(house, 'something is asked', () => house.service.asked.length > before);
  expect(house.service.asked[before]).toBe('deleteMessage');
});
