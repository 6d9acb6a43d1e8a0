/** Lists of entries, piece by piece. */
import type { Store } from '../../../server/storage/ports.js';
import {
  changeOf,
  contentWith,
  createBlog,
  heldWith,
  postOf,
  posts,
  retractionOf,
  stored,
  takedownOf,
} from './drafts.js';

export function batches(open: () => Promise<Store>): void {
  const opened = async () => {
    const { journal } = await open();
    return { journal, blog: await createBlog(journal) };
  };

  test('entriesBefore gives published entries by falling order, and says where the next batch begins', async () => {
    const { journal } = await opened();
    const all = await posts(journal, 6);
    await stored(journal, postOf(heldWith()));
    await stored(journal, retractionOf(all[4]!));
    await stored(journal, changeOf('revise', all[0]!, { rev: 2 }));
    const orders = async (ask: { before?: number; limit: number }) => {
      const page = await journal.entriesBefore('baku', ask);
      return [page?.entries.map(({ order }) => order), page?.next];
    };
    expect(await orders({ limit: 3 })).toEqual([[7, 5, 4], 4]);
    expect(await orders({ limit: 3, before: 4 })).toEqual([[3, 2], null]);
    expect(await orders({ limit: 2, before: 4 })).toEqual([[3, 2], null]);
    expect(await orders({ limit: 1, before: 4 })).toEqual([[3], 3]);
    expect(await orders({ limit: 3, before: 6 })).toEqual([[5, 4, 3], 3]);
    expect(await orders({ limit: 3, before: 2 })).toEqual([[], null]);
    expect(await journal.entriesBefore('baku', { limit: 3 })).toMatchObject({ epoch: 'epoch-of-baku', head: 9 });
  });

  test('entriesAfter gives published entries by rising order, of one kind where asked, and says where the next batch begins', async () => {
    const { journal } = await opened();
    const all = await posts(journal, 4);
    await posts(journal, 1, { content: contentWith({ kind: 'notice' }) });
    await posts(journal, 1);
    await stored(journal, postOf(heldWith()));
    await stored(journal, retractionOf(all[1]!));
    const orders = async (ask: { after: number; limit: number; kind?: 'notice' }) => {
      const found = await journal.entriesAfter('baku', ask);
      return [found?.entries.map(({ order }) => order), found?.next];
    };
    expect(await orders({ after: 0, limit: 2 })).toEqual([[2, 4], 4]);
    expect(await orders({ after: 4, limit: 2 })).toEqual([[5, 6], 6]);
    expect(await orders({ after: 6, limit: 2 })).toEqual([[7], null]);
    expect(await orders({ after: 5, limit: 2 })).toEqual([[6, 7], null]);
    expect(await orders({ after: 7, limit: 2 })).toEqual([[], null]);
    expect(await orders({ after: 0, limit: 2, kind: 'notice' })).toEqual([[6], null]);
    expect(await journal.entriesAfter('baku', { after: 0, limit: 1 })).toMatchObject({
      epoch: 'epoch-of-baku',
      head: 8,
    });
    expect(await journal.entriesAfter('nowhere', { after: 0, limit: 1 })).toBeNull();
  });

  test('countAfter counts the published entries after an order, and no further than it is asked to', async () => {
    const { journal } = await opened();
    const all = await posts(journal, 5);
    await stored(journal, postOf(heldWith()));
    await stored(journal, retractionOf(all[3]!));
    const count = (after: number, most: number) => journal.countAfter('baku', after, most);
    expect(await Promise.all([0, 2, 3, 6, 99].map((after) => count(after, 100)))).toEqual([4, 3, 2, 0, 0]);
    expect(await Promise.all([0, 1, 3, 4].map((most) => count(0, most)))).toEqual([0, 1, 3, 4]);
    expect(await journal.countAfter('nowhere', 0, 100)).toBe(0);
  });

  test('deskEntries has entries in every state, by falling first change, and no entry moves with its last', async () => {
    const { journal } = await opened();
    const [one, two, three] = await posts(journal, 3);
    const held = await stored(journal, postOf(heldWith()));
    const revised = await stored(journal, changeOf('revise', one!, { rev: 2 }));
    const retracted = await stored(journal, retractionOf(two!));
    const emptied = await stored(journal, takedownOf(three!));
    const published = await stored(journal, changeOf('publish', held, { state: 'published' }));
    const whole = await journal.deskEntries('baku', { limit: 10 });
    expect(whole).toEqual({
      epoch: 'epoch-of-baku',
      step: 9,
      entries: [published, emptied, retracted, revised],
      next: null,
    });
    expect(whole?.entries.map(({ first }) => first)).toEqual([5, 4, 3, 2]);
    const firsts = async (ask: { before?: number; limit: number }) => {
      const page = await journal.deskEntries('baku', ask);
      return [page?.entries.map(({ first }) => first), page?.next];
    };
    expect(await firsts({ limit: 3 })).toEqual([[5, 4, 3], 3]);
    expect(await firsts({ limit: 3, before: 3 })).toEqual([[2], null]);
    expect(await firsts({ limit: 1, before: 3 })).toEqual([[2], null]);
    expect(await firsts({ limit: 1, before: 2 })).toEqual([[], null]);
  });

  test('deskEntries of held entries has all of them, far below the newest too, and no entry that was published since', async () => {
    const { journal } = await opened();
    await createBlog(journal, 'kyiv');
    await stored(journal, postOf(heldWith({ blog: 'kyiv' })));
    const hold = (over = {}) => stored(journal, postOf(heldWith(over)));
    const [one, two] = [await hold(), await hold()];
    await posts(journal, 3);
    const [three, decided, gone, four] = [await hold(), await hold(), await hold(), await hold()];
    await stored(journal, changeOf('publish', decided, { state: 'published' }));
    await stored(journal, retractionOf(gone));
    await posts(journal, 1);
    const revised = await stored(journal, changeOf('revise', one, { rev: 2 }));
    const whole = await journal.deskEntries('baku', { limit: 10, held: true });
    const { epoch, step } = (await journal.deskEntries('baku', { limit: 1 }))!;
    expect(whole).toEqual({ epoch, step, entries: [four, three, two, revised], next: null });
    const page = async (ask: { before?: number; limit: number }) => {
      const found = await journal.deskEntries('baku', { ...ask, held: true });
      return [found?.entries.map(({ id }) => id), found?.next];
    };
    expect(await page({ limit: 2 })).toEqual([[four.id, three.id], three.first]);
    expect(await page({ limit: 1, before: three.first })).toEqual([[two.id], two.first]);
    expect(await page({ limit: 4 })).toEqual([[four.id, three.id, two.id, one.id], null]);
    expect(await page({ limit: 2, before: one.first })).toEqual([[], null]);
    expect(await journal.deskEntries('nowhere', { limit: 2, held: true })).toBeNull();
  });

  test('entriesBefore with a kind lists entries of that kind alone', async () => {
    const { journal } = await opened();
    const notice = { content: contentWith({ kind: 'notice' }) };
    for (const over of [notice, {}, notice, {}, notice]) await posts(journal, 1, over);
    const first = await journal.entriesBefore('baku', { kind: 'notice', limit: 2 });
    expect([first?.entries.map(({ order }) => order), first?.next]).toEqual([[6, 4], 4]);
    const second = await journal.entriesBefore('baku', { kind: 'notice', limit: 2, before: 4 });
    expect([second?.entries.map(({ order }) => order), second?.next]).toEqual([[2], null]);
    expect((await journal.entriesBefore('baku', { kind: 'chant', limit: 2 }))?.entries).toEqual([]);
  });

  test('no list of the journal is longer than its limit, however many entries are asked for', async () => {
    const { journal } = await opened();
    await posts(journal, 203);
    expect((await journal.since('baku', 0, 1_000))?.entries).toHaveLength(200);
    expect((await journal.deskSince('baku', 0, 1_000))?.items).toHaveLength(200);
    expect((await journal.entriesBefore('baku', { limit: 1_000 }))?.entries).toHaveLength(100);
    expect((await journal.entriesAfter('baku', { after: 0, limit: 1_000 }))?.entries).toHaveLength(100);
    expect((await journal.deskEntries('baku', { limit: 1_000 }))?.entries).toHaveLength(100);
    expect(await journal.own('baku', 'person-of-ann', 1_000)).toHaveLength(200);
    const snapshot = await journal.snapshot('baku', { newest: 1_000, recent: 1_000 });
    expect([snapshot?.newest.length, snapshot?.recent.length]).toEqual([200, 200]);
  });

  test('own gives a person’s entries in every state, by falling step, and nobody else’s', async () => {
    const { journal } = await opened();
    const [first] = await posts(journal, 1);
    await posts(journal, 1, { author: 'person-of-bob' });
    const held = await stored(journal, postOf(heldWith()));
    const gone = await stored(journal, retractionOf(first!));
    expect(await journal.own('baku', 'person-of-ann', 10)).toEqual([gone, held]);
    expect(await journal.own('baku', 'person-of-ann', 1)).toEqual([gone]);
    expect(await journal.own('nowhere', 'person-of-ann', 1)).toEqual([]);
  });
}
