/** Sentences with numbers of the phone and the desk, in English. */
import { stripSentence, type StripSays } from '../../../client/reporter/strip.js';
import { words as deskPage } from '../../../shared/messages/en/deskPage.js';
import { words as phonePage } from '../../../shared/messages/en/phonePage.js';
import { words as phoneSecond } from '../../../shared/messages/en/phoneSecond.js';
import { words as phoneThird } from '../../../shared/messages/en/phoneThird.js';
import { speechIn } from '../../../shared/messages/say.js';
import type { Plural } from '../../../shared/messages/words.js';

const english = speechIn('en');
const phone = { ...phonePage, ...phoneSecond, ...phoneThird, ...english };
const strip = (what: StripSays) => stripSentence(what, phone);

test.each<[string, Plural, [string, string, string]]>([
  ['entries kept', phone.keptHere, ['1 entry kept', '2 entries kept', '5 entries kept']],
  ["another person's entries", phone.othersWait, ['1 entry of', '2 entries of', '5 entries of']],
  [
    'photos without a description',
    phone.sentPhotos.notDescribed,
    ['1 photo without', '2 photos without', '5 photos without'],
  ],
  ['most photos', phone.form.photos.full, ['1 photo is', '2 photos are', '5 photos are']],
  ['readers', deskPage.readers, ['About 1 reader now', 'About 2 readers now', 'About 5 readers now']],
  ['devices', deskPage.devicesIn, ['1 device signed', '2 devices signed', '5 devices signed']],
  ['invitations', deskPage.invitationsOpen, ['1 open invitation', '2 open invitations', '5 open invitations']],
  ['entries found', deskPage.found, ['1 entry', '2 entries', '5 entries']],
  ['entries that wait', deskPage.newWaiting, ['1 new waiting', '2 new waiting', '5 new waiting']],
])('the sentence with a number is right for 1, 2 and 5: %s', (_what, sentence, begins) => {
  const said = [1, 2, 5].map((n) => english.say(sentence, { n }));
  expect(said).toEqual(begins.map((begin) => expect.stringMatching(new RegExp(`^${begin}(?![a-z])`))));
});

test('the strip counts entries that need the reporter beside others that wait', () => {
  const says = (n: number, waiting: number) => strip({ says: 'needs-you', n, waiting });
  expect([says(1, 0), says(2, 1), says(5, 12)]).toEqual([
    '1 needs you',
    '2 need you, 1 waiting',
    '5 need you, 12 waiting',
  ]);
});

test('the strip counts photos that wait, or go', () => {
  const waits = [1, 2, 5].map((n) => strip({ says: 'photos-busy', n }));
  const photos = ['1 photo waiting', '2 photos waiting', '5 photos waiting'];
  expect(waits).toEqual(photos.map((begin) => `${begin}, the server is busy`));
  expect(strip({ says: 'sending-photos', place: 2, n: 5 })).toBe('Sending photo 2 of 5');
});

test('numbers are written as the language writes them', () => {
  expect(english.say(deskPage.readers, { n: 12_000 })).toBe('About 12,000 readers now');
  expect(speechIn('de').say(deskPage.readers, { n: 12_000 })).toBe('About 12.000 readers now');
  expect([english.percent(0.45), speechIn('de').percent(0.45)]).toEqual(['45%', '45\u00a0%']);
});

test('lengths of time are said by the language', () => {
  expect([english.lasting(1, 'hour'), english.lasting(3, 'day'), english.lasting(1, 'week')]).toEqual([
    '1 hour',
    '3 days',
    '1 week',
  ]);
  expect(speechIn('uk').lasting(5, 'day')).toBe('5 днів');
});
