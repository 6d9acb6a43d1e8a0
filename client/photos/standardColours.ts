/**
 * Colours of a JPEG's own profile as sRGB, which a file without a profile is taken for. Browsers do so when they draw;
 * pictures that are decoded without them would come out pale: phones take photos in Display P3.
 */
import type { ColourProfile, Xyz } from './colourProfile.js';
import type { Pixels } from './pixels.js';

/** The light of red, green and blue of sRGB in a colour of XYZ under D50 (by Bradford's adaptation). */
const FROM_XYZ: readonly [Xyz, Xyz, Xyz] = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/** Steps of light: finer than what the darkest values of a byte can tell apart. */
const STEPS = 8_192;

/** Changes the pixels that it is given, and hands them back. */
export function inStandardColours(pixels: Pixels, profile: ColourProfile | null): Pixels {
  if (profile !== null) convert(pixels.data, profile.curves, matrixOf(profile));
  return pixels;
}

/** The nine numbers that make light of sRGB of the profile's light, row by row. */
function matrixOf({ primaries }: ColourProfile): Float64Array {
  return Float64Array.from(FROM_XYZ.flatMap((row) => primaries.map((primary) => dot(row, primary))));
}

function dot(one: Xyz, other: Xyz): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** The hot loop of millions of pixels: plain numbers, nothing made anew. */
function convert(data: Uint8Array, [reds, greens, blues]: ColourProfile['curves'], m: Float64Array): void {
  const [rr = 0, rg = 0, rb = 0, gr = 0, gg = 0, gb = 0, br = 0, bg = 0, bb = 0] = m;
  const bytes = byLight();
  for (let at = 0; at < data.length; at += 4) {
    const red = reds[data[at] ?? 0] ?? 0;
    const green = greens[data[at + 1] ?? 0] ?? 0;
    const blue = blues[data[at + 2] ?? 0] ?? 0;
    data[at] = bytes[step(rr * red + rg * green + rb * blue)] ?? 0;
    data[at + 1] = bytes[step(gr * red + gg * green + gb * blue)] ?? 0;
    data[at + 2] = bytes[step(br * red + bg * green + bb * blue)] ?? 0;
  }
}

/** A colour that sRGB does not have becomes the nearest value of its channel. */
function step(light: number): number {
  return light <= 0 ? 0 : light >= 1 ? STEPS : (light * STEPS + 0.5) | 0;
}

/** The byte for each step of light, after IEC 61966-2-1. */
function byLight(): Uint8Array {
  return Uint8Array.from({ length: STEPS + 1 }, (_, at) => {
    const light = at / STEPS;
    return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055) + 0.5;
  });
}
