/** The photos on this phone for the page: taken in one at a time, shown, and let go of when nothing names them. */
import { isFull } from '../store/full.js';
import { sweep, type PhotoFiles } from './files.js';
import type { preparePhoto } from './anyPhoto.js';

export interface PhotoShelfParts {
  files: PhotoFiles;
  /** Makes a picture ready to leave the phone: it comes with the form, where pictures are chosen. */
  prepare: typeof preparePhoto;
  /** Whether a draft or the outbox names a photo. */
  isNamed: (id: string) => boolean;
  /** Pixels on the long side of a photo that is taken in now. */
  longSide: () => number;
  now: () => number;
  newId: () => string;
}

/** On a full phone: somebody may still take back the removal of a photo that was taken out of a draft a moment ago. */
export const FRESH_MS = 60_000;

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

  /** Bytes of a photo that is on this phone; null where it is not. */
  async bytesOf(id: string): Promise<number | null> {
    const kept = await this.parts.files.get(id).catch(() => null);
    return kept?.file.size ?? null;
  }

  /** `age`: the time for which nothing has named a photo that is swept, in ms. */
  sweep(age?: number): Promise<void> {
    const { files, isNamed, now } = this.parts;
    return sweep(files, isNamed, now(), age).catch(() => undefined);
  }

  /** Stores something; where this phone has no room, photos that nothing names any more make room, and it is tried again. */
  async makingRoom<Value>(store: () => Promise<Value>): Promise<Value> {
    try {
      return await store();
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.sweep(FRESH_MS);
      return store();
    }
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
    const { files, prepare, longSide, now, newId } = this.parts;
    const prepared = await prepare(file, longSide());
    const id = newId();
    await this.makingRoom(() => files.put({ ...prepared, id, at: now() }));
    return id;
  }

  private async address(id: string): Promise<string | null> {
    const kept = await this.parts.files.get(id).catch(() => null);
    if (kept === null) return null;
    // A picture of its own in memory: the stored one leaves the phone once it is sent, also while this one is shown.
    return URL.createObjectURL(new Blob([await kept.thumbnail.arrayBuffer()], { type: kept.thumbnail.type }));
  }
}
