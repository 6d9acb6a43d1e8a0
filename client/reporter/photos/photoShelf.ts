/** The photos on this phone for the page: taken in one at a time, shown, and let go of when nothing names them. */
import { sweep, type PhotoFiles } from './files.js';
import type { preparePhoto } from './picture.js';

export interface PhotoShelfParts {
  files: PhotoFiles;
  /** Makes a picture ready to leave the phone: it comes with the form, where pictures are chosen. */
  prepare: typeof preparePhoto;
  /** Whether a draft or the outbox names a photo. */
  isNamed: (id: string) => boolean;
  now: () => number;
  newId: () => string;
}

export class PhotoShelf {
  private readonly shown = new Map<string, Promise<string | null>>();
  private taking: Promise<unknown> = Promise.resolve();

  /** Whether all photos outlive this page. */
  readonly areDurable: PhotoFiles['areDurable'];

  constructor(private readonly parts: PhotoShelfParts) {
    this.areDurable = parts.files.areDurable;
  }

  /**
   * Prepares a picture and stores it; answers with the photo's id.
   * @throws NoPhoto where the file is none, anything else where this phone has no room.
   */
  take(file: Blob): Promise<string> {
    // Pictures are taken in one at a time: 12 megapixels are 48 MB while they are decoded.
    const taken = this.taking.then(() => this.stored(file));
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  /** An address of the picture, small, for this page alone; null where this phone does not have it. */
  show(id: string): Promise<string | null> {
    const known = this.shown.get(id) ?? this.address(id);
    this.shown.set(id, known);
    return known;
  }

  /** `age`: the time for which nothing has named a photo that is swept, in ms. */
  sweep(age?: number): Promise<void> {
    const { files, isNamed, now } = this.parts;
    return sweep(files, isNamed, now(), age).catch(() => undefined);
  }

  /** Forgets the photos that neither a draft nor the outbox names: a phone that is signed out keeps nothing else. */
  async forget(): Promise<void> {
    for (const [id, one] of this.shown) {
      if (this.parts.isNamed(id)) continue;
      this.shown.delete(id);
      const url = await one;
      if (url !== null) URL.revokeObjectURL(url);
    }
    await this.sweep(0);
  }

  private async stored(file: Blob): Promise<string> {
    const { files, prepare, now, newId } = this.parts;
    const prepared = await prepare(file);
    const id = newId();
    await files.put({ ...prepared, id, at: now() });
    return id;
  }

  private async address(id: string): Promise<string | null> {
    const kept = await this.parts.files.get(id).catch(() => null);
    return kept === null ? null : URL.createObjectURL(kept.thumbnail);
  }
}
