import { isOverruled, VERIFICATIONS } from '../../../shared/entry.js';

test('an entry overrules its earlier translations once it was corrected, by a note or a label, or withdrawn', () => {
  expect(VERIFICATIONS.filter((verification) => isOverruled({ verification }))).toEqual(['corrected', 'withdrawn']);
  const correction = { note: 'Two roads, not one.', at: '2022-02-27T15:42:00Z' };
  expect(isOverruled({ verification: 'confirmed', correction })).toBe(true);
});
