/** Changes as an outlet is handed them, made of the record as it stands. */
import { changesIn, Composer, mostWaiting } from '../../../server/outlets/composer.js';
import { BLOG_ITEM, type OutletWaiting } from '../../../server/storage/ports.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { RecordHouse } from '../../support/outlets/recordHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

let house: RecordHouse;
beforeEach(async () => {
  house = new RecordHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.store.close());
afterAll(removeFolders);

const waiting = (item: string, seq: number, epoch = 'e'): OutletWaiting => ({ item, epoch, seq });
const compose = (of: OutletWaiting[], noted: [string, string][] = []) => {
  const composer = new Composer({ journal: house.store.journal, now: () => new Date() });
  return composer.compose('baku', changesIn(of, 10), new Map(noted));
};
const changes = async (of: OutletWaiting[], noted?: [string, string][]) =>
  (await compose(of, noted)).composed.map(({ change }) => change);

test('an entry is handed over at its own seq alone: at an older one it waits in vain', async () => {
  const id = await house.post('one');
  await house.revise(id, { text: 'one, mended' });
  const [old, now] = [waiting(id, 2), waiting(id, 3)];
  expect(await compose([old])).toMatchObject({ composed: [], dropped: [old] });
  expect(await changes([now])).toMatchObject([{ seq: 3, entry: { text: 'one, mended' } }]);
});

test('an entry that was withdrawn, or that went with a restore, is gone, and no word of it is handed over', async () => {
  const id = await house.post('an unwise word');
  await house.retract(id);
  const handed = await changes([waiting(id, 3), waiting('lost', 9)]);
  expect(handed).toMatchObject([{ gone: id }, { gone: 'lost' }]);
  expect(JSON.stringify(handed)).not.toContain('unwise');
});

test('an entry that waits at the number at which its blog was hidden is handed over once the blog is shown, as gone or as it stands where a note is kept', async () => {
  const [gone, kept, unknown] = [await house.post('one'), await house.post('two'), await house.post('three')];
  await house.takeDown(gone);
  await house.set({ visibility: 'desk' });
  await house.set({ visibility: 'unlisted' });
  const of = [waiting(gone, 6), waiting(kept, 6), waiting(unknown, 6)];
  const { composed, dropped } = await compose(of, [
    [gone, 'message 7'],
    [kept, 'message 8'],
  ]);
  expect(composed.map(({ change }) => change)).toMatchObject([{ gone }, { entry: { text: 'two' } }]);
  expect(dropped).toEqual([of[2]]);
});

test('a change says its minute, and the epoch in which the record stands now', async () => {
  const id = await house.post('one');
  const { epoch } = await house.standing();
  const [change] = await changes([waiting(id, 2, 'an epoch before')]);
  expect(change?.epoch).toBe(epoch);
  expect(change?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
});

test('a blog that its desk alone sees is handed over as that, with entries of which a note is kept as gone, and nothing else', async () => {
  const [one, two] = [await house.post('one'), await house.post('two')];
  await house.set({ visibility: 'desk' });
  const of = [waiting(one, 2), waiting(two, 3), waiting(BLOG_ITEM, 4)];
  const { blog, composed, dropped } = await compose(of, [[two, 'message 7']]);
  expect(blog).toBeNull();
  expect(composed.map(({ change }) => change)).toMatchObject([
    { seq: 3, gone: two },
    { seq: 4, blog: { slug: 'baku', visibility: 'desk' } },
  ]);
  expect(dropped).toEqual([]);
  expect(JSON.stringify(composed)).not.toMatch(/"one"|"two"|title/);
});

test('the blog waits in vain at an older seq of its own, and a pin does not count', async () => {
  await house.set({ title: 'Again' });
  await house.set({ title: 'Once more' });
  const id = await house.post('one');
  await house.revise(id, { pinned: true });
  expect(await compose([waiting(BLOG_ITEM, 2)])).toMatchObject({ composed: [], dropped: [{ seq: 2 }] });
  expect(await changes([waiting(BLOG_ITEM, 3)])).toMatchObject([{ seq: 3, blog: { title: 'Once more' } }]);
});

test('an entry and the blog that it moved are one change, and no change is cut in two where few are read', () => {
  const of = [waiting(BLOG_ITEM, 5), waiting('a', 5), waiting('b', 6), waiting(BLOG_ITEM, 7), waiting('c', 8)];
  expect(changesIn(of, 9).map((one) => one.length)).toEqual([2, 1, 1, 1]);
  expect(changesIn(of.slice(0, mostWaiting(1)), 1)).toEqual([of.slice(0, 2)]);
  // Entries of one seq are changes of their own: takedowns after a restore, for instance.
  expect(changesIn([waiting('a', 5), waiting('b', 5)], 9)).toHaveLength(2);
});
