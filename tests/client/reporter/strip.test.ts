import { stripSays, stripSentence, type StripFacts } from '../../../client/reporter/strip.js';
import { words } from '../../../shared/messages/en/phonePage.js';
import { speechIn } from '../../../shared/messages/say.js';

const calm: StripFacts = {
  session: 'signed-in',
  isConnected: true,
  canWrite: true,
  delivery: 'open',
  photoDelivery: 'open',
  photos: 0,
  photosSent: 0,
  photosWaitFor: null,
  waiting: 0,
  paused: 0,
  needsYou: 0,
  others: 0,
  durable: true,
};
const english = { ...words, ...speechIn('en') };
const says = (facts: Partial<StripFacts>) => stripSentence(stripSays({ ...calm, ...facts }), english);

test.each<[string, Partial<StripFacts>, string]>([
  ['nothing waits, and there is a connection', {}, 'All sent'],
  ["another person's commands are not mine to send", { others: 2 }, 'All sent'],
  ['nothing waits, and there is no connection', { isConnected: false }, 'No network. You can write: it will be sent.'],
  ['the network went before the form had come', { isConnected: false, canWrite: false }, 'No network.'],
  ['something goes out', { waiting: 1 }, 'Sending 1'],
  ['the last attempt got lost', { waiting: 3, delivery: 'lost' }, '3 waiting, no network'],
  ['there is no connection, and an attempt may run', { waiting: 3, isConnected: false }, '3 waiting, no network'],
  ['the server cannot take it now', { waiting: 2, delivery: 'busy' }, '2 waiting, the server is busy'],
  ['the blog is paused', { paused: 1 }, '1 waiting, the blog is paused'],
  ['a photo follows its entry', { photos: 2, photosSent: 1 }, 'Sending photo 2 of 3'],
  ['words go before photos', { waiting: 1, photos: 2 }, 'Sending 1'],
  ['photos wait for the network', { photos: 1, photoDelivery: 'lost' }, '1 photo waiting, no network'],
  ['the server has no room for photos', { photos: 2, photoDelivery: 'busy' }, '2 photos waiting, the server is busy'],
  ['photos wait for Wi-Fi', { photos: 2, photosWaitFor: 'wifi', photoDelivery: 'lost' }, '2 photos wait for Wi-Fi'],
  ['photos wait for the reporter', { photos: 1, photosWaitFor: 'reporter' }, '1 photo waits for you'],
  [
    'photos that wait for Wi-Fi have no network at all',
    { photos: 2, photosWaitFor: 'wifi', isConnected: false },
    '2 photos waiting, no network',
  ],
  ['words go at once while photos wait for Wi-Fi', { waiting: 1, photos: 2, photosWaitFor: 'wifi' }, 'Sending 1'],
  ['one was refused', { needsYou: 1 }, '1 needs you'],
  ['two were refused and more waits', { needsYou: 2, waiting: 2, paused: 1 }, '2 need you, 3 waiting'],
  ['one was refused and there is no network', { needsYou: 1, isConnected: false }, '1 needs you'],
  [
    'the server asks for a sign-in',
    { waiting: 2, delivery: 'signed-out' },
    'Signed out. 2 entries kept on this phone.',
  ],
  ['nobody is signed in', { session: 'signed-out', others: 1 }, 'Signed out. 1 entry kept on this phone.'],
  ['nobody is signed in and nothing waits', { session: 'signed-out' }, 'Signed out.'],
  [
    'the desk revoked this phone',
    { session: 'revoked', others: 4 },
    'This phone was signed out by the desk. What was on it is removed.',
  ],
  [
    'the page is out of date',
    { waiting: 1, delivery: 'outdated' },
    'This page is out of date. Reload it. 1 entry kept on this phone.',
  ],
  [
    'nobody is known here, and the server does not answer',
    { session: 'unreachable', isConnected: false },
    'No network.',
  ],
  [
    'nobody is known here, and something is kept',
    { session: 'unreachable', others: 2, isConnected: false },
    'No network. 2 entries kept on this phone.',
  ],
  ['the page has just begun', { session: 'loading', waiting: 3 }, 'One moment'],
])('the strip says what is true: %s', (_when, facts, sentence) => {
  expect(says(facts)).toBe(sentence);
});

test(`the strip never says "All sent" while anything of the reporter's waits, whatever the connection`, () => {
  for (const delivery of ['open', 'lost', 'busy', 'signed-out', 'outdated'] as const) {
    for (const waits of ['waiting', 'paused', 'needsYou', 'photos'] as const) {
      for (const isConnected of [true, false]) {
        expect(stripSays({ ...calm, delivery, isConnected, [waits]: 1 }).says).not.toBe('all-sent');
      }
    }
  }
});
