/** The part of a picture that the detector is given: a square, made as small as the detector wants it. */
import { putMean, span, type Pixels } from '../../photos/pixels.js';
import type { Tile } from './tiles.js';

/**
 * Cuts a square out of a picture: `side` by `side` pixels of red, green and blue, each 0 to 255 and the mean of those it
 * stands for. Black where the square reaches beyond the picture.
 */
export function cut(picture: Pixels, tile: Tile, side: number): Float32Array {
  const made = new Float32Array(side * side * 3);
  const step = tile.side / side;
  for (let row = 0, at = 0; row < side; row += 1) {
    const [top, bottom] = span(tile.y, row, step);
    for (let column = 0; column < side; column += 1, at += 3) {
      const [left, right] = span(tile.x, column, step);
      const area = { top, left, bottom: Math.min(bottom, picture.height), right: Math.min(right, picture.width) };
      if (area.bottom > top && area.right > left) putMean(picture, area, made, at);
    }
  }
  return made;
}
