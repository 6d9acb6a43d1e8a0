/**
 * Photos that carry everything a photo can tell about its place and device, in every accepted format: each hidden value
 * begins with the mark of trace.ts. And a picture of which one can tell whether it stands upright.
 */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { box, riff, riffChunks, vp8x, withPngChunks } from './chunks.js';
import { exifBlock } from './exif.js';
import { heif, onePiece, uint32 } from './heif.js';
import { IPTC, profile, thumbnail, XMP, ZIP } from './hiddenParts.js';
import { withSegments } from './jpeg.js';
import { TRACE } from './trace.js';

/** The formats that can be made of any picture; a HEIC is made of what an encoder left for us. */
export const FORMATS = ['jpeg', 'png', 'webp', 'avif'] as const;
export type Format = (typeof FORMATS)[number] | 'heic';

/** The size of the picture when it stands upright. */
export const WIDTH = 360;
export const HEIGHT = 240;

/** Red, green, blue and yellow corners, from the upper left as one reads, on grey. */
export const CORNERS = [
  [220, 30, 30],
  [30, 160, 30],
  [30, 30, 220],
  [220, 220, 30],
] as const;

/** A file whose upright picture is the one with the corners, stored as `orientation` (1 to 8, as EXIF has it) says. */
export async function marked(format: Format, orientation: number): Promise<Buffer> {
  switch (format) {
    case 'jpeg':
      return markedJpeg(orientation);
    case 'png':
      return markedPng(orientation);
    case 'webp':
      return markedWebp(orientation);
    case 'avif':
      return markedAvif(orientation);
    case 'heic':
      return markedHeic(orientation);
  }
}

async function markedJpeg(orientation: number): Promise<Buffer> {
  return withSegments(
    await stored(orientation).jpeg({ quality: 90 }).toBuffer(),
    [
      [0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(orientation, await thumbnail())])],
      [0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), XMP])],
      [0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), await profile()])],
      [0xeb, Buffer.from(`JP${TRACE}provenance`)],
      [0xed, IPTC],
      [0xfe, Buffer.from(`${TRACE}comment`)],
    ],
    ZIP,
  );
}

async function markedPng(orientation: number): Promise<Buffer> {
  const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
  return withPngChunks(
    await stored(orientation).png().toBuffer(),
    [
      { name: 'iCCP', content: Buffer.concat([latin1('profile\0\0'), deflateSync(await profile())]) },
      { name: 'eXIf', content: exifBlock(orientation, await thumbnail()) },
      { name: 'iTXt', content: Buffer.concat([latin1('XML:com.adobe.xmp\0\0\0\0\0'), XMP]) },
      { name: 'tEXt', content: latin1(`Comment\0${TRACE}comment`) },
      {
        name: 'tEXt',
        content: latin1(`Raw profile type iptc\0\niptc\n${IPTC.length.toString()}\n${IPTC.toString('hex')}`),
      },
      { name: 'trCe', content: latin1(`${TRACE}private`) },
    ],
    ZIP,
  );
}

async function markedWebp(orientation: number): Promise<Buffer> {
  const picture = stored(orientation);
  const { data, info } = await picture.webp({ quality: 90 }).toBuffer({ resolveWithObject: true });
  const file = riff([
    vp8x(0x2c, info.width, info.height),
    { name: 'ICCP', content: await profile() },
    ...riffChunks(data),
    { name: 'EXIF', content: exifBlock(orientation, await thumbnail()) },
    { name: 'XMP ', content: XMP },
    { name: 'TRCE', content: Buffer.from(`${TRACE}private`) },
  ]);
  return Buffer.concat([file, ZIP]);
}

/** An AVIF says by itself how it is turned; the encoder writes that from the orientation that the JPEG carries. */
async function markedAvif(orientation: number): Promise<Buffer> {
  const jpeg = await markedJpeg(orientation);
  const avif = await sharp(jpeg).keepMetadata().avif({ quality: 80, effort: 0 }).toBuffer();
  return Buffer.concat([avif, box('free', Buffer.concat([Buffer.from(`${TRACE}free`), ZIP]))]);
}

/**
 * A HEIC says in its container how it is turned, and in its EXIF again, as iPhones do: to heed both turns it twice. It
 * knows the orientations 1, 5 and 6.
 */
async function markedHeic(orientation: number): Promise<Buffer> {
  const [width, height] = orientation > 4 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const coded = orientation === 5 ? 'transposed' : orientation === 6 ? 'turned' : 'upright';
  const picture = onePiece(coded, width, height);
  const [main] = picture.items;
  const small = { ...main!, id: 2, name: `${TRACE}name` };
  const told = [
    box('colr', Buffer.concat([Buffer.from('prof'), await profile()])),
    box('udes', Buffer.from(`\0\0\0\0en\0${TRACE}place\0${TRACE}words\0\0`)),
    ...(orientation === 1 ? [] : [box('irot', Buffer.from([3]))]),
    ...(orientation === 5 ? [box('imir', Buffer.from([1]))] : []),
  ];
  const has = [1, 2, ...told.map((_, at) => 3 + at)];
  return heif({
    ...picture,
    properties: [...picture.properties, ...told],
    items: [
      { ...main!, has, name: `${TRACE}main` },
      small,
      { id: 3, type: 'Exif', data: Buffer.concat([uint32(0), exifBlock(orientation, await thumbnail())]) },
      { id: 4, type: 'mime', data: XMP, inMeta: true },
      { id: 5, type: 'mpvd', data: Buffer.from(`${TRACE}burst`), name: `${TRACE}other` },
    ],
    references: [
      { type: 'thmb', from: 2, to: [1] },
      { type: 'cdsc', from: 3, to: [1] },
      { type: 'cdsc', from: 4, to: [1] },
    ],
    more: [box('uuid', Buffer.from(`${TRACE}private.....`))],
    trailing: Buffer.concat([box('mpvd', Buffer.from(`${TRACE}film`)), box('free', ZIP)]),
  });
}

function stored(orientation: number): Sharp {
  const turned = orientation > 4;
  const [width, height] = turned ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [y, x] = uprightOf(orientation, row, column);
      pixels.set(colourAt(x, y), 3 * (row * width + column));
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Where a stored pixel stands in the upright picture, after the table of the EXIF specification (tag 0112). */
function uprightOf(orientation: number, row: number, column: number): [y: number, x: number] {
  const [right, bottom] = [WIDTH - 1, HEIGHT - 1];
  switch (orientation) {
    case 2:
      return [row, right - column];
    case 3:
      return [bottom - row, right - column];
    case 4:
      return [bottom - row, column];
    case 5:
      return [column, row];
    case 6:
      return [column, right - row];
    case 7:
      return [bottom - column, right - row];
    case 8:
      return [bottom - column, row];
    default:
      return [row, column];
  }
}

function colourAt(x: number, y: number): readonly number[] {
  const [third, half] = [WIDTH / 3, HEIGHT / 2];
  const column = x < third ? 0 : x >= 2 * third ? 1 : undefined;
  const corner = column === undefined ? undefined : CORNERS[column + (y < half ? 0 : 2)];
  return corner ?? [128, 128, 128];
}

/** The colour in the middle of each corner's field, in the order of CORNERS. */
export async function cornersOf(file: string | Buffer): Promise<number[][]> {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const place = 3 * (Math.floor(y * info.height) * info.width + Math.floor(x * info.width));
    return [...data.subarray(place, place + 3)];
  };
  return [at(0.15, 0.25), at(0.85, 0.25), at(0.15, 0.75), at(0.85, 0.75)];
}
