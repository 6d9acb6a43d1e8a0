/** Lists of changes: after a seq, and after a step. */
import type { Store } from '../../../server/storage/ports.js';
import {
  changeOf,
  createBlog,
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

  test('[J4] `since` gives each changed entry once, as it stands now, by rising seq, withdrawn entries too', async () => {
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

  test('[J4] `since` ends with the last entry that its limit allows, and the next call goes on from there', async () => {
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

  test('[J4] `since` is not cut where its entries are exactly as many as its limit', async () => {
    const { journal, blog } = await opened();
    await posts(journal, 3);
    storedOf(await journal.append(settingsChangeOf(blog, { title: 'New' })));
    expect(await journal.since('baku', 1, 3)).toMatchObject({ to: 5, head: 5, blog: { rev: 2 } });
    expect(await journal.since('baku', 1, 2)).toMatchObject({ to: 3, head: 5, blog: null });
  });

  test("[J4] `since` has the blog where the blog's JSON or the top changed in that range", async () => {
    const { journal } = await opened();
    const [entry] = await posts(journal, 1);
    expect((await journal.since('baku', 0, 10))?.blog).toMatchObject({ blogSeq: 1, topSeq: 1 });
    expect((await journal.since('baku', 1, 10))?.blog).toBeNull();
    await stored(journal, changeOf('revise', entry!, { pinned: true }));
    await posts(journal, 1);
    expect((await journal.since('baku', 2, 10))?.blog).toMatchObject({ blogSeq: 1, topSeq: 3 });
    expect((await journal.since('baku', 3, 10))?.blog).toBeNull();
  });

  test('[J4] `since` the head, or beyond, has no entry and says where the head is', async () => {
    const { journal } = await opened();
    await posts(journal, 2);
    expect(await journal.since('baku', 3, 10)).toMatchObject({ head: 3, to: 3, entries: [], blog: null });
    expect(await journal.since('baku', 40, 10)).toMatchObject({ head: 3, entries: [], blog: null });
  });

  test('[J4] deskSince has held entries too, by rising step, and ends where the limit cuts it', async () => {
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
}
