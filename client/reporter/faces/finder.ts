/** Faces in a picture, as this phone suggests them: found on the phone itself, and never more than a suggestion. */
import type { ReadonlySignal } from '@preact/signals';

/** The place of a face, in fractions of the picture's width and height; (0, 0) is its upper left corner. */
export interface FaceBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * `absent`: nothing was loaded yet · `loading` · `ready` · `failed`: the library did not come (no network), or this
 * browser cannot run it; a later search tries again.
 */
export type FinderState = 'absent' | 'loading' | 'ready' | 'failed';

export interface FaceFinder {
  state: ReadonlySignal<FinderState>;
  /** Loads what a search needs, while there is a network; never rejects. */
  getReady: () => Promise<void>;
  /**
   * Finds faces in a picture as it stands upright; the picture is left open, and the caller closes it. null where
   * nothing could be searched, which is not the same as a picture without faces.
   */
  find: (picture: ImageBitmap | HTMLCanvasElement) => Promise<FaceBox[] | null>;
}
