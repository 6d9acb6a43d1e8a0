/** Photos with everything hidden in them that phones write: no trace of it comes through the pipeline. */
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { CORNERS, cornersOf, FORMATS, HEIGHT, marked, WIDTH, type Format } from '../../../support/photos/marked.js';
import { bytesOf, expectBare, ready, runPipeline } from './house.js';

jest.setTimeout(120_000);

runPipeline();

describe('a photo with everything hidden in it', () => {
  // JPEGs of phones have all eight orientations. For other formats two show that each format's own mark is read: one
  // turned and mirrored, the other only turned.
  const all = [...FORMATS, 'heic' as const].flatMap((format) =>
    (format === 'jpeg' ? [1, 2, 3, 4, 5, 6, 7, 8] : [5, 6]).map((turned) => [format, turned] as const),
  );

  test.each(all)(
    'a photo full of hidden data, as %s, stored as orientation %p, comes out upright and without a trace',
    async (format, turned) => {
      const bytes = await marked(format, turned);
      expect(hiddenIn(format)).toEqual(hiddenIn(format).filter((name) => bytes.includes(`TRACE${name}`)));
      const result = await ready(bytes);
      expect(result).toMatchObject({ width: WIDTH, height: HEIGHT });
      expect(result.files.map(({ type, width }) => `${type} ${width.toString()}`)).toEqual([
        'image/webp 320',
        'image/webp 360',
        'image/jpeg 320',
        'image/jpeg 360',
      ]);
      for (const file of result.files) {
        const made = await readFile(file.path);
        expectUpright(await cornersOf(made));
        await expectBare(made);
      }
      const placeholder = bytesOf(result.placeholder);
      await expectBare(placeholder);
      expectUpright(await cornersOf(placeholder), 60);
    },
  );
});

/** Names the hidden values in a file of that format, by the words behind the mark; the test first sees that they are there. */
function hiddenIn(format: Format): string[] {
  const exif = [
    'description',
    'make',
    'model',
    'artist',
    'copyright',
    'owner',
    'serial',
    'lensserial',
    'area',
    'makernote',
  ];
  const common = [...exif, 'xmp', 'zip', 'usercomment', '1', '2', '3'];
  switch (format) {
    case 'jpeg':
      return [...common, 'thumbnail', 'icc', 'iptc', 'provenance', 'comment'];
    case 'png':
      return [...common, 'thumbnail', 'comment', 'private'];
    case 'webp':
      return [...common, 'thumbnail', 'icc', 'private'];
    case 'avif':
      return [...common, 'icc', 'free'];
    case 'heic':
      return [...common, 'thumbnail', 'icc', 'main', 'name', 'other', 'place', 'words', 'burst', 'private', 'film'];
  }
}

function expectUpright(corners: number[][], within = 40): void {
  for (const [at, corner] of corners.entries())
    for (const [channel, value] of corner.entries())
      expect(Math.abs(value - (CORNERS[at]?.[channel] ?? NaN))).toBeLessThan(within);
}
