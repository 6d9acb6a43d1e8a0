import { TOP_MAX, type Store } from '../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  contentWith,
  createBlog,
  driveWith,
  entryWith,
  heldWith,
  postOf,
  posts,
  retractionOf,
  settingsChangeOf,
  stored,
  storedOf,
  takedownOf,
} from './drafts.js';

export function listing(open: () => Promise<Store>): void {
  const opened = async () => {
    const { journal } = await open();
    return { journal, blog: await createBlog(journal) };
  };

  test('[J4] since is folded: each entry once, as it stands now, by rising seq, withdrawn ones too', async () => {
    const { journal } = await opened();
    const [one, two, three, four] = await posts(journal, 4);
    await stored(journal, postOf(heldWith()));
    const revised = await stored(journal, changeOf('revise', one!, { rev: 2 }));
    const retracted = await stored(journal, retractionOf(three!));
    const emptied = await stored(journal, takedownOf(two!));
    expect(await journal.since('baku', 1, 200)).toEqual({
      epoch: 'epoch-of-baku',
      head: 8,
      step: 9,
      to: 8,
      entries: [four, revised, retracted, emptied],
      blog: null,
    });
    expect((await journal.since('baku', 6, 200))?.entries).toEqual([retracted, emptied]);
  });

  test('[J4] since that the limit cuts ends at its last entry, and goes on from there', async () => {
    const { journal } = await opened();
    const all = await posts(journal, 7);
    await stored(journal, changeOf('revise', all[1]!, { rev: 2 }));
    const first = await journal.since('baku', 1, 3);
    expect(first?.entries.map(({ seq }) => seq)).toEqual([2, 4, 5]);
    expect(first).toMatchObject({ to: 5, head: 9 });
    const second = await journal.since('baku', first!.to, 3);
    expect(second?.entries.map(({ seq }) => seq)).toEqual([6, 7, 8]);
    expect(second).toMatchObject({ to: 8, head: 9 });
    const third = await journal.since('baku', second!.to, 3);
    expect(third?.entries.map(({ seq }) => seq)).toEqual([9]);
    expect(third).toMatchObject({ to: 9, head: 9 });
  });

  test('told says when the record was begun, and when any change of it was made', async () => {
    const { journal, blog } = await opened();
    const later = '2022-02-27T12:00:00.000Z';
    const [entry] = await posts(journal, 2);
    const gone = retractionOf(entry!);
    await stored(journal, { ...gone, change: { ...gone.change, at: later } });
    expect(await journal.told('baku', 4)).toEqual({ begun: blog.updatedAt, last: later });
    expect(await journal.told('baku', 3)).toEqual({ begun: blog.updatedAt, last: AT });
    expect(await journal.told('nowhere', 1)).toBeNull();
  });

  test('[J4] since that is exactly as long as its limit is not cut', async () => {
    const { journal, blog } = await opened();
    await posts(journal, 3);
    storedOf(await journal.append(settingsChangeOf(blog, { title: 'New' })));
    expect(await journal.since('baku', 1, 3)).toMatchObject({ to: 5, head: 5, blog: { rev: 2 } });
    expect(await journal.since('baku', 1, 2)).toMatchObject({ to: 3, head: 5, blog: null });
  });

  test('[J4] since has the blog where its JSON or the top changed in that range', async () => {
    const { journal } = await opened();
    const [entry] = await posts(journal, 1);
    expect((await journal.since('baku', 0, 10))?.blog).toMatchObject({ blogSeq: 1, topSeq: 1 });
    expect((await journal.since('baku', 1, 10))?.blog).toBeNull();
    await stored(journal, changeOf('revise', entry!, { pinned: true }));
    await posts(journal, 1);
    expect((await journal.since('baku', 2, 10))?.blog).toMatchObject({ blogSeq: 1, topSeq: 3 });
    expect((await journal.since('baku', 3, 10))?.blog).toBeNull();
  });

  test('[J4] since the head, or beyond, has nothing and says where the head is', async () => {
    const { journal } = await opened();
    await posts(journal, 2);
    expect(await journal.since('baku', 3, 10)).toMatchObject({ head: 3, to: 3, entries: [], blog: null });
    expect(await journal.since('baku', 40, 10)).toMatchObject({ head: 3, entries: [], blog: null });
  });

  test('[J4] deskSince has held ones too, by rising step, and ends where the limit cuts it', async () => {
    const { journal } = await opened();
    const shown = await stored(journal, postOf(entryWith()));
    const held = await stored(journal, postOf(heldWith()));
    const declined = await stored(journal, retractionOf(await stored(journal, postOf(heldWith()))));
    const revised = await stored(journal, changeOf('revise', shown, { rev: 2 }));
    const whole = await journal.deskSince('baku', 1, 10);
    expect(whole).toMatchObject({ epoch: 'epoch-of-baku', head: 3, step: 6, to: 6 });
    expect(whole?.items).toEqual(
      [held, declined, revised].map((entry) => ({
        slug: 'baku',
        epoch: 'epoch-of-baku',
        step: entry.step,
        seq: entry.seq,
        entry,
        blog: null,
      })),
    );
    expect(await journal.deskSince('baku', 1, 2)).toMatchObject({ to: 5, items: [{ step: 3 }, { step: 5 }] });
    expect(await journal.deskSince('baku', 5, 2)).toMatchObject({ to: 6, items: [{ step: 6 }] });
    expect(await journal.deskSince('baku', 6, 2)).toMatchObject({ to: 6, items: [] });
  });

  test('[J4] deskSince has the blog at the step at which it last changed', async () => {
    const { journal, blog } = await opened();
    const [first] = await posts(journal, 1);
    storedOf(await journal.append(settingsChangeOf(blog, { title: 'New' })));
    await posts(journal, 1);
    const byItself = await journal.deskSince('baku', 0, 10);
    expect(byItself?.items.map(({ step, entry, blog }) => [step, entry?.step, blog?.rev])).toEqual([
      [2, 2, undefined],
      [3, undefined, 2],
      [4, 4, undefined],
    ]);
    expect(await journal.deskSince('baku', 0, 2)).toMatchObject({ to: 3 });
    await stored(journal, changeOf('revise', first!, { key: true }));
    const withEntry = await journal.deskSince('baku', 0, 10);
    expect(withEntry?.items.map(({ step, entry, blog }) => [step, entry?.step, blog?.topSeq])).toEqual([
      [4, 4, undefined],
      [5, 5, 5],
    ]);
  });

  test('a page has published entries by falling order and says where the next one begins', async () => {
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

  test('the desk’s list has entries in every state, by falling first change, and none moves with its last', async () => {
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

  test('of held entries alone the desk’s list has all, far below the newest too, and none that is held no longer', async () => {
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

  test('a page of one kind has no other', async () => {
    const { journal } = await opened();
    const notice = { content: contentWith({ kind: 'notice' }) };
    for (const over of [notice, {}, notice, {}, notice]) await posts(journal, 1, over);
    const first = await journal.entriesBefore('baku', { kind: 'notice', limit: 2 });
    expect([first?.entries.map(({ order }) => order), first?.next]).toEqual([[6, 4], 4]);
    const second = await journal.entriesBefore('baku', { kind: 'notice', limit: 2, before: 4 });
    expect([second?.entries.map(({ order }) => order), second?.next]).toEqual([[2], null]);
    expect((await journal.entriesBefore('baku', { kind: 'chant', limit: 2 }))?.entries).toEqual([]);
  });

  test('a snapshot has the newest, those that changed last, and what stands above the feed', async () => {
    const { journal } = await opened();
    const all = await posts(journal, 6);
    const pinned = await stored(journal, changeOf('revise', all[0]!, { pinned: true }));
    const key = await stored(journal, changeOf('revise', all[1]!, { key: true }));
    await stored(journal, postOf(heldWith({ key: true })));
    const gone = await stored(journal, takedownOf(all[5]!));
    const snapshot = await journal.snapshot('baku', { newest: 3, recent: 4 });
    expect(snapshot?.blog).toEqual(await journal.blog('baku'));
    expect(snapshot?.newest).toEqual([all[4], all[3], all[2]]);
    expect(snapshot?.recent).toEqual([gone, key, pinned, all[4]]);
    expect(snapshot?.top).toEqual([key, pinned]);
  });

  test('no more stand above a feed than TOP_MAX, the newest of them', async () => {
    const { journal } = await opened();
    const all = await posts(journal, TOP_MAX + 2, { key: true });
    const snapshot = await journal.snapshot('baku', { newest: 1, recent: 1 });
    expect(snapshot?.top).toEqual(all.slice(2).reverse());
  });

  test('no answer is longer than its limit allows, whatever is asked', async () => {
    const { journal } = await opened();
    await posts(journal, 203);
    expect((await journal.since('baku', 0, 1_000))?.entries).toHaveLength(200);
    expect((await journal.deskSince('baku', 0, 1_000))?.items).toHaveLength(200);
    expect((await journal.entriesBefore('baku', { limit: 1_000 }))?.entries).toHaveLength(100);
    expect((await journal.deskEntries('baku', { limit: 1_000 }))?.entries).toHaveLength(100);
    expect(await journal.own('baku', 'person-of-ann', 1_000)).toHaveLength(200);
    const snapshot = await journal.snapshot('baku', { newest: 1_000, recent: 1_000 });
    expect([snapshot?.newest.length, snapshot?.recent.length]).toEqual([200, 200]);
  });

  test('own entries come in every state, by falling step, and nobody else’s', async () => {
    const { journal } = await opened();
    const [first] = await posts(journal, 1);
    await posts(journal, 1, { author: 'person-of-bob' });
    const held = await stored(journal, postOf(heldWith()));
    const gone = await stored(journal, retractionOf(first!));
    expect(await journal.own('baku', 'person-of-ann', 10)).toEqual([gone, held]);
    expect(await journal.own('baku', 'person-of-ann', 1)).toEqual([gone]);
    expect(await journal.own('nowhere', 'person-of-ann', 1)).toEqual([]);
  });

  test('positions are those of the blogs that exist', async () => {
    const { journal } = await opened();
    await createBlog(journal, 'kyiv');
    await stored(journal, postOf(heldWith()));
    expect([...(await journal.positions(['kyiv', 'nowhere', 'baku']))]).toEqual([
      ['kyiv', { epoch: 'epoch-of-kyiv', head: 1, step: 1 }],
      ['baku', { epoch: 'epoch-of-baku', head: 1, step: 2 }],
    ]);
  });

  test('one blog knows nothing of another', async () => {
    const { journal } = await opened();
    await createBlog(journal, 'kyiv');
    await posts(journal, 2);
    const [there] = await posts(journal, 1, { blog: 'kyiv' });
    expect(await journal.slugs()).toEqual(['baku', 'kyiv']);
    expect((await journal.since('kyiv', 1, 10))?.entries).toEqual([there]);
    expect((await journal.entriesBefore('kyiv', { limit: 10 }))?.entries).toEqual([there]);
    expect((await journal.deskEntries('kyiv', { limit: 10 }))?.entries).toEqual([there]);
    expect(await journal.entry('baku', there!.id)).toBeNull();
  });

  test('a blog that does not exist has no lists', async () => {
    const { journal } = await open();
    expect(await journal.blogs()).toEqual([]);
    expect(await journal.slugs()).toEqual([]);
    expect(await journal.blog('baku')).toBeNull();
    expect(await journal.entry('baku', 'any')).toBeNull();
    expect(await journal.since('baku', 0, 10)).toBeNull();
    expect(await journal.deskSince('baku', 0, 10)).toBeNull();
    expect(await journal.entriesBefore('baku', { limit: 10 })).toBeNull();
    expect(await journal.deskEntries('baku', { limit: 10 })).toBeNull();
    expect(await journal.snapshot('baku', { newest: 1, recent: 1 })).toBeNull();
    expect(await journal.verify('baku')).toBeNull();
  });

  test('a drive is folded by order: a total sets, what comes after adds, whatever was changed last', async () => {
    const { journal } = await opened();
    const done = async () => (await journal.blog('baku'))?.done;
    const first = await stored(journal, postOf(driveWith('trucks', { add: 2 })));
    const total = await stored(journal, postOf(driveWith('trucks', { total: 10 })));
    const last = await stored(journal, postOf(driveWith('trucks', { add: 0.5 })));
    await stored(journal, postOf(driveWith('blankets', { add: 7 })));
    expect(await done()).toEqual({ trucks: 10.5, blankets: 7 });
    await stored(journal, changeOf('revise', first, { content: driveWith('trucks', { add: 4 }).content }));
    expect(await done()).toEqual({ trucks: 10.5, blankets: 7 });
    await stored(journal, retractionOf(total));
    expect(await done()).toEqual({ trucks: 4.5, blankets: 7 });
    await stored(journal, changeOf('revise', last, { content: driveWith('blankets', { add: 1 }).content }));
    expect(await done()).toEqual({ trucks: 4, blankets: 8 });
  });

  test('a held drive entry counts once it is published, and moves the blog only then', async () => {
    const { journal } = await opened();
    const { content } = driveWith('trucks', { add: 3 });
    const held = await stored(journal, postOf(heldWith({ content })));
    expect(await journal.blog('baku')).toMatchObject({ done: {}, blogSeq: 1 });
    const { item } = storedOf(await journal.append(changeOf('publish', held, { state: 'published' })));
    expect(item).toMatchObject({ seq: 2, entry: { order: 2 }, blog: { done: { trucks: 3 }, blogSeq: 2, topSeq: 2 } });
  });
}
