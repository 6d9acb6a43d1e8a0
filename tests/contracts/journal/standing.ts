/** A blog as it stands: snapshots, positions, times and drives. */
import { TOP_MAX, type Store } from '../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  createBlog,
  driveWith,
  heldWith,
  postOf,
  posts,
  retractionOf,
  stored,
  storedOf,
  takedownOf,
} from './drafts.js';

export function standing(open: () => Promise<Store>): void {
  const opened = async () => {
    const { journal } = await open();
    return { journal, blog: await createBlog(journal) };
  };

  test('told says when a record was begun, and when any change of it was made', async () => {
    const { journal, blog } = await opened();
    const later = '2022-02-27T12:00:00.000Z';
    const [entry] = await posts(journal, 2);
    const gone = retractionOf(entry!);
    await stored(journal, { ...gone, change: { ...gone.change, at: later } });
    expect(await journal.told('baku', 4)).toEqual({ begun: blog.updatedAt, last: later });
    expect(await journal.told('baku', 3)).toEqual({ begun: blog.updatedAt, last: AT });
    expect(await journal.told('nowhere', 1)).toBeNull();
  });

  test('momentsOf says when each of those changes was made, and leaves out what the record has not had', async () => {
    const { journal } = await opened();
    const later = '2022-02-27T12:00:00.000Z';
    const [entry] = await posts(journal, 2);
    const labelled = changeOf('revise', entry!, { verification: 'confirmed' });
    await stored(journal, { ...labelled, change: { ...labelled.change, at: later } });
    expect([...(await journal.momentsOf('baku', [4, 3, 9]))].sort()).toEqual([
      [3, AT],
      [4, later],
    ]);
    expect([...(await journal.momentsOf('nowhere', [3]))]).toEqual([]);
  });

  test('a snapshot has the newest entries, those that changed last, and the top of the page', async () => {
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

  test('a snapshot has the newest TOP_MAX entries of the top of the page, and no more', async () => {
    const { journal } = await opened();
    const all = await posts(journal, TOP_MAX + 2, { key: true });
    const snapshot = await journal.snapshot('baku', { newest: 1, recent: 1 });
    expect(snapshot?.top).toEqual(all.slice(2).reverse());
  });

  test('lastChanges says when readers last saw each blog change, and leaves out the blogs that do not exist', async () => {
    const { journal } = await opened();
    const later = '2022-02-27T12:00:00.000Z';
    const [entry] = await posts(journal, 2);
    const gone = retractionOf(entry!);
    await stored(journal, { ...gone, change: { ...gone.change, at: later } });
    await stored(journal, postOf(heldWith()));
    const kyiv = await createBlog(journal, 'kyiv');
    expect([...(await journal.lastChanges(['kyiv', 'nowhere', 'baku']))].sort()).toEqual([
      ['baku', later],
      ['kyiv', kyiv.updatedAt],
    ]);
  });

  test('positions has the blogs that exist, and leaves out the others', async () => {
    const { journal } = await opened();
    await createBlog(journal, 'kyiv');
    await stored(journal, postOf(heldWith()));
    expect([...(await journal.positions(['kyiv', 'nowhere', 'baku']))]).toEqual([
      ['kyiv', { epoch: 'epoch-of-kyiv', head: 1, step: 1 }],
      ['baku', { epoch: 'epoch-of-baku', head: 1, step: 2 }],
    ]);
  });

  test('a blog’s lists have nothing of another blog', async () => {
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

  test('a name with a NUL in it is that of no blog and of no entry, and keeps nothing from those that are asked beside it', async () => {
    const { journal } = await opened();
    const no = '\u0000';
    for (const slug of [no, `baku${no}`]) {
      expect(await journal.blog(slug)).toBeNull();
      expect(await journal.entry(slug, 'any')).toBeNull();
      expect(await journal.since(slug, 0, 10)).toBeNull();
      expect(await journal.snapshot(slug, { newest: 1, recent: 1 })).toBeNull();
      expect(await journal.told(slug, 1)).toBeNull();
      expect([...(await journal.momentsOf(slug, [1]))]).toEqual([]);
      expect(await journal.own(slug, no, 10)).toEqual([]);
      expect([...(await journal.positions([slug, 'baku'])).keys()]).toEqual(['baku']);
      expect([...(await journal.lastChanges([slug, 'baku'])).keys()]).toEqual(['baku']);
    }
    expect(await journal.entry('baku', no)).toBeNull();
    expect(await journal.lastSeqOf('baku', no)).toBeNull();
  });

  test('a drive is folded by order: a total sets it and later entries add, whichever was changed last', async () => {
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
