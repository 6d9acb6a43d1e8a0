/** What every engine keeps of photos alike. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { EntryRecord, MediaItem } from '../../shared/entry.js';
import { stepOf } from '../../server/media/photoWay.js';
import { fileBehind, type Journal, type Photos, type Store } from '../../server/storage/ports.js';
import {
  AT,
  changeOf,
  contentWith,
  createBlog,
  entryWith,
  heldWith,
  postOf,
  retractionOf,
  settingsChangeOf,
  settingsOf,
  stored,
  storedOf,
  takedownOf,
} from './journal/drafts.js';

/** Stores are closed by the suite. */
export function photosContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];

  async function open(): Promise<{ journal: Journal; photos: Photos }> {
    const store = await openStore();
    opened.push(store);
    await createBlog(store.journal);
    return store;
  }

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  const photo = (id: string, over: Partial<MediaItem> = {}): MediaItem => {
    return { id, state: 'waiting', alt: 'Flags', altered: false, sources: [], ...over };
  };
  const ready = (id: string, ...addresses: string[]): MediaItem => {
    const sources = addresses.map((address) => ({ type: 'image/webp', width: 320, src: `/media/${address}` }));
    return photo(id, { state: 'ready', width: 4, height: 3, placeholder: 'data:image/webp;base64,AA', sources });
  };
  const withPhotos = (...media: MediaItem[]) => ({ content: contentWith({ media }) });
  const post = (journal: Journal, ...media: MediaItem[]): Promise<EntryRecord> =>
    stored(journal, postOf(entryWith(withPhotos(...media))));
  const become = (journal: Journal, entry: EntryRecord, ...media: MediaItem[]): Promise<EntryRecord> =>
    stored(journal, changeOf('media', entry, withPhotos(...media)));

  test('[O4] a photo belongs to the entry that names it and its author from the append on', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, photo('one'));
    const { id, author } = entry;
    expect(await photos.photo('one')).toEqual({ id: 'one', blog: 'baku', entry: id, author, state: 'waiting' });
    expect(await photos.photo('none')).toBeNull();
  });

  test('[A2] an entry that names a photo of another one is not stored, and nothing of it', async () => {
    const { journal, photos } = await open();
    const first = await post(journal, photo('one'));
    const other = postOf(entryWith(withPhotos(photo('two'), photo('one'))));
    expect(await journal.append(other)).toEqual({ kind: 'foreign-photo' });
    expect(await journal.entry('baku', other.command.id)).toBeNull();
    expect(await photos.photo('two')).toBeNull();
    expect(await photos.photo('one')).toMatchObject({ entry: first.id });
    const mine = await post(journal, photo('mine'));
    const revision = changeOf('revise', mine, { rev: 2, ...withPhotos(photo('mine'), photo('one')) });
    expect(await journal.append(revision)).toEqual({ kind: 'foreign-photo' });
  });

  test('a photo stands as its entry has it, and its files are known by their addresses', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, photo('one'));
    const processing = await become(journal, entry, photo('one', { state: 'processing' }));
    expect(await photos.processing()).toMatchObject([{ id: 'one', entry: entry.id }]);
    await become(journal, processing, ready('one', 'a.webp', 'b.webp'));
    expect(await photos.processing()).toEqual([]);
    expect(await photos.photo('one')).toMatchObject({ state: 'ready' });
    expect(await photos.file('a.webp')).toEqual({
      name: fileBehind('a.webp'),
      held: true,
      photo: 'ready',
      blog: 'baku',
      visibility: 'public',
      entry: 'published',
      wasPublic: true,
    });
    expect(await photos.file('c.webp')).toBeNull();
    const names = ['b.webp', 'c.webp'].map(fileBehind);
    expect(await photos.heldAmong(names)).toEqual(names.slice(0, 1));
  });

  test('a file tells what became of its entry and its blog', async () => {
    const { journal, photos } = await open();
    const held = await stored(journal, postOf(heldWith(withPhotos(ready('one', 'a.webp')))));
    expect(await photos.file('a.webp')).toMatchObject({ entry: 'held', wasPublic: false });
    const shown = await stored(journal, changeOf('publish', held, { state: 'published', publishedAt: AT }));
    expect(await photos.file('a.webp')).toMatchObject({ entry: 'published', wasPublic: true });
    await stored(journal, retractionOf(shown));
    const blog = (await journal.blog('baku'))!;
    storedOf(await journal.append(settingsChangeOf(blog, settingsOf({ visibility: 'desk' }))));
    expect(await photos.file('a.webp')).toMatchObject({ entry: 'retracted', held: true, visibility: 'desk' });
  });

  test('a revision without a photo lets its files go; named again it waits for another file', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, ready('one', 'a.webp'), ready('two', 'b.webp'));
    const without = await stored(journal, changeOf('revise', entry, { rev: 2, ...withPhotos(ready('two', 'b.webp')) }));
    expect(await photos.photo('one')).toMatchObject({ state: 'dropped' });
    expect(await photos.letGo(10)).toEqual([fileBehind('a.webp')]);
    expect(await photos.file('a.webp')).toMatchObject({ held: false, photo: 'dropped' });
    await photos.removed([fileBehind('a.webp')]);
    expect(await photos.letGo(10)).toEqual([]);
    await stored(journal, changeOf('revise', without, { rev: 3, ...withPhotos(photo('one'), ready('two', 'b.webp')) }));
    expect(await photos.photo('one')).toMatchObject({ state: 'waiting' });
    expect(await photos.file('a.webp')).toMatchObject({ held: false });
    const other = postOf(entryWith(withPhotos(photo('one'))));
    expect(await journal.append(other)).toEqual({ kind: 'foreign-photo' });
  });

  test('[T1] a takedown of an entry lets all its photos go for good, those of earlier revisions too', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, ready('one', 'a.webp'), ready('two', 'b.webp'));
    const without = await stored(journal, changeOf('revise', entry, { rev: 2, ...withPhotos(ready('two', 'b.webp')) }));
    await stored(journal, takedownOf(without));
    expect(await photos.photo('one')).toMatchObject({ state: 'gone' });
    expect(await photos.file('b.webp')).toMatchObject({ held: false, photo: 'gone', entry: 'taken-down' });
    expect(await photos.letGo(10)).toEqual(['a.webp', 'b.webp'].map(fileBehind).sort());
    expect(await photos.letGo(1)).toHaveLength(1);
  });

  test('[T1] a photo that was taken down stays so, whatever its entry names later', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, ready('one', 'a.webp'), ready('two', 'b.webp'));
    const gone = withPhotos(photo('one', { state: 'gone', alt: '' }), ready('two', 'b.webp'));
    const { content } = entryWith(gone);
    const after = await stored(journal, { ...takedownOf(entry), entry: { ...entry, content } });
    expect(await photos.letGo(10)).toEqual([fileBehind('a.webp')]);
    expect(await photos.file('b.webp')).toMatchObject({ held: true, photo: 'ready' });
    const without = await stored(journal, changeOf('revise', after, { rev: 2, ...withPhotos(ready('two', 'b.webp')) }));
    expect(await photos.photo('one')).toMatchObject({ state: 'gone' });
    const again = changeOf('revise', without, { rev: 3, ...withPhotos(photo('one')) });
    expect(await journal.append(again)).toEqual({ kind: 'foreign-photo' });
  });

  test('[T1] what a command makes of a photo is what the table of its way says', async () => {
    const states = ['waiting', 'processing', 'ready', 'failed', 'gone'] as const;
    for (const command of ['dropped', 'taken-down'] as const) {
      const { journal, photos } = await open();
      const before = await post(journal, ...states.map((state) => photo(state, { state })));
      const after =
        command === 'dropped' ? changeOf('revise', before, { rev: 2, ...withPhotos() }) : takedownOf(before);
      await stored(journal, after);
      const seen = await Promise.all(states.map(async (id) => (await photos.photo(id))?.state));
      expect(seen).toEqual(states.map((state) => stepOf({ upload: 'none', photo: state }, command).next.photo));
    }
  });

  const upload = (id: string, over: { photo?: string; device?: string; at?: string } = {}) => {
    return { id, photo: 'one', author: 'person-of-ann', device: 'phone', size: 9, at: AT, ...over };
  };

  const MOST = 20;
  const LATER = '2022-02-27T12:00:00.000Z';

  test('an upload is known from its beginning to its end', async () => {
    const { journal, photos } = await open();
    await post(journal, photo('one'));
    expect(await photos.upload('u')).toBeNull();
    expect(await photos.beginUpload(upload('u'), MOST)).toEqual({ kind: 'begun', replaced: [] });
    expect(await photos.upload('u')).toEqual({ ...upload('u'), state: 'receiving' });
    expect(await photos.moveUpload('u', ['receiving'], 'received', LATER)).toBe(true);
    expect(await photos.uploads('received')).toMatchObject([{ id: 'u', at: LATER }]);
    expect(await photos.uploads('receiving')).toEqual([]);
    await photos.forgetUpload('u');
    expect(await photos.uploads()).toEqual([]);
  });

  test('an upload moves on only from where it is said to stand', async () => {
    const { journal, photos } = await open();
    await post(journal, photo('one'));
    await photos.beginUpload(upload('u'), MOST);
    await photos.moveUpload('u', ['receiving'], 'received', AT);
    expect(await photos.moveUpload('u', ['receiving'], 'receiving', LATER)).toBe(false);
    expect(await photos.upload('u')).toMatchObject({ state: 'received', at: AT });
    expect(await photos.moveUpload('u', ['receiving', 'received'], 'done', LATER)).toBe(true);
    expect(await photos.upload('u')).toMatchObject({ state: 'done', at: LATER });
    expect(await photos.moveUpload('none', ['receiving'], 'done', LATER)).toBe(false);
  });

  test('a second upload of a photo takes the place of one that was not received', async () => {
    const { journal, photos } = await open();
    await post(journal, photo('one'));
    await photos.beginUpload(upload('first'), MOST);
    expect(await photos.beginUpload(upload('second'), MOST)).toMatchObject({ replaced: [{ id: 'first' }] });
    await photos.moveUpload('second', ['receiving'], 'received', AT);
    expect(await photos.beginUpload(upload('third'), MOST)).toEqual({ kind: 'begun', replaced: [] });
    expect((await photos.uploads()).map(({ id }) => id)).toEqual(['second', 'third']);
  });

  test('a device has so many uploads on their way and no more, and can always begin one of them anew', async () => {
    const { journal, photos } = await open();
    await post(journal, photo('one'), photo('two'), photo('three'));
    await photos.beginUpload(upload('late', { at: LATER }), 2);
    await photos.beginUpload(upload('early', { photo: 'two' }), 2);
    const third = upload('third', { photo: 'three' });
    expect(await photos.beginUpload(third, 2)).toMatchObject({ kind: 'too-many', oldest: { id: 'early' } });
    expect(await photos.upload('third')).toBeNull();
    expect(await photos.beginUpload(upload('anew'), 2)).toMatchObject({ kind: 'begun', replaced: [{ id: 'late' }] });
    expect(await photos.beginUpload({ ...third, id: 'other', device: 'tablet' }, 2)).toMatchObject({ kind: 'begun' });
    await photos.moveUpload('early', ['receiving'], 'done', AT);
    expect(await photos.beginUpload(third, 2)).toMatchObject({ kind: 'begun', replaced: [{ id: 'other' }] });
  });

  test('of many uploads that begin at one moment no more get through', async () => {
    const { journal, photos } = await open();
    const ids = Array.from({ length: 6 }, (_, at) => `photo-${at}`);
    await post(journal, ...ids.map((id) => photo(id)));
    const begun = await Promise.all(ids.map((id) => photos.beginUpload(upload(`of-${id}`, { photo: id }), 4)));
    expect(begun.filter(({ kind }) => kind === 'begun')).toHaveLength(4);
    expect(await photos.uploads('receiving')).toHaveLength(4);
  });

  test('[T1] an upload of a photo that was taken down or dropped is not wanted any more', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, photo('one'), photo('two'));
    await photos.beginUpload(upload('u'), MOST);
    await photos.beginUpload(upload('v', { photo: 'two' }), MOST);
    expect(await photos.unwantedUploads()).toEqual([]);
    const without = await stored(journal, changeOf('revise', entry, { rev: 2, ...withPhotos(photo('two')) }));
    expect(await photos.unwantedUploads()).toMatchObject([{ id: 'u' }]);
    await stored(journal, takedownOf(without));
    expect((await photos.unwantedUploads()).map(({ id }) => id).sort()).toEqual(['u', 'v']);
  });

  test('[T1] it knows of files until the last was removed, and of uploads until they end', async () => {
    const { journal, photos } = await open();
    const entry = await post(journal, photo('one'));
    expect(await photos.knowsFiles()).toBe(false);
    await photos.beginUpload(upload('u'), MOST);
    expect(await photos.knowsFiles()).toBe(true);
    await photos.moveUpload('u', ['receiving'], 'done', AT);
    expect(await photos.knowsFiles()).toBe(false);
    const shown = await become(journal, entry, ready('one', 'a.webp'));
    expect(await photos.knowsFiles()).toBe(true);
    await stored(journal, takedownOf(shown));
    expect(await photos.knowsFiles()).toBe(true);
    await photos.removed(await photos.letGo(10));
    expect(await photos.knowsFiles()).toBe(false);
  });

  const LONG = 60_000;
  const SHORT = 50;

  test('an upload is leased to one holder at a time, who learns that another asks', async () => {
    const { photos } = await open();
    expect(await photos.lease('u', 'ann', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toEqual({ asked: false });
    expect(await photos.lease('u', 'eve', LONG)).toBe('taken');
    expect(await photos.lease('v', 'eve', LONG)).toBe('held');
    expect(await photos.lease('u', 'ann', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toEqual({ asked: true });
    await photos.release('u', 'eve');
    expect(await photos.lease('u', 'eve', LONG)).toBe('taken');
    await photos.release('u', 'ann');
    expect(await photos.lease('u', 'eve', LONG)).toBe('held');
    // What was asked of the one before is nothing to the next.
    expect(await photos.renew('u', 'eve', LONG)).toEqual({ asked: false });
    expect(await photos.renew('u', 'ann', LONG)).toBeNull();
  });

  test('a lease that is not renewed ends by itself, and is lost once another took it', async () => {
    const { photos } = await open();
    await photos.lease('u', 'ann', SHORT);
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT));
    expect(await photos.renew('u', 'ann', SHORT)).toEqual({ asked: false });
    await new Promise((resolve) => setTimeout(resolve, 2 * SHORT));
    expect(await photos.lease('u', 'eve', LONG)).toBe('held');
    expect(await photos.renew('u', 'ann', LONG)).toBeNull();
    await photos.release('u', 'ann');
    expect(await photos.renew('u', 'eve', LONG)).toEqual({ asked: false });
  });

  test('of many that ask for a lease at one moment one gets it', async () => {
    const { photos } = await open();
    const holders = Array.from({ length: 8 }, (_, at) => `holder-${at}`);
    const answers = await Promise.all(holders.map((holder) => photos.lease('u', holder, LONG)));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
  });
}
