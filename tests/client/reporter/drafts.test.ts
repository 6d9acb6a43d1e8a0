import { emptyDraft } from '../../../client/entry/draft.js';
import { draftsOn } from '../../../client/reporter/drafts.js';
import { browserShelf } from '../../../client/account/shelf.js';

function storage(limit = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      kept.clear();
    },
  };
}

const place = { person: 'baku reporter Anna', blog: 'baku', of: 'update' };
const typed = { ...emptyDraft('update', 'uk'), values: { lang: 'uk', text: 'слова' } };

test('a draft is there again on the next page, for the same person, blog and kind alone', () => {
  const there = storage();
  draftsOn(browserShelf(there)).set(place, typed);
  const next = draftsOn(browserShelf(there));
  expect(next.get(place)).toEqual(typed);
  expect(next.get({ ...place, person: 'baku reporter Omar' })).toBeNull();
  expect(next.get({ ...place, of: 'chant' })).toBeNull();
});

test.each<[string, Storage | null]>([
  ['no storage', null],
  ['a full one', storage(10)],
])('with %s a draft lives as long as the page', (_what, there) => {
  const drafts = draftsOn(browserShelf(there));
  drafts.set(place, typed);
  expect(drafts.get(place)).toEqual(typed);
  drafts.remove(place);
  expect(drafts.get(place)).toBeNull();
});

test('a draft of another shape, or one that is broken, is not opened', () => {
  const there = storage();
  const shelf = browserShelf(there);
  shelf.set('draft/baku reporter Anna/baku/update', { kind: 'update' });
  expect(draftsOn(shelf).get(place)).toBeNull();
  there.setItem('rallyline:draft/baku reporter Anna/baku/update', '{');
  expect(draftsOn(shelf).get(place)).toBeNull();
});

test("a chant's language is remembered for chants, an update's for the rest", () => {
  const drafts = draftsOn(browserShelf(storage()));
  drafts.rememberLanguage('baku', 'update', 'en');
  drafts.rememberLanguage('baku', 'chant', 'uk');
  expect(drafts.language('baku', 'chant')).toBe('uk');
  expect(drafts.language('baku', 'speech')).toBe('en');
});
