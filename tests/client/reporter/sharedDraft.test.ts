import { expect, test } from '@jest/globals';
import { isLinkAlone, withShared } from '../../../client/reporter/sharedDraft.js';
import { emptyDraft } from '../../../client/entry/draft.js';
import { emptyPhoto } from '../../../client/entry/draftPhotos.js';
import { LIST_MAX } from '../../../shared/parse/limits.js';

const update = emptyDraft('update', 'uk');

test('shared words and photos follow those of the draft, and the photos are credited like the last one', () => {
  const before = { ...update, values: { lang: 'uk', text: 'Typed' }, photos: [emptyPhoto('a', 'Leyla')] };
  const made = withShared(before, { words: 'Shared', photos: ['b', 'c'], credit: 'Anna' });
  expect(made.values).toEqual({ lang: 'uk', text: 'Typed\n\nShared' });
  expect(made.photos.map(({ id, credit }) => [id, credit])).toEqual([
    ['a', 'Leyla'],
    ['b', 'Leyla'],
    ['c', 'Leyla'],
  ]);
});

test('an empty draft gets the shared words alone, and photos the credit that the person gave last', () => {
  const made = withShared(update, { words: 'Shared', photos: ['b'], credit: 'Anna' });
  expect(made.values.text).toBe('Shared');
  expect(made.photos).toEqual([emptyPhoto('b', 'Anna')]);
});

test('a draft takes no more photos than an entry may have', () => {
  const photos = Array.from({ length: LIST_MAX + 3 }, (_, at) => String(at));
  expect(withShared(update, { words: '', photos, credit: '' }).photos).toHaveLength(LIST_MAX);
});

test('an address without a word beside it is a link alone', () => {
  expect(isLinkAlone(' https://example.org/live?a=1 ')).toBe(true);
  expect(isLinkAlone('See https://example.org')).toBe(false);
  expect(isLinkAlone('example')).toBe(false);
});
