/** The archive in every store alike: the whole store as records. Each test gets fresh, empty stores. */
import { randomUUID } from 'node:crypto';
import type { ArchiveRecord, Store, TakenDown } from '../../server/storage/ports.js';
import { AT, PHOTO, fill, given, recordsOf, type Filled } from './filledStore.js';
import {
  changeOf,
  contentWith,
  createBlog,
  driveWith,
  entryWith,
  postOf,
  posts,
  stored,
  storedOf,
  takedownOf,
} from './journal/drafts.js';

export function archiveContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];

  async function open(): Promise<Store> {
    const store = await openStore();
    opened.push(store);
    return store;
  }

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  const filled = async (): Promise<Filled> => fill(await open());
  const nothing = async (): Promise<void> => undefined;

  test('a record that is read of a store and put into another is the same there, and its chain verifies', async () => {
    const from = await filled();
    const to = await open();
    await createBlog(to.journal, 'elsewhere');
    const records = await recordsOf(from);
    await to.archive.replaceAll(given(records), nothing);
    expect(await recordsOf(to)).toEqual(records);
    for (const { journal } of [from, to]) {
      expect((await journal.blogs()).map(({ slug }) => slug)).toEqual(['baku', 'other']);
      expect(await journal.verify('baku')).toMatchObject({ ok: true, emptied: 1 });
    }
    const limits = { newest: 100, recent: 100 };
    expect(await to.journal.snapshot('baku', limits)).toEqual(await from.journal.snapshot('baku', limits));
    expect(await to.journal.deskSince('baku', 0, 100)).toEqual(await from.journal.deskSince('baku', 0, 100));
    expect(await to.photos.file(PHOTO.sources[0]!.src.slice('/media/'.length))).toMatchObject({ held: true });
    for (const id of Object.values(from.ids))
      expect(await to.journal.entry('baku', id)).toEqual(await from.journal.entry('baku', id));
  });

  test('a restored record goes on: the next change has the next numbers, and a drive counts on', async () => {
    const from = await filled();
    const to = await open();
    await to.archive.replaceAll(given(await recordsOf(from)), nothing);
    const before = (await from.journal.blog('baku'))!;
    const next = await stored(to.journal, postOf(driveWith('trucks', { add: 3 })));
    expect(next).toMatchObject({ step: before.step + 1, seq: before.head + 1 });
    expect((await to.journal.blog('baku'))!.done).toEqual({ trucks: 5 });
    expect(await to.journal.verify('baku')).toMatchObject({ ok: true });
  });

  test('[J3] a command that was stored before a backup gets its first receipt again after the restore', async () => {
    const from = await open();
    await createBlog(from.journal);
    const append = postOf(entryWith());
    const { receipt } = storedOf(await from.journal.append(append));
    const to = await open();
    await to.archive.replaceAll(given(await recordsOf(from)), nothing);
    expect(await to.journal.append(append)).toEqual({ kind: 'repeated', receipt });
    const other = { ...append, command: { ...append.command, body: '{}' } };
    expect(await to.journal.append(other)).toEqual({ kind: 'different' });
  });

  test('no secret is among the records of an archive, and no session lives on where they are put', async () => {
    const from = await filled();
    expect(JSON.stringify(await recordsOf(from))).not.toMatch(/secret|invited|phone/);
    const to = await filled();
    expect(await to.people.identify('secret')).not.toBeNull();
    await to.archive.replaceAll(given(await recordsOf(from)), nothing);
    expect(await to.people.identify('secret')).toBeNull();
    expect(await to.people.revokedAmong(['phone'])).toEqual(['phone']);
    expect(await to.people.devices()).toEqual([]);
    expect(await to.people.person({ id: 'new', blog: 'baku', name: 'Ann', role: 'reporter' })).toMatchObject({
      id: 'ann',
    });
  });

  test('[T1] an entry that was taken down is known by its id, and no word of it is among the records', async () => {
    const store = await open();
    await createBlog(store.journal);
    const entry = await stored(store.journal, postOf(entryWith({ content: contentWith({ text: 'an unwise word' }) })));
    await stored(store.journal, takedownOf(entry));
    expect(await store.archive.takenDown()).toEqual([{ blog: 'baku', entry: entry.id }]);
    expect(JSON.stringify(await recordsOf(store))).not.toContain('unwise');
  });

  test('[T1] a takedown stays known where its entry is restored away, and in every store that restores that backup', async () => {
    const store = await open();
    await createBlog(store.journal);
    const early = await recordsOf(store);
    const photographed = entryWith({ content: contentWith({ media: [PHOTO] }) });
    const [entry, photo] = [
      await stored(store.journal, postOf(entryWith())),
      await stored(store.journal, postOf(photographed)),
    ];
    const later = await recordsOf(store);
    const gone = { id: PHOTO.id, state: 'gone' as const, alt: '', altered: false, sources: [] };
    await stored(store.journal, takedownOf(entry));
    await stored(store.journal, changeOf('takedown', photo, { content: contentWith({ media: [gone] }) }));
    const known = [
      { blog: 'baku', entry: entry.id },
      { blog: 'baku', entry: photo.id, media: PHOTO.id },
    ].sort((one, other) => (one.entry < other.entry ? -1 : 1));
    expect(await store.archive.takenDown()).toEqual(known);

    await store.archive.replaceAll(given(early), nothing);
    expect(await store.archive.takenDown()).toEqual(known);
    const other = await open();
    await other.archive.replaceAll(given(await recordsOf(store)), nothing);
    for (const { archive } of [store, other]) {
      let told: TakenDown[] = [];
      await archive.replaceAll(given(later), async (_journal, takenDown) => void (told = takenDown));
      expect(told).toEqual(known);
    }
  });

  test('changes that are appended while a restore finishes become visible together with the rest', async () => {
    const from = await filled();
    const to = await open();
    await createBlog(to.journal, 'elsewhere');
    const epoch = randomUUID();
    await to.archive.replaceAll(given(await recordsOf(from)), async (inside) => {
      const before = (await inside.blog('baku'))!;
      await inside.beginEpoch('baku', { from: before.epoch, to: epoch, at: AT });
      expect((await to.journal.blogs()).map(({ slug }) => slug)).toEqual(['elsewhere']);
    });
    const [before, after] = [(await from.journal.blog('baku'))!, (await to.journal.blog('baku'))!];
    expect(after).toMatchObject({ epoch, head: before.head + 1, step: before.step + 1 });
    expect(await to.journal.verify('baku')).toMatchObject({ ok: true });
  });

  test('a restore that fails in the middle changes nothing', async () => {
    const from = await filled();
    const to = await filled();
    const before = await recordsOf(to);
    async function* cut(): AsyncGenerator<ArchiveRecord> {
      yield* (await recordsOf(from)).slice(0, 9);
      throw new Error('cut off');
    }
    await expect(to.archive.replaceAll(cut(), nothing)).rejects.toThrow('cut off');
    const refuse = () => Promise.reject(new Error('not like this'));
    await expect(to.archive.replaceAll(given(await recordsOf(from)), refuse)).rejects.toThrow('not like this');
    expect(await recordsOf(to)).toEqual(before);
    expect(await to.people.identify('secret')).not.toBeNull();
  });

  test('a restore in place leaves a follower where it stood: positions are in no backup', async () => {
    const store = await filled();
    const { archive, followers, journal } = store;
    await followers.make('push');
    await followers.lease('push', 'instance', 60_000);
    const from = (await followers.position('push', 'baku'))!;
    await posts(journal, 1);
    const records = await recordsOf(store);
    expect(JSON.stringify(records)).not.toContain('push');
    const to = { ...from, seq: from.seq + 1 };
    expect(await followers.move('push', 'instance', 'baku', { from, to })).toBe(true);
    await archive.replaceAll(given(records), nothing);
    expect(await followers.position('push', 'baku')).toEqual(to);
  });

  test('the records of an archive are of one snapshot: entries that are posted meanwhile are not among them', async () => {
    const store = await open();
    await createBlog(store.journal);
    await posts(store.journal, 2);
    const reading = store.archive.records();
    const first = await reading.next();
    await posts(store.journal, 2);
    const rest: ArchiveRecord[] = [];
    for await (const record of reading) rest.push(record);
    expect([first.value as ArchiveRecord, ...rest].filter(({ kind }) => kind === 'change')).toHaveLength(3);
  });
}
