/** The photos on this phone, as the page uses them: taken in one at a time, shown, and let go of when nothing names them. */
import { sweep, type PhotoFiles } from './files.js';
import { preparePhoto } from './picture.js';

export interface PhotoShelf {
  /**
   * Prepares a picture and stores it; answers with the photo's id.
   * @throws NoPhoto where it is none, anything else where this phone has no room.
   */
  take: (file: Blob) => Promise<string>;
  /** An address of the picture, small, for this page alone; null where this phone does not have it. */
  show: (id: string) => Promise<string | null>;
  sweep: () => Promise<void>;
  /** Nothing stays on a phone that is signed out but drafts and what waits. */
  forget: () => Promise<void>;
}

export interface PhotoShelfParts {
  files: PhotoFiles;
  /** Whether a draft or the outbox names it. */
  isNamed: (id: string) => boolean;
  now: () => number;
  newId: () => string;
}

export function openPhotoShelf({ files, isNamed, now, newId }: PhotoShelfParts): PhotoShelf {
  const shown = new Map<string, Promise<string | null>>();
  let taking: Promise<unknown> = Promise.resolve();

  async function take(file: Blob): Promise<string> {
    const prepared = await preparePhoto(file);
    const id = newId();
    await files.put({ ...prepared, id, at: now() });
    return id;
  }

  async function address(id: string): Promise<string | null> {
    const kept = await files.get(id).catch(() => null);
    return kept === null ? null : URL.createObjectURL(kept.thumbnail);
  }

  async function forget(): Promise<void> {
    for (const [id, one] of shown) {
      if (isNamed(id)) continue;
      shown.delete(id);
      const url = await one;
      if (url !== null) URL.revokeObjectURL(url);
    }
    await sweep(files, isNamed, now(), 0);
  }

  return {
    take(file) {
      // One at a time: a picture of 12 megapixels is 48 MB while it is decoded.
      const taken = taking.then(() => take(file));
      taking = taken.catch(() => undefined);
      return taken;
    },
    show(id) {
      const known = shown.get(id) ?? address(id);
      shown.set(id, known);
      return known;
    },
    sweep: () => sweep(files, isNamed, now()).catch(() => undefined),
    forget: () => forget().catch(() => undefined),
  };
}
