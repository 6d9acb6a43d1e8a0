import { emptyDraft, draftOf, contentOf } from '../../../client/entry/draft.js';
import { isTouched } from '../../../client/entry/keptDraft.js';
import { faultOf } from '../../../client/entry/check.js';
import { patchOf } from '../../../client/entry/patch.js';
import { english } from '../../support/formSpeech.js';
import { mediaOf, movedUp, photosOf, withBack, type DraftPhoto } from '../../../client/entry/draftPhotos.js';

const setting = { now: '2022-02-27T11:42:00.000Z', timeZone: 'Asia/Baku' };
const ID = '11111111-2222-4333-8444-55555555555';
const photo = (digit: number, said: Partial<DraftPhoto> = {}): DraftPhoto => ({
  ...{ id: `${ID}${digit.toString()}`, alt: '', caption: '', credit: '', place: '', rest: {} },
  ...said,
});

test('a photo without a word makes an entry', () => {
  const draft = { ...emptyDraft('photo', 'en'), photos: [photo(1)] };
  expect(isTouched(draft)).toBe(true);
  expect(faultOf(draft, contentOf(draft, setting), { slug: 'baku' }, english)).toBeNull();
});

test('a photo entry with neither photo nor text has a fault at its photos', () => {
  const draft = emptyDraft('photo', 'en');
  expect(faultOf(draft, contentOf(draft, setting), { slug: 'baku' }, english)).toMatchObject({ field: 'media' });
});

test("a photo's blank texts are left out, and fields that the form does not ask for are handed on", () => {
  const media = mediaOf([photo(1, { alt: ' A flag ', caption: ' ', rest: { altered: true } })]);
  expect(media).toEqual([{ id: `${ID}1`, alt: 'A flag', altered: true }]);
  expect(mediaOf(photosOf(media))).toEqual(media);
});

test('a fault in one photo is shown at its field', () => {
  const draft = { ...emptyDraft('photo', 'en'), photos: [photo(1), photo(2, { credit: 'x'.repeat(301) })] };
  expect(faultOf(draft, contentOf(draft, setting), { slug: 'baku' }, english)).toEqual({
    field: 'media.1.credit',
    message: 'A credit fits on one line, 300 characters at most.',
  });
});

test('a change of the text alone does not name the photos again; another order names all', () => {
  const draft = { ...emptyDraft('photo', 'en'), photos: [photo(1), photo(2)] };
  const content = contentOf(draft, setting);
  const again = draftOf(content, setting.timeZone);
  expect(patchOf(content, contentOf({ ...again, values: { ...again.values, text: 'More' } }, setting))).toEqual({
    text: 'More',
  });
  const turned = contentOf({ ...again, photos: movedUp(again.photos, 1) }, setting);
  expect(patchOf(content, turned)).toEqual({ media: mediaOf([photo(2), photo(1)]) });
});

test('a photo that is put back takes nothing away that came or was written since', () => {
  const now = [photo(2, { alt: 'The square.' }), photo(3)];
  expect(withBack(now, { photo: photo(1), index: 0 })).toEqual([photo(1), ...now]);
  expect(withBack(now, { photo: photo(1), index: 1 })).toEqual([photo(2, { alt: 'The square.' }), photo(1), photo(3)]);
  expect(withBack(now.slice(0, 1), { photo: photo(1), index: 2 })).toEqual([now[0], photo(1)]);
});

test('a photo that is in the list already is not put back a second time', () => {
  const now = [photo(1, { alt: 'The square.' })];
  expect(withBack(now, { photo: photo(1), index: 0 })).toEqual(now);
});
