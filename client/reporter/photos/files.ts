/** The photos' bytes on this phone, by the photo's id: of drafts, of what waits, and of what the server still prepares. */
import { signal, type ReadonlySignal } from '@preact/signals';
import {
  approvedAs,
  isOpen,
  lookOf,
  marked,
  uncoveredOf,
  type ApprovedRow,
  type Look,
  type PhotoRow,
  type Uncovered,
} from './photoRow.js';
import type { Marks } from '../cover/marks.js';
import type { PreparedPhoto } from '../../photos/prepared.js';

/** An approved photo, the only kind that may leave this phone. */
export type KeptPhoto = ApprovedRow<Blob>;

export interface PhotoFiles {
  /** Whether all stored photos outlive this page. */
  areDurable: ReadonlySignal<boolean>;
  /** Resolves when the photo is stored, open or approved; rejects where there is no room. */
  put: (photo: PhotoRow<Blob>) => Promise<void>;
  /** The approved photo; null where there is none, or it is still open. */
  get: (id: string) => Promise<KeptPhoto | null>;
  look: (id: string) => Promise<Look>;
  /** The photo as it is covered; null where it is not here, or cannot be covered. */
  uncovered: (id: string) => Promise<Uncovered | null>;
  /** Keeps the marks of a photo. Answers false where the photo is gone or has another picture by now: nothing is stored then. */
  mark: (of: Uncovered, marks: Marks) => Promise<boolean>;
  /**
   * Puts the covered picture in the place of the uncovered one, at once and for good; null: nothing had to be covered.
   * Answers false as `mark` does; rejects where there is no room, and then all is as before. `now`: ms since 1970.
   */
  approve: (of: Uncovered, covered: Pick<PreparedPhoto, 'file' | 'thumbnail'> | null, now: number) => Promise<boolean>;
  remove: (id: string) => Promise<void>;
  /** The id of each photo, and the time of its storing. */
  all: () => Promise<Pick<KeptPhoto, 'id' | 'at'>[]>;
}

/** Keeps photos as long as the page lives: where the browser gives no storage, and in tests. */
export class MemoryFiles implements PhotoFiles {
  private readonly kept = new Map<string, PhotoRow<Blob>>();
  private readonly allDurable = signal(true);
  readonly areDurable: ReadonlySignal<boolean> = this.allDurable;

  put(photo: PhotoRow<Blob>): Promise<void> {
    this.kept.set(photo.id, photo);
    this.allDurable.value = false;
    return Promise.resolve();
  }

  get(id: string): Promise<KeptPhoto | null> {
    const row = this.kept.get(id);
    return Promise.resolve(row === undefined || isOpen(row) ? null : row);
  }

  look(id: string): Promise<Look> {
    return Promise.resolve(lookOf(this.kept.get(id)));
  }

  uncovered(id: string): Promise<Uncovered | null> {
    const row = this.kept.get(id);
    return Promise.resolve(row === undefined ? null : uncoveredOf(row));
  }

  mark(of: Uncovered, marks: Marks): Promise<boolean> {
    return this.change(of, (row) => marked(row, marks));
  }

  approve(of: Uncovered, covered: PreparedPhoto | null, now: number): Promise<boolean> {
    return this.change(of, (row) => approvedAs(row, covered, now));
  }

  remove(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  all(): Promise<Pick<KeptPhoto, 'id' | 'at'>[]> {
    return Promise.resolve([...this.kept.values()]);
  }

  private change({ id, at }: Uncovered, step: (row: PhotoRow<Blob>) => PhotoRow<Blob>): Promise<boolean> {
    const row = this.kept.get(id);
    if (row?.at !== at) return Promise.resolve(false);
    this.kept.set(id, step(row));
    return Promise.resolve(true);
  }
}

/** No photo that was stored longer ago is still on its way into a draft. */
const SWEPT_AFTER_MS = 3_600_000;

/** Removes photos that nothing names any more. A fresh one stays: another page may be about to name it. */
export async function sweep(
  files: PhotoFiles,
  isNamed: (id: string) => boolean,
  now: number,
  age = SWEPT_AFTER_MS,
): Promise<void> {
  const old = (await files.all()).filter(({ id, at }) => !isNamed(id) && now - at >= age);
  for (const { id } of old) await files.remove(id);
}
