/** Small things that a device keeps between visits: drafts, the last session, the last list. Typed text goes through `LateShelf`. */
export interface Shelf {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): string[];
  /** Called when the page may be ended: what is stored only a moment later is to be held in another way. */
  settle?(): void;
}

const PREFIX = 'rallyline:';

/**
 * The shelf in localStorage, which is written before the next line of code runs. Where that is full, or there is none
 * (null), things are kept as long as the page lives.
 */
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

  /** Answers whether it outlives this page. */
  set(key: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    const isKept = this.stored((storage) => (storage.setItem(PREFIX + key, text), true)) === true;
    if (isKept) this.memory.delete(key);
    else this.memory.set(key, text);
    return isKept;
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
