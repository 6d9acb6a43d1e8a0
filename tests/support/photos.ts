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
  const pixels = Buffer.alloc(width * height * 3);
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
  let at = 0;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const grain = 16 * random() - 8;
      for (const [channel, { level }] of waves.entries())
        pixels[at++] = level + (columns[channel]?.[column] ?? 0) + (rows[channel]?.[row] ?? 0) + grain;
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Numbers from 0 to 1 that follow from the seed (a linear congruential generator: looks do not need a better one). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
