/** A picture as numbers, for browsers that let no page read a canvas: made smaller, turned upright. */
export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue and an opacity that is always full, a byte each, row by row. */
  data: Uint8Array;
}

/** Each pixel is the mean of those that it stands for. Never larger than it was. */
export function shrunk({ width, height, data }: Pixels, to: { width: number; height: number }): Pixels {
  const made = new Uint8Array(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const [top, bottom] = span(y, height / to.height);
    for (let x = 0; x < to.width; x += 1) {
      const [left, right] = span(x, width / to.width);
      const sum = [0, 0, 0];
      for (let row = top; row < bottom; row += 1)
        for (let at = (row * width + left) * 4, end = at + (right - left) * 4; at < end; at += 4)
          for (let colour = 0; colour < 3; colour += 1) sum[colour] = (sum[colour] ?? 0) + (data[at + colour] ?? 0);
      const count = (bottom - top) * (right - left);
      made.set([...sum.map((one) => Math.round(one / count)), 255], (y * to.width + x) * 4);
    }
  }
  return { ...to, data: made };
}

function span(at: number, step: number): [from: number, to: number] {
  const from = Math.floor(at * step);
  return [from, Math.max(from + 1, Math.floor((at + 1) * step))];
}

/** Upright; `orientation` as EXIF has it, 1 to 8. */
export function upright({ width, height, data }: Pixels, orientation: number): Pixels {
  const from = FROM[orientation];
  if (from === undefined) return { width, height, data };
  const size = orientation < 5 ? { width, height } : { width: height, height: width };
  const source = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const made = new Uint32Array(width * height);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const [atX, atY] = from(x, y, width - 1, height - 1);
      made[y * size.width + x] = source[atY * width + atX] ?? 0;
    }
  }
  return { ...size, data: new Uint8Array(made.buffer) };
}

type From = (x: number, y: number, right: number, bottom: number) => [x: number, y: number];

/** Where in the picture as it lies each pixel of the upright one is found. */
const FROM: Readonly<Partial<Record<number, From>>> = {
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, bottom) => [right - x, bottom - y],
  4: (x, y, _right, bottom) => [x, bottom - y],
  5: (x, y) => [y, x],
  6: (x, y, _right, bottom) => [y, bottom - x],
  7: (x, y, right, bottom) => [right - y, bottom - x],
  8: (x, y, right) => [right - y, x],
};
