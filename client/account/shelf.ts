/**
 * Small things that a phone keeps between visits: drafts, who was signed in, the last list. In localStorage, since that
 * is written before the next line runs; what is typed goes through `lateShelf`. Where it is not to be had or full,
 * things are kept as long as the page lives.
 */
export interface Shelf {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): string[];
}

const PREFIX = 'rallyline:';

export function browserShelf(storage: Storage | null): Shelf {
  const memory = new Map<string, string>();
  const tryIt = <Value>(what: (storage: Storage) => Value): Value | null => {
    try {
      return storage === null ? null : what(storage);
    } catch {
      return null;
    }
  };
  return {
    get(key) {
      const kept = memory.get(key) ?? tryIt((there) => there.getItem(PREFIX + key));
      try {
        return kept === null ? null : (JSON.parse(kept) as unknown);
      } catch {
        return null;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      const isKept = tryIt((there) => (there.setItem(PREFIX + key, text), true));
      if (isKept === true) memory.delete(key);
      else memory.set(key, text);
    },
    remove(key) {
      memory.delete(key);
      tryIt((there) => there.removeItem(PREFIX + key));
    },
    keys() {
      const there = tryIt((kept) => Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? ''));
      const mine = (there ?? []).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
      return [...new Set([...mine, ...memory.keys()])];
    },
  };
}

/** `localStorage` throws where it is forbidden. */
export function localStorageOrNull(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
