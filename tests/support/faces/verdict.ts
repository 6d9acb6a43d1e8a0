/** Compares what was suggested with what was marked. */
import type { FaceBox } from '../../../client/reporter/faces/finder.js';
import type { Mark } from './marked.js';

export interface Verdict<Of extends Mark = Mark> {
  found: Of[];
  missed: Of[];
  /** Suggestions where nobody is. */
  wrong: Mark[];
}

/** A face counts as found where a suggestion covers this part of it: less would leave somebody to be known by. */
const COVERED = 0.75;
/** A suggestion of more than so many times a face's area is not meant for it. */
const TOO_LARGE = 9;
/** A suggestion that has this part of a face, or of itself, in common with a face is not wrong: it is moved or made larger. */
const NEAR = 0.3;

/** `size`: the picture's, in the pixels of the marks. */
export function verdictOf<Of extends Mark>(
  suggestions: readonly FaceBox[],
  marks: readonly Of[],
  size: { width: number; height: number },
): Verdict<Of> {
  const boxes = suggestions.map((box) => ({
    x: box.x * size.width,
    y: box.y * size.height,
    width: box.width * size.width,
    height: box.height * size.height,
  }));
  const isFound = (mark: Of) =>
    boxes.some((box) => shared(box, mark) >= COVERED * area(mark) && area(box) <= TOO_LARGE * area(mark));
  const isNear = (box: Mark) => marks.some((mark) => shared(box, mark) > NEAR * Math.min(area(box), area(mark)));
  return {
    found: marks.filter(isFound),
    missed: marks.filter((mark) => !isFound(mark)),
    wrong: boxes.filter((box) => !isNear(box)),
  };
}

function area({ width, height }: Mark): number {
  return width * height;
}

function shared(one: Mark, other: Mark): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}
