/** The checker itself: it names each block that files can carry beside their pixels, and nothing of a bare one. */
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { bared } from '../../../client/photos/heic.js';
import { box, riff, riffChunks, vp8x, withPngChunks } from './chunks.js';
import { exifBlock } from './exif.js';
import { extrasIn } from './extras.js';
import { heif, onePiece } from './heif.js';
import { IPTC, XMP, ZIP } from './hiddenParts.js';
import { withSegments } from './jpeg.js';
import { marked } from './marked.js';

const plain = () => sharp({ create: { width: 16, height: 16, channels: 3, background: 'teal' } });
const film = Buffer.concat([box('ftyp', Buffer.from('mp42\0\0\0\0')), box('mdat', Buffer.alloc(20, 1))]);
const NOTHING = Buffer.alloc(0);

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a bare %s has nothing beside its pixels', async (format) => {
  expect(extrasIn(await plain()[format]().toBuffer())).toEqual([]);
});

test('a bare JPEG in several passes, in grey, or with Adobe’s word on its colours has nothing beside its pixels', async () => {
  expect(extrasIn(await plain().jpeg({ progressive: true }).toBuffer())).toEqual([]);
  expect(extrasIn(await plain().grayscale().jpeg().toBuffer())).toEqual([]);
  expect(extrasIn(await plain().toColourspace('cmyk').jpeg().toBuffer())).not.toContain('APP14');
});

describe('each block of a JPEG', () => {
  const jpegWith = async (code: number, content: Buffer | string, trailing = NOTHING): Promise<string[]> =>
    extrasIn(
      withSegments(await plain().jpeg().toBuffer(), [[code, Buffer.from(content as string, 'latin1')]], trailing),
    );
  const latin1 = (bytes: Buffer): string => bytes.toString('latin1');

  test.each([
    ['XMP', 0xe1, `http://ns.adobe.com/xap/1.0/\0${latin1(XMP)}`],
    ['XMP', 0xe1, 'http://ns.adobe.com/xmp/extension/\0...'],
    ['ICC', 0xe2, 'ICC_PROFILE\0\x01\x01...'],
    ['more pictures (MPF)', 0xe2, 'MPF\0II*\0'],
    ['IPTC', 0xed, latin1(IPTC)],
    ['comment', 0xfe, 'by hand'],
    ['APP4', 0xe4, 'a maker’s own'],
    ['APP11', 0xeb, 'JP provenance'],
    ['APP14', 0xee, 'Adobe and more than that'],
    ['thumbnail or words beside JFIF', 0xe0, 'JFXX\0\x10'],
    ['thumbnail or words beside JFIF', 0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc'],
  ])('a JPEG’s %s (marker %i) is named', async (name, code, content) => {
    expect(await jpegWith(code, content)).toEqual([name]);
  });

  test('an EXIF block is named with its place, maker note and thumbnail', async () => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(6, await plain().jpeg().toBuffer())]);
    expect(new Set(await jpegWith(0xe1, latin1(exif)))).toEqual(
      new Set(['EXIF', 'GPS', 'maker note', 'embedded thumbnail']),
    );
  });

  test('a film and other bytes behind a JPEG’s end are named', async () => {
    const jpeg = await plain().jpeg().toBuffer();
    expect(extrasIn(Buffer.concat([jpeg, film]))).toEqual(['motion photo']);
    expect(extrasIn(Buffer.concat([jpeg, ZIP]))).toEqual(['trailing data']);
    expect(extrasIn(Buffer.concat([jpeg, Buffer.from([0])]))).toEqual(['trailing data']);
  });
});

test('metadata that another library writes into a JPEG, PNG or WebP is named', async () => {
  const told = () =>
    plain()
      .withExif({ IFD0: { Artist: 'Leyla' } })
      .withXmp(XMP.toString())
      .withIccProfile('p3');
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const found = new Set(extrasIn(await told()[format]().toBuffer()));
    expect([format, found.has('EXIF'), found.has('ICC')]).toEqual([format, true, true]);
    expect(found.has(format === 'png' ? 'text' : 'XMP')).toBe(true);
  }
});

test('each chunk of a PNG that is no pixel is named', async () => {
  const png = await plain().png().toBuffer();
  const chunks = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'trCe'];
  const told = withPngChunks(
    png,
    chunks.map((name) => ({ name, content: Buffer.from('x') })),
    film,
  );
  expect(extrasIn(told)).toEqual(['text', 'text', 'text', 'EXIF', 'ICC', 'chunk tIME', 'chunk trCe', 'motion photo']);
});

test('each chunk of a WebP that is no pixel is named, and the flags that tell of them', async () => {
  const pixels = riffChunks(await plain().webp().toBuffer());
  const more = ['ICCP', 'EXIF', 'XMP ', 'TRCE'].map((name) => ({ name, content: Buffer.from('xx') }));
  const told = Buffer.concat([riff([vp8x(0x2c, 16, 16), ...pixels, ...more]), ZIP]);
  expect(extrasIn(told)).toEqual(['a head that tells of more', 'ICC', 'EXIF', 'XMP', 'chunk TRCE', 'trailing data']);
  expect(extrasIn(riff([vp8x(0x10, 16, 16), ...pixels]))).toEqual([]);
});

test('a HEIC’s EXIF, XMP, names, thumbnail, place, film and profile’s words are named, and none of them when it is bared', async () => {
  const told = await marked('heic', 6);
  expect(new Set(extrasIn(told))).toEqual(
    new Set([
      'EXIF',
      'XMP',
      'a name of an item',
      'item hvc1',
      'item mpvd',
      'property udes',
      'box uuid',
      'motion photo',
      'a filled gap',
      'words of a profile',
    ]),
  );
  const bare = await bared(new Blob([new Uint8Array(told)]));
  expect(extrasIn(Buffer.from(await bare.arrayBuffer()))).toEqual([]);
});

test('a message in a HEIC’s coded picture, bytes between its items and bytes behind its end are named', async () => {
  const picture = onePiece('upright', 360, 240);
  expect(extrasIn(heif(picture))).toEqual([]);
  const message = Buffer.from('\0\0\0\x06\x4e\x01told', 'latin1');
  const items = picture.items.map((item) => ({ ...item, data: Buffer.concat([message, item.data]) }));
  expect(extrasIn(heif({ ...picture, items }))).toEqual(['a message in the coded picture']);
  expect(extrasIn(heif({ ...picture, trailing: Buffer.from('more') }))).toEqual(['trailing data']);
  expect(extrasIn(heif({ ...picture, trailing: box('free', Buffer.from('told')) }))).toEqual(['a filled gap']);
});

test('a file that is cut off, or no picture at all, does not count as bare', async () => {
  const jpeg = await plain().jpeg().toBuffer();
  expect(extrasIn(jpeg.subarray(0, -2))[0]).toMatch(/^broken/);
  expect(extrasIn((await plain().png().toBuffer()).subarray(0, -12))[0]).toMatch(/^broken/);
  expect(extrasIn(Buffer.from('<svg/>'))).toEqual(['no picture']);
});
