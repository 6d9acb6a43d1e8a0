/** Marks as shapes on pixels. Each pixel that a mark touches is inside: no edge of a face is left half covered. */
import type { Area } from '../../photos/pixels.js';
import { boundsOf, type Box, type Mark, type Point, type Stroke } from './marks.js';

export interface Size {
  width: number;
  height: number;
}

interface Shape {
  area: Area;
  /** Pixels of the side by which the blocks of a mosaic are measured. */
  side: number;
  /** Writes `number` into the mask at each pixel inside that has none yet; answers with the area. */
  mask: (mask: Uint16Array, number: number) => Area;
}

export function shapeOf(mark: Mark, size: Size): Shape {
  return mark.is === 'stroke' ? strokeShape(mark, size) : boxShape(mark, size);
}

function boxShape({ is, x, y, width, height }: Box, size: Size): Shape {
  const [left, top, wide, high] = [x * size.width, y * size.height, width * size.width, height * size.height];
  const area = areaWithin({ left, top, right: left + wide, bottom: top + high }, size);
  const middle = { x: left + wide / 2, y: top + high / 2 };
  // A pixel reaches half of its diagonal around its own middle.
  const radii = { x: wide / 2 + 1, y: high / 2 + 1 };
  const isInside = (px: number, py: number) =>
    is === 'rectangle' || ((px - middle.x) / radii.x) ** 2 + ((py - middle.y) / radii.y) ** 2 <= 1;
  return { area, side: Math.min(wide, high), mask: (mask, number) => fill({ mask, number, size }, area, isInside) };
}

/** A brush that went over a face in many short ways covers all of it: its longer side is that of the face. */
function strokeShape(stroke: Stroke, size: Size): Shape {
  const radius = Math.max(1, (stroke.width * Math.max(size.width, size.height)) / 2);
  const points = stroke.points.map(({ x, y }) => ({ x: x * size.width, y: y * size.height }));
  const { x, y, width, height } = boundsOf({ ...stroke, points });
  const area = areaAround(
    [
      { x, y },
      { x: x + width, y: y + height },
    ],
    radius,
    size,
  );
  const mask = (into: Uint16Array, number: number) => {
    for (const [at, from] of points.entries()) {
      const to = points[at + 1] ?? from;
      const isInside = (px: number, py: number) => distance({ x: px, y: py }, from, to) <= radius + 1;
      fill({ mask: into, number, size }, areaAround([from, to], radius, size), isInside);
    }
    return area;
  };
  return { area, side: Math.max(width, height) + 2 * radius, mask };
}

interface Filling {
  mask: Uint16Array;
  number: number;
  size: Size;
}

function fill({ mask, number, size }: Filling, area: Area, isInside: (x: number, y: number) => boolean): Area {
  for (let y = area.top; y < area.bottom; y += 1)
    for (let x = area.left; x < area.right; x += 1) {
      const pixel = y * size.width + x;
      if (mask[pixel] === 0 && isInside(x + 0.5, y + 0.5)) mask[pixel] = number;
    }
  return area;
}

/** The distance of a point from the line between two others. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const near = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - near * dx, point.y - from.y - near * dy);
}

function areaAround(points: readonly Point[], radius: number, size: Size): Area {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const reach = radius + 1;
  return areaWithin(
    {
      ...{ left: Math.min(...xs) - reach, top: Math.min(...ys) - reach },
      ...{ right: Math.max(...xs) + reach, bottom: Math.max(...ys) + reach },
    },
    size,
  );
}

/** The whole pixels that an area touches, as far as they are in the picture. */
function areaWithin({ left, top, right, bottom }: Area, { width, height }: Size): Area {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    left: within(Math.floor(left), width),
    top: within(Math.floor(top), height),
    right: within(Math.ceil(right), width),
    bottom: within(Math.ceil(bottom), height),
  };
}
