/** The photos on this phone for the page: taken in one at a time, shown, and let go of when nothing names them. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Marks } from '../cover/marks.js';
import { isFull } from '../../store/full.js';
import { sweep, type PhotoFiles } from './files.js';
import type { preparePhoto } from '../../photos/anyPhoto.js';
import { NO_MARKS, type Look, type Uncovered } from './photoRow.js';
import type { PreparedPhoto } from '../../photos/prepared.js';

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

/** On a full phone: a photo that was stored a moment ago may be on its way into a draft. */
export const FRESH_MS = 60_000;

export class PhotoShelf {
  private readonly shown = new Map<string, Promise<string | null>>();
  private readonly seen = signal<ReadonlyMap<string, Look>>(new Map());
  private taking: Promise<unknown> = Promise.resolve();

  /** How far the faces of each photo were looked after, as far as this page has asked. */
  readonly looks: ReadonlySignal<ReadonlyMap<string, Look>> = this.seen;
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

  /** Bytes of a photo that is on this phone, as it would leave it now; null where it is not. */
  async bytesOf(id: string): Promise<number | null> {
    const kept = await this.here(id);
    return kept?.file.size ?? null;
  }

  /** Asks how far the faces of a photo were looked after. */
  async look(id: string): Promise<Look> {
    const look = await this.parts.files.look(id).catch(() => 'absent' as const);
    this.sees(id, look);
    return look;
  }

  /** The photo as it is covered; null where it is not here, or cannot be covered. */
  uncovered(id: string): Promise<Uncovered | null> {
    return this.parts.files.uncovered(id).catch(() => null);
  }

  /** Keeps the marks of a photo that is not approved yet. Answers false where it is gone, or another picture by now. */
  async mark(of: Uncovered, marks: Marks): Promise<boolean> {
    const isKept = await this.makingRoom(() => this.parts.files.mark(of, marks));
    await this.look(of.id);
    return isKept;
  }

  /** Lets a photo leave, covered or as it is (null); see `PhotoFiles.approve`. */
  async approve(of: Uncovered, covered: PreparedPhoto | null): Promise<boolean> {
    const { files, now } = this.parts;
    const isApproved = await this.makingRoom(() => files.approve(of, covered, now()));
    await this.hide(of.id);
    await this.look(of.id);
    return isApproved;
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
    for (const id of this.shown.keys()) if (!this.parts.isNamed(id)) await this.hide(id);
    await this.sweep(0);
  }

  private async stored(file: Blob): Promise<string> {
    const { files, prepare, longSide, now, newId } = this.parts;
    const { uncoverable, ...picture } = await prepare(file, longSide());
    const [id, at] = [newId(), now()];
    await this.makingRoom(() =>
      files.put(
        uncoverable === undefined
          ? { id, at, open: { ...picture, marks: NO_MARKS } }
          : { id, at, ...picture, faces: uncoverable },
      ),
    );
    this.sees(id, uncoverable ?? 'open');
    return id;
  }

  private sees(id: string, look: Look): void {
    if (this.seen.peek().get(id) !== look) this.seen.value = new Map(this.seen.peek()).set(id, look);
  }

  /** Lets go of the small picture: there is another one by now, or none. */
  private async hide(id: string): Promise<void> {
    const url = await this.shown.get(id);
    this.shown.delete(id);
    if (typeof url === 'string') URL.revokeObjectURL(url);
  }

  private async address(id: string): Promise<string | null> {
    const kept = await this.here(id);
    if (kept === null) return null;
    // A picture of its own in memory: the stored one leaves the phone once it is sent, also while this one is shown.
    return URL.createObjectURL(new Blob([await kept.thumbnail.arrayBuffer()], { type: kept.thumbnail.type }));
  }

  /** The photo as it is on this phone, for its own screen: approved or not. */
  private async here(id: string): Promise<PreparedPhoto | null> {
    const { files } = this.parts;
    const kept = await files.get(id).catch(() => null);
    return kept ?? files.uncovered(id).catch(() => null);
  }
}
