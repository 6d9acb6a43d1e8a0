import type { Store } from '../../../server/storage/ports.js';
import {
  changeOf,
  createBlog,
  driveWith,
  entryWith,
  heldWith,
  postOf,
  posts,
  settingsChangeOf,
  stored,
  storedOf,
  takedownOf,
} from './drafts.js';

export function emptying(open: () => Promise<Store>): void {
  test('[T1] a takedown leaves an entry that tells that it was there, and none of its content', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const [entry, other] = await posts(journal, 2);
    await stored(journal, changeOf('revise', entry!, { rev: 2 }));
    const before = await journal.entry('baku', entry!.id);
    const { item, receipt } = storedOf(await journal.append(takedownOf(before!)));
    expect(receipt).toEqual({ id: entry!.id, seq: 5, rev: 2 });
    expect(item.entry).toMatchObject({
      state: 'taken-down',
      order: 2,
      seq: 5,
      content: { text: '' },
      html: { text: '' },
    });
    expect(await journal.entry('baku', entry!.id)).toEqual(item.entry);
    expect(await journal.entry('baku', other!.id)).toEqual(other);
    expect((await journal.entriesBefore('baku', { limit: 10 }))?.entries).toEqual([other]);
  });

  test('[T1] [J5] a takedown empties every revision before it, and the chain still verifies', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const [entry] = await posts(journal, 3);
    const revised = await stored(journal, changeOf('revise', entry!, { rev: 2 }));
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 5, emptied: 0 });
    await stored(journal, takedownOf(revised));
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 6, emptied: 2 });
  });

  test('[T1] the takedown of a held entry is not public', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const held = await stored(journal, postOf(heldWith()));
    const { receipt, item } = storedOf(await journal.append(takedownOf(held)));
    expect([receipt.seq, item.seq, item.entry?.order]).toEqual([null, null, null]);
    expect((await journal.since('baku', 1, 10))?.entries).toEqual([]);
  });

  test('[T1] the takedown of one photo keeps the words of the entry as it then stands', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const entry = await stored(journal, postOf(entryWith()));
    const { content, html, state } = entry;
    const kept = takedownOf(entry, {});
    const after = await stored(journal, { ...kept, entry: { ...entry, content, html, state } });
    expect(after).toEqual({ ...entry, step: 3, seq: 3 });
    expect(await journal.entry('baku', entry.id)).toEqual(after);
  });

  test('[T1] a takedown empties the blog’s own changes that named the entry, and mends its settings', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal);
    const entry = await stored(journal, postOf(entryWith()));
    const summary = [{ lang: 'en', text: 'an unwise point', entry: entry.id }];
    const { item } = storedOf(await journal.append(settingsChangeOf(blog, { summary })));
    const pointed = item.blog!;
    storedOf(await journal.append(settingsChangeOf(pointed, { title: 'Another title' })));
    const before = (await journal.blog('baku'))!;
    const { statusAt, endedAt } = before;
    const taken = takedownOf(entry, {
      blog: { settings: { ...before.settings, summary: [] }, statusAt, endedAt },
      touches: { blog: true, top: true },
    });
    const stale = { ...taken, expect: { ...taken.expect, blogRev: before.rev - 1 } };
    expect(await journal.append(stale)).toEqual({ kind: 'moved' });
    const after = storedOf(await journal.append(taken));
    expect(after.item.blog).toMatchObject({ rev: before.rev + 1, blogSeq: 5, topSeq: 5, settings: { summary: [] } });
    expect(after.receipt).toMatchObject({ id: entry.id, rev: 1 });
    expect(await journal.blog('baku')).toEqual(after.item.blog);
    // The post, and the two changes of the blog in which the point stood; its first settings stay.
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 5, emptied: 3 });
  });

  test('the takedown of a drive entry takes its part out of the progress', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const first = await stored(journal, postOf(driveWith('trucks', { add: 2 })));
    await stored(journal, postOf(driveWith('trucks', { add: 3 })));
    expect((await journal.blog('baku'))?.done).toEqual({ trucks: 5 });
    const { item } = storedOf(await journal.append(takedownOf(first)));
    expect(item.blog).toMatchObject({ done: { trucks: 3 }, blogSeq: 4, topSeq: 4 });
  });
}
