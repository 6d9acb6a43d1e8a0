/** Searches a picture for faces, square by square, for as long as there is time. */
import type { Pixels } from '../../photos/pixels.js';
import { cut } from './cut.js';
import type { FaceBox } from './finder.js';
import { isCut, merged, type Box, type Found } from './merge.js';
import { suggested } from './suggested.js';
import { tilesOf, type Tile } from './tiles.js';

export interface Detector {
  /** Pixels on the sides of the picture that it looks at. */
  side: number;
  /** The faces in such a picture (red, green, blue, 0 to 255, row by row), in its pixels, each with its confidence. */
  detect: (pixels: Float32Array) => Promise<(Box & { score: number })[]>;
}

export interface SearchParts {
  detector: Detector;
  /** ms since any time. */
  now: () => number;
}

/**
 * The longest time that a picture is searched, in ms: the coarse squares come first, and the last ones are left out. A phone
 * without WebAssembly needs seconds for each, all others some tenths.
 */
export const LONGEST_MS = 20_000;

export async function search(picture: Pixels, { detector, now }: SearchParts): Promise<FaceBox[]> {
  const until = now() + LONGEST_MS;
  const found: Found[] = [];
  for (const tile of tilesOf(picture)) {
    if (now() > until) break;
    found.push(...(await searchTile(picture, tile, detector)));
  }
  return merged(found).map((box) => suggested(box, picture));
}

async function searchTile(picture: Pixels, tile: Tile, { side, detect }: Detector): Promise<Found[]> {
  const perPixel = tile.side / side;
  const boxes = await detect(cut(picture, tile, side));
  return boxes.map(({ x, y, width, height, score }) => {
    const box = {
      x: tile.x + x * perPixel,
      y: tile.y + y * perPixel,
      width: width * perPixel,
      height: height * perPixel,
    };
    return { ...box, score, isCut: isCut(box, tile, picture, perPixel) };
  });
}
