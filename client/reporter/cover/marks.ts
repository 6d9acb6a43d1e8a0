/** Marks on a photo, the places that are covered: plain data, which the phone keeps with the photo until it is approved. */
import type { FaceBox } from '../faces/finder.js';

/** A place in fractions of the picture's width and height; (0, 0) is its upper left corner. */
export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  is: 'rectangle' | 'ellipse';
  width: number;
  height: number;
  /** Whether the phone suggested it, and nobody has changed it since. */
  suggested?: true;
}

/** The way of a brush. `width`: of the brush, in fractions of the picture's longer side. */
export interface Stroke {
  is: 'stroke';
  points: readonly Point[];
  width: number;
}

export type Mark = Box | Stroke;
export type Fill = 'solid' | 'mosaic';

export interface Marks {
  all: readonly Mark[];
  fill: Fill;
  /** The number of faces that were suggested; null where they could not be searched for; absent before the search is over. */
  found?: number | null;
}

/** The smallest side of a box that is drawn or resized, in fractions of the picture. */
const LEAST = 0.004;

/**
 * The mark for a face that was found: an ellipse around all of it, with a margin, since hair, ears and the outline of a
 * head tell people apart, too. The corners of the face lie inside of it.
 */
export function markOfFace({ x, y, width, height }: FaceBox): Box {
  const [wide, high] = [width * 1.5, height * 1.65];
  // Hair reaches further than a chin.
  return {
    is: 'ellipse',
    x: x + (width - wide) / 2,
    y: y + (height - high) / 2 - height * 0.05,
    width: wide,
    height: high,
    suggested: true,
  };
}

/** The box between two corners, wherever they lie to each other. */
export function boxBetween(is: Box['is'], one: Point, other: Point): Box {
  return {
    is,
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.max(LEAST, Math.abs(one.x - other.x)),
    height: Math.max(LEAST, Math.abs(one.y - other.y)),
  };
}

/** A box of that size around a point. */
export function boxAround(is: Box['is'], { x, y }: Point, size: { width: number; height: number }): Box {
  return { is, x: x - size.width / 2, y: y - size.height / 2, ...size };
}

/** The mark moved by a part of the picture; its middle stays in the picture. */
export function movedBy(mark: Mark, by: Point): Mark {
  const { x, y, width, height } = boundsOf(mark);
  const middle = { x: x + width / 2, y: y + height / 2 };
  const [dx, dy] = [within01(middle.x + by.x) - middle.x, within01(middle.y + by.y) - middle.y];
  if (mark.is === 'stroke') return { ...mark, points: mark.points.map((one) => ({ x: one.x + dx, y: one.y + dy })) };
  return asMade({ ...mark, x: mark.x + dx, y: mark.y + dy });
}

/** The mark made larger by a part of the picture, or smaller; a box keeps its upper left corner. */
export function resizedBy(mark: Mark, by: Point): Mark {
  if (mark.is === 'stroke') {
    const more = Math.abs(by.x) > Math.abs(by.y) ? by.x : by.y;
    return { ...mark, width: Math.min(1, Math.max(LEAST, mark.width + more)) };
  }
  const grown = (side: number, more: number) => Math.min(2, Math.max(LEAST, side + more));
  return asMade({ ...mark, width: grown(mark.width, by.x), height: grown(mark.height, by.y) });
}

/** The smallest upright box around a mark; a brush's width is left out. */
export function boundsOf(mark: Mark): Point & { width: number; height: number } {
  if (mark.is !== 'stroke') return mark;
  const [xs, ys] = [mark.points.map(({ x }) => x), mark.points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function asMade({ suggested: _by, ...box }: Box): Box {
  return box;
}

function within01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
