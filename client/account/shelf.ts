/**
 * Small things that a device keeps between visits: drafts, the last session, the last list. In localStorage, since that
 * is written before the next line of code runs; typed text goes through `LateShelf`.
 */
export interface Shelf {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): string[];
}

const PREFIX = 'rallyline:';

/** Where the storage is full, or there is none (null), things are kept as long as the page lives. */
export class BrowserShelf implements Shelf {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: Storage | null) {}

  get(key: string): unknown {
    const kept = this.memory.get(key) ?? this.stored((storage) => storage.getItem(PREFIX + key));
    try {
      return kept === null ? null : (JSON.parse(kept) as unknown);
    } catch {
      return null;
    }
  }

  set(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    const isKept = this.stored((storage) => (storage.setItem(PREFIX + key, text), true));
    if (isKept === true) this.memory.delete(key);
    else this.memory.set(key, text);
  }

  remove(key: string): void {
    this.memory.delete(key);
    this.stored((storage) => storage.removeItem(PREFIX + key));
  }

  keys(): string[] {
    const all = this.stored((storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? ''));
    const ours = (all ?? []).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    return [...new Set([...ours, ...this.memory.keys()])];
  }

  /** null where there is no storage, or it fails. */
  private stored<Value>(work: (storage: Storage) => Value): Value | null {
    try {
      return this.storage === null ? null : work(this.storage);
    } catch {
      return null;
    }
  }
}

/** Reading `localStorage` throws where the browser forbids it. */
export function localStorageOrNull(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
