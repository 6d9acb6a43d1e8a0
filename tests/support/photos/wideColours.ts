/** Photos in Display P3, as phones take them: the same colour has other numbers there than in sRGB. */
import sharp from 'sharp';

/** Colours in the numbers of sRGB. */
export const COLOURS: [red: number, green: number, blue: number][] = [
  [200, 80, 60],
  [90, 180, 80],
  [60, 120, 230],
];

/** A picture of one colour, given in sRGB, written in the numbers of Display P3 with the profile that says so. */
export async function inDisplayP3(format: 'jpeg' | 'png' | 'webp', [r = 0, g = 0, b = 0]: number[]): Promise<Buffer> {
  const file = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r, g, b } } })
    .withIccProfile('p3')
    .toFormat(format, { quality: 95 })
    .toBuffer();
  // Read without the profile it is another colour, or nothing would be shown by it.
  if ((await distanceFrom([r, g, b], file)) < 6) throw new Error('the numbers are those of sRGB');
  return file;
}

/** The mean of a picture's numbers as they are, whatever a profile says. */
async function meanOf(file: Buffer | string): Promise<number[]> {
  const { data, info } = await sharp(file, { ignoreIcc: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += 1) sums[at % 3] = (sums[at % 3] ?? 0) + (data[at] ?? 0);
  return sums.map((sum) => sum / info.width / info.height);
}

/** The largest distance of a picture's mean numbers from a colour. */
export async function distanceFrom(colour: readonly number[], file: Buffer | string): Promise<number> {
  const mean = await meanOf(file);
  return Math.max(...mean.map((value, channel) => Math.abs(value - (colour[channel] ?? 0))));
}
