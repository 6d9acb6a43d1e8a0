/**
 * The squares in which a picture is searched. The detector looks at 256 by 256 pixels: of a group in one piece it would
 * see a few pixels per face. So the whole is searched first, then squares of a half and of a quarter of its long side.
 */
export interface Size {
  width: number;
  height: number;
}

/** A square of a picture, in its pixels; it reaches beyond the picture where that is narrower. */
export interface Tile {
  x: number;
  y: number;
  side: number;
}

/** The sides of the squares, as parts of the picture's long side: the coarse ones first, should there be no time for all. */
const PARTS = [1, 1 / 2, 1 / 5];
/** The part of a square that its neighbour has, too: a face of up to this size stands whole in one of both. */
const OVERLAP = 1 / 4;
/** Below this no square is made: the detector would only be given pixels that were blown up. */
const SMALLEST = 160;

/** The squares of a picture, the coarse ones first. */
export function tilesOf({ width, height }: Size): Tile[] {
  const long = Math.max(width, height);
  const sides = PARTS.map((part) => Math.ceil(long * part)).filter((side, at) => at === 0 || side >= SMALLEST);
  return sides.flatMap((side) => tilesWith(side, { width, height }));
}

function tilesWith(side: number, { width, height }: Size): Tile[] {
  const columns = startsOf(width, side);
  return startsOf(height, side).flatMap((y) => columns.map((x) => ({ x, y, side })));
}

/** The places along one edge at which squares begin: evenly spread, the first and the last at its ends. */
function startsOf(length: number, side: number): number[] {
  if (length <= side) return [0];
  const count = Math.ceil((length - side * OVERLAP) / (side * (1 - OVERLAP)));
  return Array.from({ length: count }, (_, at) => Math.round((at * (length - side)) / (count - 1)));
}
