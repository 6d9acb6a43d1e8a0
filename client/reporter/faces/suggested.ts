/** The suggestion that is made of a found face: the whole head, in fractions of the picture. */
import type { FaceBox } from './finder.js';
import type { Box } from './merge.js';
import type { Size } from './tiles.js';

/** Parts of the box that are added: it reaches from brow to chin, and hair and ears tell somebody, too. */
const BESIDE = 0.2;
const ABOVE = 0.35;
const BELOW = 0.15;

export function suggested({ x, y, width, height }: Box, picture: Size): FaceBox {
  const left = fraction(x - width * BESIDE, picture.width);
  const top = fraction(y - height * ABOVE, picture.height);
  const right = fraction(x + width * (1 + BESIDE), picture.width);
  const bottom = fraction(y + height * (1 + BELOW), picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function fraction(place: number, of: number): number {
  return Math.min(1, Math.max(0, place / of));
}
