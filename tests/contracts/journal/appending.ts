import type { Store } from '../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  createBlog,
  entryWith,
  heldWith,
  postOf,
  posts,
  retractionOf,
  settingsChangeOf,
  settingsOf,
  stored,
  storedOf,
} from './drafts.js';

export function appending(open: () => Promise<Store>): void {
  test('[J1] a post comes back as it was handed in, with its numbers', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const entry = entryWith();
    const appended = storedOf(await journal.append(postOf(entry)));
    const placed = { ...entry, first: 2, step: 2, seq: 2, order: 2 };
    expect(appended.receipt).toEqual({ id: entry.id, seq: 2, rev: 1 });
    expect(appended.item).toEqual({ slug: 'baku', epoch: 'epoch-of-baku', step: 2, seq: 2, entry: placed, blog: null });
    expect(await journal.entry('baku', entry.id)).toEqual(placed);
  });

  test('[J1] an append that fails half way leaves nothing, and the same one mended is stored', async () => {
    const { journal } = await open();
    const before = await createBlog(journal);
    const entry = entryWith();
    const broken = { ...entry, author: null as unknown as string };
    await expect(journal.append({ ...postOf(entry), entry: broken })).rejects.toBeDefined();
    expect(await journal.blog('baku')).toEqual(before);
    expect(await journal.known(postOf(entry).command)).toEqual({ kind: 'new' });
    expect(storedOf(await journal.append(postOf(entry))).receipt.seq).toBe(2);
    expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 2 });
  });

  test('[J2] steps count every change, seqs those that readers can see, both without holes', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const shown = await stored(journal, postOf(entryWith()));
    const held = await stored(journal, postOf(heldWith()));
    const again = await stored(journal, changeOf('revise', held, { rev: 2 }));
    const other = await stored(journal, postOf(entryWith()));
    expect([shown, held, again, other].map(({ step, seq }) => [step, seq])).toEqual([
      [2, 2],
      [3, null],
      [4, null],
      [5, 3],
    ]);
    expect(await journal.blog('baku')).toMatchObject({ step: 5, head: 3 });
  });

  test('[J2] many appends at once get one number each, in a row', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const all = await Promise.all(Array.from({ length: 25 }, () => stored(journal, postOf(entryWith()))));
    expect(all.map(({ seq }) => seq).sort((one, other) => one! - other!)).toEqual(all.map((_, n) => n + 2));
    expect(all.map(({ step }) => step).sort((one, other) => one - other)).toEqual(all.map((_, n) => n + 2));
    expect(await journal.verify('baku')).toMatchObject({ ok: true, changes: 26 });
  });

  test('[J2] two appends that saw the same entry: one is stored, the other has moved and stores nothing', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const [entry] = await posts(journal, 1);
    const kinds = await Promise.all(
      ['one', 'other'].map((byline) => journal.append(changeOf('revise', entry!, { byline, rev: 2 }))),
    );
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['moved', 'stored']);
    expect(await journal.blog('baku')).toMatchObject({ step: 3, head: 3 });
  });

  test('[J2] an append is answered `moved` where the status, the rev or the entry changed since its look', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal);
    const [entry] = await posts(journal, 1);
    const stale = [
      postOf(entryWith(), { expect: { status: 'paused', entryStep: null } }),
      settingsChangeOf({ ...blog, rev: 7 }, { title: 'Other' }),
      postOf(entryWith(), { expect: { status: 'live', entryStep: 1 } }),
      changeOf('revise', entry!, {}, { expect: { status: 'live', entryStep: null } }),
    ];
    for (const append of stale) expect(await journal.append(append)).toEqual({ kind: 'moved' });
    expect(await journal.blog('baku')).toMatchObject({ step: 2, head: 2 });
  });

  test('[J2] after a change of the status, every append that saw the status before is answered `moved`', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal);
    storedOf(await journal.append(settingsChangeOf(blog, { status: 'paused' })));
    expect(await journal.append(postOf(entryWith()))).toEqual({ kind: 'moved' });
    const held = postOf(heldWith(), { expect: { status: 'paused', entryStep: null } });
    expect(await journal.append(held)).toMatchObject({ kind: 'stored', receipt: { seq: null } });
  });

  test('[R4] an entry’s order is the seq at which readers first saw it, and stays', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const held = await stored(journal, postOf(heldWith()));
    await posts(journal, 1);
    const shown = await stored(journal, changeOf('publish', held, { state: 'published', publishedAt: AT }));
    const revised = await stored(journal, changeOf('revise', shown, { rev: 2 }));
    const gone = await stored(journal, retractionOf(revised));
    expect([held, shown, revised, gone].map(({ order, seq }) => [order, seq])).toEqual([
      [null, null],
      [3, 3],
      [3, 4],
      [3, 5],
    ]);
  });

  test('an append to a blog that does not exist is missing, to an entry of another blog foreign', async () => {
    const { journal } = await open();
    await createBlog(journal);
    await createBlog(journal, 'kyiv');
    const [entry] = await posts(journal, 1);
    expect(await journal.append(postOf(entryWith({ blog: 'nowhere' })))).toEqual({ kind: 'missing' });
    expect(await journal.append(changeOf('revise', { ...entry!, blog: 'kyiv' }, {}))).toEqual({ kind: 'foreign' });
    const posted = changeOf('revise', { ...entry!, blog: 'kyiv' }, {}, { expect: { status: 'live', entryStep: null } });
    expect(await journal.append(posted)).toEqual({ kind: 'foreign' });
    expect(await journal.entry('kyiv', entry!.id)).toBeNull();
  });

  test('[A3] a device that was revoked stores nothing from then on', async () => {
    const { journal, people } = await open();
    await createBlog(journal);
    const person = await people.person({ id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' });
    await people.addDevice({ id: 'phone', person: person.id, kind: 'session', secretHash: 'hash', at: AT });
    const first = postOf(entryWith(), { device: 'phone' });
    const { receipt } = storedOf(await journal.append(first));
    await people.revoke('phone', AT);
    expect(await journal.append(postOf(entryWith(), { device: 'phone' }))).toEqual({ kind: 'revoked' });
    expect(await journal.append(postOf(entryWith(), { device: 'never seen' }))).toEqual({ kind: 'revoked' });
    expect(await journal.append(first)).toEqual({ kind: 'repeated', receipt });
    expect(await journal.blog('baku')).toMatchObject({ step: 2 });
  });

  test('a blog begins with a change of its own, and its slug is taken from then on', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal, 'baku', settingsOf({ title: 'First' }));
    expect(blog).toMatchObject({
      slug: 'baku',
      epoch: 'epoch-of-baku',
      head: 1,
      step: 1,
      rev: 1,
      blogSeq: 1,
      topSeq: 1,
    });
    expect(blog).toMatchObject({ statusAt: AT, updatedAt: AT, endedAt: null, done: {} });
    await expect(createBlog(journal, 'baku', settingsOf({ title: 'Second' }))).rejects.toThrow('there already');
    expect(await journal.blogs()).toEqual([blog]);
  });

  test('a change of the settings raises the rev and says since when the blog and its top are so', async () => {
    const { journal } = await open();
    const blog = await createBlog(journal);
    await posts(journal, 1);
    const later = '2022-02-27T15:00:00.000Z';
    const change = settingsChangeOf(blog, { status: 'ended', title: 'It was' });
    const appended = storedOf(await journal.append({ ...change, change: { ...change.change, at: later } }));
    expect(appended.receipt).toEqual({ id: 'baku', seq: 3, rev: 2 });
    expect(appended.item).toMatchObject({ step: 3, seq: 3, entry: null });
    expect(appended.item.blog).toEqual(await journal.blog('baku'));
    expect(appended.item.blog).toMatchObject({ rev: 2, head: 3, blogSeq: 3, topSeq: 3, endedAt: AT, updatedAt: later });
    expect(appended.item.blog?.settings).toMatchObject({ title: 'It was', status: 'ended' });
  });

  test('pinning or retracting a pinned entry raises topSeq and not blogSeq, and its item carries the blog', async () => {
    const { journal } = await open();
    await createBlog(journal);
    const [entry] = await posts(journal, 1);
    const { item } = storedOf(await journal.append(changeOf('revise', entry!, { pinned: true })));
    expect(item.blog).toMatchObject({ head: 3, blogSeq: 1, topSeq: 3 });
    expect(item.entry).toMatchObject({ pinned: true, seq: 3 });
    const gone = storedOf(await journal.append(retractionOf(item.entry!)));
    expect(gone.item.blog).toMatchObject({ head: 4, blogSeq: 1, topSeq: 4 });
  });
}
