/** A picture's pixels, for the thread that searches: older browsers have no canvas there. */
import { fitted } from '../../photos/prepared.js';
import { isCanvasTrue } from '../../photos/trueCanvas.js';
import type { Pixels } from '../../photos/pixels.js';

/** Pixels on the long side of the picture that is searched: more would take more time, and find nobody else. */
const LONG_SIDE = 2_048;

/** null where this browser lets no page read what it draws. */
export function pixelsOf(picture: ImageBitmap | HTMLCanvasElement): Pixels | null {
  if (!isCanvasTrue((side) => contextOf(side, side))) return null;
  const { width, height } = fitted(picture.width, picture.height, LONG_SIDE);
  const context = contextOf(width, height);
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  // An iPhone counts canvases until they are empty.
  context.canvas.width = 0;
  return { width, height, data: new Uint8Array(data.buffer) };
}

function contextOf(width: number, height: number): CanvasRenderingContext2D | null {
  return Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
}
