import { asSent, draftOf } from '../../../client/entry/draft.js';
import { patchOf } from '../../../client/entry/patch.js';
import { CORRECTED, setting } from './drafts.js';

test('a patch holds the changes, removes by null, and reaches into objects', () => {
  const base = { kind: 'speech', text: 'a', place: 'here', speaker: { name: 'N', role: 'r' }, verbatim: false };
  const next = { kind: 'speech', text: 'b', speaker: { name: 'N' }, verbatim: false };
  expect(patchOf(base, next)).toEqual({ text: 'b', place: null, speaker: { role: null } });
});

test('a patch turns an addition to a drive into a total', () => {
  expect(patchOf({ drive: 'aid', add: 1 }, { drive: 'aid', total: 4 })).toEqual({ add: null, total: 4 });
});

test('a patch takes one translation away and leaves the other alone', () => {
  const translations = { uk: { text: 'у' }, az: { text: 'a' } };
  expect(patchOf({ translations }, { translations: { uk: { text: 'у' } } })).toEqual({ translations: { az: null } });
  expect(draftOf({ kind: 'update', translations }, 'UTC').translations).toHaveLength(2);
});

test('a patch is empty where only the order of names has changed', () => {
  const before = { kind: 'photo' as const, media: [{ place: 'the square', id: CORRECTED, alt: 'A flag' }] };
  expect(patchOf(before, asSent(before, setting))).not.toHaveProperty('media');
  expect(patchOf(before, { ...before, media: [{ id: CORRECTED, alt: 'A drum' }] })).toHaveProperty('media');
});
