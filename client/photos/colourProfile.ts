/** The profile of a JPEG's colours, as ICC.1 has it, as far as cameras write it: a curve for each channel, and a matrix. */
export interface ColourProfile {
  /** The light of each of a channel's 256 values, 0 to 1: red, green, blue. */
  curves: readonly [Float32Array, Float32Array, Float32Array];
  /** The red, green and blue of full light in XYZ, under the light D50. */
  primaries: readonly [Xyz, Xyz, Xyz];
}

export type Xyz = readonly [x: number, y: number, z: number];

/** null where the file has none, or one of another kind (tables, print, grey). */
export function profileOf(jpeg: Uint8Array): ColourProfile | null {
  try {
    const view = profileIn(jpeg);
    return view === null ? null : read(view);
  } catch {
    // A profile that ends in the middle says nothing.
    return null;
  }
}

const APP2 = 0xffe2;
const SCAN = 0xffda;
/** `ICC_PROFILE`, a zero, and that this is the first piece of one: a profile of curves and a matrix is a small one. */
const HEAD = 'ICC_PROFILE\0\x01\x01';

function profileIn(jpeg: Uint8Array): DataView | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; view.getUint16(at) !== SCAN; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint16(at) !== APP2 || text(view, at + 4, HEAD.length) !== HEAD) continue;
    const begin = at + 4 + HEAD.length;
    const end = Math.min(jpeg.byteLength, at + 2 + view.getUint16(at + 2));
    return new DataView(jpeg.buffer, jpeg.byteOffset + begin, end - begin);
  }
  return null;
}

const SPACE_AT = 16;
const TAGS_AT = 128;

function read(view: DataView): ColourProfile | null {
  if (text(view, SPACE_AT, 8) !== 'RGB XYZ ') return null;
  const places = new Map<string, number>();
  for (let n = view.getUint32(TAGS_AT), at = TAGS_AT + 4; n > 0; n -= 1, at += 12)
    places.set(text(view, at, 4), view.getUint32(at + 4));
  const at = (tag: string): number => places.get(tag) ?? view.byteLength;
  return {
    curves: [curveAt(view, at('rTRC')), curveAt(view, at('gTRC')), curveAt(view, at('bTRC'))],
    primaries: [xyzAt(view, at('rXYZ')), xyzAt(view, at('gXYZ')), xyzAt(view, at('bXYZ'))],
  };
}

function text(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, n) => view.getUint8(at + n)));
}

function xyzAt(view: DataView, at: number): Xyz {
  return [fixed(view, at + 8), fixed(view, at + 12), fixed(view, at + 16)];
}

/** A number of 16 bits before the point and 16 behind it. */
function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65_536;
}

function curveAt(view: DataView, at: number): Float32Array {
  const curve = text(view, at, 4) === 'para' ? formula(view, at) : table(view, at);
  return Float32Array.from({ length: 256 }, (_, value) => curve(value / 255));
}

type Curve = (value: number) => number;

function table(view: DataView, at: number): Curve {
  if (text(view, at, 4) !== 'curv') throw new Error('a curve of another kind');
  const count = view.getUint32(at + 8);
  if (count === 0) return (value) => value;
  if (count === 1) return (value) => value ** (view.getUint16(at + 12) / 256);
  return (value) => {
    const place = value * (count - 1);
    const low = Math.min(count - 2, Math.floor(place));
    const [one, other] = [view.getUint16(at + 12 + 2 * low), view.getUint16(at + 14 + 2 * low)];
    return (one + (other - one) * (place - low)) / 65_535;
  };
}

/** How many numbers each formula of ICC.1 has. */
const NUMBERS = [1, 3, 4, 5, 7];

/** The formulas of ICC.1, 10.18: the shorter ones are the longest with numbers left out. */
function formula(view: DataView, at: number): Curve {
  const kind = view.getUint16(at + 8);
  const given = Array.from({ length: NUMBERS[kind] ?? 0 }, (_, n) => fixed(view, at + 12 + 4 * n));
  const [g = 1, a = 1, b = 0, c = 0] = given;
  const offset = kind === 2 ? c : (given[5] ?? 0);
  const from = kind === 1 || kind === 2 ? -b / a : (given[4] ?? 0);
  const slope = kind > 2 ? c : 0;
  const below = kind === 2 ? c : (given[6] ?? 0);
  return (value) => (value >= from ? Math.max(0, a * value + b) ** g + offset : slope * value + below);
}
