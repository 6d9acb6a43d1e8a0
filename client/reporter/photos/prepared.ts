/** A picture that is ready to leave the phone, by whichever way it was drawn anew. */
export interface PreparedPhoto {
  /** A JPEG. */
  file: Blob;
  /** The picture, small, for this phone's own screen. */
  thumbnail: Blob;
}

/** Pixels; a larger picture is of no use to readers. */
export const LONG_SIDE = 2_560;
export const THUMBNAIL_SIDE = 480;
export const QUALITY = 0.85;

/** The size with at most `longSide` pixels on the long side, never larger than it is. */
export function fitted(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
