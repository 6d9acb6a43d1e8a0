/** Colours of wide profiles: the files that readers see have none, and the colours all the same. */
import { jest } from '@jest/globals';
import { COLOURS, distanceFrom, inDisplayP3 } from '../../../support/photos/wideColours.js';
import { bytesOf, expectBare, ready, runPipeline } from './house.js';
import { readFile } from 'node:fs/promises';

jest.setTimeout(60_000);

runPipeline();

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s in Display P3 becomes files of sRGB without a profile, and their colours are the photo’s',
  async (format) => {
    for (const colour of COLOURS) {
      const { files, placeholder } = await ready(await inDisplayP3(format, colour));
      for (const { path } of files) {
        expect(await distanceFrom(colour, path)).toBeLessThan(5);
        await expectBare(await readFile(path));
      }
      expect(await distanceFrom(colour, bytesOf(placeholder))).toBeLessThan(8);
    }
  },
);
