/** The contract of uploads' records. */
import { AT, changeOf, stored, takedownOf } from '../journal/drafts.js';
import { become, photo, post, ready, withPhotos, type Open } from './named.js';

export function uploadsContract(open: Open): void {
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

  test('moveUpload changes an upload only from the states that its caller names', async () => {
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

  test('a second upload of a photo takes the place of the first, unless that was received', async () => {
    const { journal, photos } = await open();
    await post(journal, photo('one'));
    await photos.beginUpload(upload('first'), MOST);
    expect(await photos.beginUpload(upload('second'), MOST)).toMatchObject({ replaced: [{ id: 'first' }] });
    await photos.moveUpload('second', ['receiving'], 'received', AT);
    expect(await photos.beginUpload(upload('third'), MOST)).toEqual({ kind: 'begun', replaced: [] });
    expect((await photos.uploads()).map(({ id }) => id)).toEqual(['second', 'third']);
  });

  test('a device has so many uploads on their way and no more, and can always begin each of them anew', async () => {
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

  test('uploads that begin at the same moment are accepted up to the limit, and no further', async () => {
    const { journal, photos } = await open();
    const ids = Array.from({ length: 6 }, (_, at) => `photo-${at}`);
    await post(journal, ...ids.map((id) => photo(id)));
    const begun = await Promise.all(ids.map((id) => photos.beginUpload(upload(`of-${id}`, { photo: id }), 4)));
    expect(begun.filter(({ kind }) => kind === 'begun')).toHaveLength(4);
    expect(await photos.uploads('receiving')).toHaveLength(4);
  });

  test('[T1] an upload is unwanted once its photo was taken down or dropped', async () => {
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

  test('[T1] the store knows of files until the last was removed, and of uploads until they end', async () => {
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
}
