/** The part of a picture that the detector is given: a square, made as small as the detector wants it. */
import type { Pixels } from '../../photos/pixels.js';
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
      putMean(picture, { top, bottom, left, right }, made, at);
    }
  }
  return made;
}

interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Writes the mean of an area. The hot loop of millions of pixels: plain numbers, nothing made anew. */
function putMean({ width, height, data }: Pixels, area: Area, made: Float32Array, at: number): void {
  const bottom = Math.min(area.bottom, height);
  const right = Math.min(area.right, width);
  const count = (bottom - area.top) * (right - area.left);
  if (bottom <= area.top || right <= area.left) return;
  let [red, green, blue] = [0, 0, 0];
  for (let y = area.top; y < bottom; y += 1) {
    for (let from = (y * width + area.left) * 4, end = (y * width + right) * 4; from < end; from += 4) {
      red += data[from] ?? 0;
      green += data[from + 1] ?? 0;
      blue += data[from + 2] ?? 0;
    }
  }
  made[at] = red / count;
  made[at + 1] = green / count;
  made[at + 2] = blue / count;
}

function span(start: number, at: number, step: number): [from: number, to: number] {
  const from = Math.floor(start + at * step);
  return [from, Math.max(from + 1, Math.floor(start + (at + 1) * step))];
}
