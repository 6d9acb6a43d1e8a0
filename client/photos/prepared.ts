/** A picture that is ready to leave the phone, by whichever way it was drawn anew. */
export interface PreparedPhoto {
  /** A JPEG. */
  file: Blob;
  /** The picture, small, for this phone's own screen. */
  thumbnail: Blob;
  /** The reason for which nobody can cover faces in it on this phone; absent where they can. */
  uncoverable?: 'hidden' | 'unopened';
}

/**
 * Pixels on the long side. The server shows readers at most 2,048 in width: a larger picture is of use only where it is
 * upright. A small one (a third of the bytes) still fills a phone.
 */
export const SIDES = { small: 1_280, usual: 2_048, large: 2_560 } as const;
/** The most megapixels that are decoded without the browser's own decoder: larger than phones' photos. */
export const REDRAWN_MEGAPIXELS = 60;
export const THUMBNAIL_SIDE = 480;
export const QUALITY = 0.85;

/** The size with at most `longSide` pixels on the long side, never larger than it is. */
export function fitted(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
