/** Outlets over a real store, newsroom and receiver: what each is told, in what order, and after what accidents. */
import { jest } from '@jest/globals';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { OutletHouse, withTime } from '../../support/outlets/outletHouse.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(180_000);

let house: OutletHouse;
beforeEach(async () => {
  house = new OutletHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

const toldLast = (name: string, text: string) =>
  withTime(house, `${name} is told: ${text}`, () => house.told(name).at(-1)?.endsWith(text) === true);

test('a webhook is told of every public change from its making on, by rising seq, and of nothing before', async () => {
  const before = await house.record.post('before');
  house.start();
  await house.hook('ann');
  const one = await house.record.post('one');
  await toldLast('ann', 'one');
  await house.record.revise(one, { text: 'one, mended' });
  await toldLast('ann', 'mended');
  await house.record.set({ title: 'Baku again' });
  await house.record.retract(one);
  await house.record.takeDown(before);
  await toldLast('ann', 'gone 7');
  expect(house.told('ann')).toEqual(['entry 3 one', 'entry 4 one, mended', 'blog 5', 'gone 6', 'gone 7']);
});

test("a request has the blog, the position, the minute and the entry's public JSON, and names its delivery", async () => {
  house.start();
  await house.hook('ann');
  const id = await house.record.post('one');
  await toldLast('ann', 'one');
  const { epoch, head } = await house.record.standing();
  const [hooked] = house.receiver.of('ann');
  expect(hooked?.body).toMatchObject({ blog: 'baku', epoch, seq: head, entry: { id, byline: 'Desk', text: 'one' } });
  expect(Object.keys(hooked?.body ?? {})).toEqual(['blog', 'epoch', 'seq', 'at', 'entry']);
  expect(hooked?.body.at).toMatch(/:00\.000Z$/);
  expect(hooked?.delivery).toBe(`baku.${epoch}.${head}`);
});

test("a drive's entry and the progress that it makes are one request", async () => {
  house.start();
  await house.hook('ann');
  await house.record.post('', { kind: 'drive', drive: 'trucks', add: 2 });
  await toldLast('ann', '2 ');
  expect(house.told('ann')).toEqual(['entry blog 2 ']);
  expect(house.receiver.of('ann')[0]?.body.blog).toMatchObject({ slug: 'baku', drives: [{ done: 2 }] });
  // A pin moves the top of the page, and nothing of the blog's own JSON.
  const two = await house.record.post('two');
  await house.record.revise(two, { pinned: true });
  await toldLast('ann', '4 two');
  expect(house.told('ann').at(-1)).toBe('entry 4 two');
});

test('an entry that changes while an outlet does not answer is told once, in its latest state', async () => {
  house.start();
  await house.hook('ann');
  house.receiver.behaviour.set('ann', { status: 500 });
  const one = await house.record.post('one');
  await house.record.post('two');
  for (const n of [1, 2, 3]) await house.record.revise(one, { text: `one, mended ${n}` });
  await withTime(house, 'it is tried twice', () => (house.receiver.asked.get('ann') ?? 0) >= 2);
  house.receiver.behaviour.delete('ann');
  await toldLast('ann', 'mended 3');
  expect(house.told('ann')).toEqual(['entry 3 two', 'entry 6 one, mended 3']);
});

test('an outlet that hangs delays no other', async () => {
  house.start({ outbound: loopbackOutbound({ timeoutMs: 60_000 }) });
  for (const name of ['dead', 'ann']) await house.hook(name);
  house.receiver.behaviour.set('dead', 'hang');
  await house.record.post('one');
  await toldLast('ann', 'one');
  await house.record.post('two');
  await toldLast('ann', 'two');
  expect(house.receiver.asked.get('dead')).toBe(1);
});

test('a blog that is for its desk alone says so once, and is silent until readers may see it again', async () => {
  house.start();
  await house.hook('ann');
  await house.record.post('one');
  await toldLast('ann', 'one');
  await house.record.set({ visibility: 'desk' });
  await toldLast('ann', 'blog 3');
  expect(house.receiver.of('ann').at(-1)?.body.blog).toEqual({ slug: 'baku', visibility: 'desk' });
  await house.record.post('hidden');
  await house.record.set({ visibility: 'unlisted' });
  await toldLast('ann', 'blog 5');
  expect(house.told('ann')).toEqual(['entry 2 one', 'blog 3', 'entry 4 hidden', 'blog 5']);
});

test('a blog that was hidden and shown again while an outlet was behind is told with all that waited, takedowns among it', async () => {
  house.start();
  await house.hook('ann');
  const one = await house.record.post('one');
  await toldLast('ann', 'one');
  house.receiver.behaviour.set('ann', { status: 500 });
  await house.record.post('two');
  await house.record.takeDown(one);
  await house.record.set({ visibility: 'desk' });
  const waits = async (seq: number) => {
    const [outlet] = await house.store.outlets.outlets('baku');
    return (await house.store.outlets.waiting(outlet!.id, 9)).some((each) => each.item === '' && each.seq === seq);
  };
  await withTime(house, 'it waits that the blog is hidden', () => waits(5));
  await house.record.set({ visibility: 'public' });
  await withTime(house, 'it waits that the blog is shown', () => waits(6));
  house.receiver.behaviour.delete('ann');
  await toldLast('ann', 'blog 6');
  expect(house.told('ann')).toEqual(['entry 2 one', 'entry 3 two', 'gone 4', 'blog 6']);
  expect(house.receiver.of('ann').at(-1)?.body.blog).toMatchObject({ visibility: 'public' });
});

test('a blog that was hidden while an outlet was behind is told as hidden, and nothing that waited before it comes then or later', async () => {
  house.start();
  await house.hook('ann');
  house.receiver.behaviour.set('ann', { status: 500 });
  for (const text of ['one', 'two', 'three', 'four']) await house.record.post(text);
  await withTime(house, 'it is asked', () => (house.receiver.asked.get('ann') ?? 0) > 0);
  await house.record.set({ visibility: 'desk' });
  house.receiver.behaviour.delete('ann');
  await toldLast('ann', 'blog 6');
  await house.record.post('hidden');
  await house.record.set({ visibility: 'public' });
  await toldLast('ann', 'blog 8');
  expect(house.told('ann')).toEqual(['blog 6', 'entry 7 hidden', 'blog 8']);
});

test('a failure stays known, and an outlet that took nothing for a day is paused until it is resumed', async () => {
  const room = house.start();
  const id = await house.hook('ann');
  house.receiver.behaviour.set('ann', { status: 503, answer: 'a secret of somebody else' });
  await house.record.post('one');
  const outlet = async () => (await house.admin().list('baku'))[0];
  await withTime(house, 'it failed', async () => (await outlet())?.failure !== undefined);
  expect(await outlet()).toMatchObject({ state: 'on', failure: { why: 'broken', status: 503 } });
  house.record.now += 86_400_000;
  await withTime(house, 'it is paused', async () => (await outlet())?.state === 'paused');
  const asked = house.receiver.asked.get('ann');
  await house.record.post('two');
  house.record.now += 86_400_000;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(house.receiver.asked.get('ann')).toBe(asked);
  house.receiver.behaviour.delete('ann');
  await house.admin().resume('baku', id);
  room.wake();
  await toldLast('ann', 'two');
  expect(house.told('ann')).toEqual(['entry 2 one', 'entry 3 two']);
  expect(JSON.stringify(await outlet())).not.toContain('somebody else');
});

test('an address that answers 410 is paused at once', async () => {
  house.start();
  await house.hook('ann');
  house.receiver.behaviour.set('ann', { status: 410 });
  await house.record.post('one');
  const state = async () => (await house.admin().list('baku'))[0];
  await withTime(house, 'it is paused', async () => (await state())?.state === 'paused');
  expect(await state()).toMatchObject({ failure: { why: 'gone', status: 410 } });
  expect(house.receiver.asked.get('ann')).toBe(1);
});

test('a removed outlet is told nothing more', async () => {
  house.start();
  const id = await house.hook('ann');
  await house.hook('bo');
  await house.admin().remove('baku', id);
  await house.record.post('one');
  await toldLast('bo', 'one');
  expect(house.told('ann')).toEqual([]);
});

test('an outlet is told after a restart what changed meanwhile', async () => {
  const first = house.start();
  await house.hook('ann');
  await house.record.post('one');
  await toldLast('ann', 'one');
  // The receiver has it before this instance has read its answer: without that the next one would tell it again.
  const isNoted = async () => (await house.admin().list('baku'))[0]?.lastAt !== undefined;
  await withTime(house, 'it is noted that it was told', isNoted);
  await first.stop();
  await house.record.post('two');
  house.start();
  await toldLast('ann', 'two');
  expect(house.told('ann')).toEqual(['entry 2 one', 'entry 3 two']);
});
