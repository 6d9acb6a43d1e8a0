/** Drafts of a page, in a storage that may be full. */
import { emptyDraft } from '../../../client/entry/draft.js';
import { Drafts } from '../../../client/reporter/drafts.js';
import { LateShelf } from '../../../client/account/lateShelf.js';
import { BrowserShelf, type Shelf } from '../../../client/account/shelf.js';

/** A page's storage, which takes texts up to a length. */
export function storage(limit = Infinity): Storage {
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

/** The drafts of a page in which the typist pauses after each key. */
export const onShelf = (shelf: Shelf) =>
  new Drafts(
    new LateShelf(
      shelf,
      (_ms, run) => {
        run();
        return () => undefined;
      },
      () => 0,
    ),
  );
export const draftsIn = (there: Storage | null) => onShelf(new BrowserShelf(there));

export const place = { person: 'baku reporter Anna', blog: 'baku', of: 'update' };
export const typed = { ...emptyDraft('update', 'uk'), values: { lang: 'uk', text: 'слова' } };
