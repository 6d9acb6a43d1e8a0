/** Pictures as numbers, for browsers that let no page read a canvas: made smaller, turned upright. */
export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue and an opacity that is always full, a byte each, row by row. */
  data: Uint8Array;
}

/** A smaller picture, in which each pixel is the mean of those that it stands for. */
export function shrunk(pixels: Pixels, to: { width: number; height: number }): Pixels {
  const made = new Uint8Array(to.width * to.height * 4);
  for (let y = 0, at = 0; y < to.height; y += 1) {
    const [top, bottom] = span(0, y, pixels.height / to.height);
    for (let x = 0; x < to.width; x += 1, at += 4) {
      const [left, right] = span(0, x, pixels.width / to.width);
      // A half, so that whole numbers are the nearest ones.
      putMean(pixels, { top, bottom, left, right }, made, at, 0.5);
      made[at + 3] = 255;
    }
  }
  return { ...to, data: made };
}

/** Whole pixels of a picture; `right` and `bottom` are the first behind it. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Writes the mean of an area: red, green and blue, with `more` added to each. The hot loop of millions of pixels: plain
 * numbers, nothing made anew.
 */
export function putMean(
  { width, data }: Pixels,
  { top, bottom, left, right }: Area,
  made: Uint8Array | Float32Array,
  at: number,
  more = 0,
): void {
  let [red, green, blue] = [0, 0, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let from = (row * width + left) * 4, end = (row * width + right) * 4; from < end; from += 4) {
      red += data[from] ?? 0;
      green += data[from + 1] ?? 0;
      blue += data[from + 2] ?? 0;
    }
  }
  const count = (bottom - top) * (right - left);
  made[at] = red / count + more;
  made[at + 1] = green / count + more;
  made[at + 2] = blue / count + more;
}

/** The pixels along one edge that stand for the made picture's pixel `at`: `step` of them, and at least one. */
export function span(start: number, at: number, step: number): [from: number, to: number] {
  const from = Math.floor(start + at * step);
  return [from, Math.max(from + 1, Math.floor(start + (at + 1) * step))];
}

/** Turns a picture upright; `orientation` as EXIF has it, 1 to 8. */
export function upright({ width, height, data }: Pixels, orientation: number): Pixels {
  const way = WAYS[orientation]?.(width, height);
  if (way === undefined) return { width, height, data };
  const [first, right, down] = way;
  const size = orientation < 5 ? { width, height } : { width: height, height: width };
  const source = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const made = new Uint32Array(width * height);
  for (let y = 0, at = 0; y < size.height; y += 1)
    for (let x = 0, from = first + y * down; x < size.width; x += 1, at += 1, from += right)
      made[at] = source[from] ?? 0;
  return { ...size, data: new Uint8Array(made.buffer) };
}

type Way = (width: number, height: number) => [first: number, right: number, down: number];

/**
 * The place, in the picture as it lies, of the upright picture's first pixel, and the distances from there to the next
 * pixel to the right, and below.
 */
const WAYS: Readonly<Partial<Record<number, Way>>> = {
  2: (width) => [width - 1, -1, width],
  3: (width, height) => [width * height - 1, -1, -width],
  4: (width, height) => [width * (height - 1), 1, -width],
  5: (width) => [0, width, 1],
  6: (width, height) => [width * (height - 1), -width, 1],
  7: (width, height) => [width * height - 1, -width, -1],
  8: (width) => [width - 1, width, -1],
};
