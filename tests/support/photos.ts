/** Photos for tests: real files that look like photographs to an encoder, the same for the same seed. */
import sharp, { type Sharp } from 'sharp';

export interface PhotoOptions {
  width?: number;
  height?: number;
  /** Other seeds make other pictures. */
  seed?: number;
}

/** A JPEG of soft shapes with some grain, of about the size that a phone's photo of these measures has. */
export async function photo(options: PhotoOptions = {}): Promise<Buffer> {
  return picture(options).jpeg({ quality: 88 }).toBuffer();
}

/** The same picture before it is encoded. */
export function picture({ width = 1600, height = 1200, seed = 1 }: PhotoOptions = {}): Sharp {
  const random = randomFrom(seed);
  const waves = Array.from({ length: 3 }, () => ({
    x: 3 + 9 * random(),
    y: 3 + 9 * random(),
    phase: 6.28 * random(),
    level: 90 + 80 * random(),
  }));
  const columns = waves.map(({ x, phase }) =>
    Float32Array.from({ length: width }, (_, at) => 40 * Math.sin((x * at) / width + phase)),
  );
  const rows = waves.map(({ y }) => Float32Array.from({ length: height }, (_, at) => 40 * Math.cos((y * at) / height)));
  const grain = new Float64Array(width);
  const pixels = new Uint8Array(width * height * 3);
  // Plain loops, a channel at a time: a large photo is tens of millions of rounds.
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) grain[column] = 16 * random() - 8;
    for (const [channel, { level }] of waves.entries()) {
      const wave = columns[channel] ?? grain;
      const lift = rows[channel]?.[row] ?? 0;
      let at = row * width * 3 + channel;
      for (let column = 0; column < width; column += 1, at += 3)
        pixels[at] = level + (wave[column] ?? 0) + lift + (grain[column] ?? 0);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Numbers from 0 to 1 that follow from the seed (a linear congruential generator: looks do not need a better one). */
export function randomFrom(seed: number): () => number {
  const { imul } = Math;
  let state = seed >>> 0;
  return () => (state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
