/** The contract of photos' records and files: every command of an entry moves them in its own transaction. */
import { stepOf } from '../../../server/media/photoWay.js';
import { fileBehind } from '../../../server/storage/ports.js';
import {
  AT,
  changeOf,
  entryWith,
  heldWith,
  postOf,
  retractionOf,
  settingsChangeOf,
  settingsOf,
  stored,
  storedOf,
  takedownOf,
} from '../journal/drafts.js';
import { become, photo, post, ready, withPhotos, type Open } from './named.js';

export function photoRecordsContract(open: Open): void {
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

  test('a photo’s record has the state that its entry has, and its files are known by their addresses', async () => {
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

  test('the record of a file tells the states of its entry and its blog', async () => {
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

  test('a revision that leaves a photo out lets its files go; named again, the photo waits for another file', async () => {
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

  test('a name with a NUL in it is that of no photo, file or upload', async () => {
    const { photos } = await open();
    for (const name of ['\u0000', 'a\u0000.webp']) {
      expect(await photos.photo(name)).toBeNull();
      expect(await photos.file(name)).toBeNull();
      expect(await photos.upload(name)).toBeNull();
    }
  });

  test('[T1] a photo that was taken down stays gone, whatever its entry names later', async () => {
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

  test('[T1] commands move a photo as the table of its way says', async () => {
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
}
