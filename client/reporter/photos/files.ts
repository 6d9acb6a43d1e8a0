/** The photos' bytes on this phone, by the photo's id: of drafts, of what waits, and of what the server still prepares. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { PreparedPhoto } from '../../photos/prepared.js';

export interface KeptPhoto extends PreparedPhoto {
  id: string;
  /** The time of storing, ms since 1970. */
  at: number;
}

export interface PhotoFiles {
  /** Whether all stored photos outlive this page. */
  areDurable: ReadonlySignal<boolean>;
  /** Resolves when the photo is stored; rejects where there is no room. */
  put: (photo: KeptPhoto) => Promise<void>;
  get: (id: string) => Promise<KeptPhoto | null>;
  remove: (id: string) => Promise<void>;
  /** The id of each photo, and the time of its storing. */
  all: () => Promise<Pick<KeptPhoto, 'id' | 'at'>[]>;
}

/** Keeps photos as long as the page lives: where the browser gives no storage, and in tests. */
export class MemoryFiles implements PhotoFiles {
  private readonly kept = new Map<string, KeptPhoto>();
  private readonly allDurable = signal(true);
  readonly areDurable: ReadonlySignal<boolean> = this.allDurable;

  put(photo: KeptPhoto): Promise<void> {
    this.kept.set(photo.id, photo);
    this.allDurable.value = false;
    return Promise.resolve();
  }

  get(id: string): Promise<KeptPhoto | null> {
    return Promise.resolve(this.kept.get(id) ?? null);
  }

  remove(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  all(): Promise<KeptPhoto[]> {
    return Promise.resolve([...this.kept.values()]);
  }
}

/** Nobody can come back to a photo that was taken out of a draft longer ago. */
const SWEPT_AFTER_MS = 3_600_000;

/** Removes photos that nothing names any more. A fresh one stays: another page may be about to name it, or undo. */
export async function sweep(
  files: PhotoFiles,
  isNamed: (id: string) => boolean,
  now: number,
  age = SWEPT_AFTER_MS,
): Promise<void> {
  const old = (await files.all()).filter(({ id, at }) => !isNamed(id) && now - at >= age);
  for (const { id } of old) await files.remove(id);
}
