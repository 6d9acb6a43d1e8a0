/** The boxes of overlapping squares become a list in which each face stands once. */
import type { Size, Tile } from './tiles.js';

/** A box in the picture's pixels, from brow to chin. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box that the detector found, with its confidence, 0 to 1. */
export interface Found extends Box {
  score: number;
  /** Whether it touches an edge of its square inside the picture: it may be a part of a face alone. */
  isCut: boolean;
}

/** Boxes that share more than this part of the smaller one are the same face: also an eye within a face, which their union would not tell. */
const SAME = 0.4;
/** Pixels of the detector's own picture, within which a box counts as touching the edge. */
const AT_EDGE = 2;

/**
 * Keeps the surest box of each face. A box cut by its square's edge stands behind all whole ones, and is kept only where
 * no other shows the place: a face too much costs a tap, a face too few may cost more.
 */
export function merged(found: readonly Found[]): Box[] {
  const bestFirst = [...found].sort((one, other) => Number(one.isCut) - Number(other.isCut) || other.score - one.score);
  const kept: Found[] = [];
  for (const box of bestFirst) if (!kept.some((other) => isSame(box, other))) kept.push(box);
  return kept.map(({ x, y, width, height }) => ({ x, y, width, height }));
}

function isSame(one: Box, other: Box): boolean {
  const smaller = Math.min(one.width * one.height, other.width * other.height);
  return sharedArea(one, other) > SAME * smaller;
}

function sharedArea(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}

/** Whether a box touches an edge of its square behind which the picture goes on. `perPixel`: the picture's pixels for one of the detector's. */
export function isCut({ x, y, width, height }: Box, tile: Tile, picture: Size, perPixel: number): boolean {
  const near = AT_EDGE * perPixel;
  return (
    (tile.x > 0 && x < tile.x + near) ||
    (tile.y > 0 && y < tile.y + near) ||
    (tile.x + tile.side < picture.width && x + width > tile.x + tile.side - near) ||
    (tile.y + tile.side < picture.height && y + height > tile.y + tile.side - near)
  );
}
