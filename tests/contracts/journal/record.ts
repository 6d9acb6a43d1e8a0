import type { Store } from '../../../server/storage/ports.js';
import { AT, createBlog, heldWith, postOf, posts, retractionOf, settingsChangeOf, stored, storedOf } from './drafts.js';

export function theRecord(open: () => Promise<Store>): void {
  test('[J5] a record verifies from its first change on, with held entries between the public ones', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal);
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 1, emptied: 0 });
    const [entry] = await posts(journal, 2);
    await stored(journal, postOf(heldWith()));
    await stored(journal, retractionOf(entry!));
    storedOf(await journal.append(settingsChangeOf(blog, { title: 'New' })));
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 6, emptied: 0 });
  });

  test('[J5] a record does not verify where a digest is not that of its content', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const post = postOf(heldWith());
    await stored(journal, { ...post, content: '{"text":"other"}' });
    await posts(journal, 1);
    expect(await journal.verify('baku')).toMatchObject({ ok: false, step: 2 });
  });

  test('[J5] a record verifies over more changes than are read at once', async () => {
    const { journal } = await open();
    await createBlog(journal);
    await posts(journal, 510);
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 511, emptied: 0 });
  });

  test('[J6] a new epoch is a public change of its own, and the record goes on from the head that is left', async () => {
    const { journal } = await open();
    await createBlog(journal);
    await posts(journal, 2);
    const position = await journal.beginEpoch('baku', { from: 'epoch-of-baku', to: 'second', at: AT });
    expect(position).toEqual({ epoch: 'second', head: 4, step: 4 });
    const [next] = await posts(journal, 1);
    expect(next).toMatchObject({ seq: 5, step: 5 });
    expect(await journal.since('baku', 3, 10)).toMatchObject({
      epoch: 'second',
      to: 5,
      entries: [{ id: next!.id }],
      blog: { blogSeq: 4, topSeq: 4 },
    });
    expect(await journal.verify('baku')).toEqual({ ok: true, changes: 5, emptied: 0 });
  });

  test('[J6] several callers that begin an epoch at once begin one, and all hear which is in force', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const positions = await Promise.all(
      ['second', 'third', 'fourth'].map((to) => journal.beginEpoch('baku', { from: 'epoch-of-baku', to, at: AT })),
    );
    expect(new Set(positions.map(({ epoch, head }) => `${epoch}.${head}`)).size).toBe(1);
    expect(positions[0]).toMatchObject({ head: 2, step: 2 });
    expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 2 });
  });
}
