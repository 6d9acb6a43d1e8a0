import { expect, test } from '@jest/globals';
import { photoWait, type WaitFacts } from '../../../../client/reporter/mine/photoWait.js';
import { withPost } from '../../../../client/reporter/outbox/queue.js';
import type { Items } from '../../../../client/reporter/outbox/item.js';
import { ANNA, update, withPhotos } from '../outbox/phone.js';

const fresh = { ...ANNA, writtenAt: '', verb: 'post' as const };
const withWords = withPost([], { ...fresh, command: 'e1', entry: 'e1', words: withPhotos('The square', 'p1', 'p2') });
/** The entry is with the server, its photos are not. */
const photos = withWords.filter(({ verb }) => verb === 'photo');
const others = (items: Items) => withPost(items, { ...fresh, command: 'e2', entry: 'e2', words: update('More') });

const calm = { items: photos, isAway: false, waitsFor: null, delivery: 'open' } as const;

test.each<[string, string, Partial<WaitFacts>]>([
  ['its entry, whatever else is in the way', 'entry', { items: withWords, isAway: true, waitsFor: 'wifi' }],
  ['a network', 'network', { isAway: true, waitsFor: 'wifi' }],
  ['Wi-Fi', 'wifi', { waitsFor: 'wifi', delivery: 'lost' }],
  ['the reporter', 'reporter', { waitsFor: 'reporter' }],
  ['a network that carries photos', 'network', { delivery: 'lost' }],
  ['a server that has room', 'server', { delivery: 'busy' }],
  ['words of another entry', 'words', { items: others(photos) }],
  ['its turn', 'turn', {}],
  [
    'its turn, while other words wait for the blog',
    'turn',
    { items: others(photos).map((item) => ({ ...item, paused: true })) },
  ],
])('a photo waits for %s', (_what, wait, facts) => {
  expect(photoWait('p2', { ...calm, ...facts })).toBe(wait);
});
