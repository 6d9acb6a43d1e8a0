import { expect, test } from '@jest/globals';
import { words as page } from '../../../../shared/messages/en/phonePage.js';
import { words as second } from '../../../../shared/messages/en/phoneSecond.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { refusal, REFUSALS, type RefusalCode } from '../../../../shared/refusals.js';
import { judge } from '../../../../client/reporter/outbox/verdict.js';
import type { PhotoItem } from '../../../../client/reporter/outbox/item.js';
import { failedPhoto, refusedPhoto } from '../../../../client/reporter/mine/photoTrouble.js';

const words = { ...page, ...second };
const english = { ...words, ...speechIn('en') };
const photo = { verb: 'photo', command: 'p1', attempts: 1 } as PhotoItem;
const needsReporter = (code: RefusalCode) =>
  judge(photo, { kind: 'refused', refusal: refusal(code) }).kind === 'needs-you';

const CODES = Object.keys(REFUSALS) as RefusalCode[];

test('each refusal that ends an upload says what to do with the photo', () => {
  const final = CODES.filter(needsReporter);
  expect(final).toEqual(
    expect.arrayContaining(['invalid', 'not-found', 'gone', 'too-large', 'unsupported', 'conflict']),
  );
  for (const code of final) {
    expect([code, refusedPhoto(refusal(code), english, english)]).toEqual([
      code,
      expect.stringMatching(/Choose|Remove|nothing to send/),
    ]);
  }
});

test('refusals that pass by themselves are never shown at a photo: it waits, or the strip says what to do', () => {
  const waits = CODES.filter((code) => !needsReporter(code));
  expect(waits.sort()).toEqual([
    ...['internal', 'paused', 'rate-limited', 'storage-low', 'unauthenticated', 'unavailable', 'version'],
  ]);
});

test("a reason that is about the photo is said as it is, and one about the protocol by the refusal's code", () => {
  const large = refusal('too-large', { why: 'photo-too-large', values: { n: 25 } });
  expect(refusedPhoto(large, english, english)).toBe('A photo may have at most 25 MB. Choose a smaller one.');
  const unnamed = refusal('invalid', { field: 'Upload-Metadata', why: 'upload-unnamed' });
  expect(refusedPhoto(unnamed, english, english)).toBe(words.sentPhotos.refused.invalid);
});

test('a photo of which the server made nothing says why where that is known, and always what to do', () => {
  expect(failedPhoto({ code: 'damaged', message: '' }, english, english)).toMatch(/Choose it again/);
  expect(failedPhoto(null, english, english)).toMatch(/Choose it again/);
});
