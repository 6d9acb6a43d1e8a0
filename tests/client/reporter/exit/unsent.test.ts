import { expect, test } from '@jest/globals';
import { speechIn } from '../../../../shared/messages/say.js';
import { words as page } from '../../../../shared/messages/en/phonePage.js';
import { words as second } from '../../../../shared/messages/en/phoneSecond.js';
import { words as third } from '../../../../shared/messages/en/phoneThird.js';
import { sayUnsent, unsentIn } from '../../../../client/reporter/exit/unsent.js';
import { item, photoItem } from '../store/fakeBrowser.js';

const speech = { ...speechIn('en'), ...page, ...second, ...third };
const drafts = (count: number, ...photos: string[]) => ({
  kept: () => Array.from({ length: count }, (_, at) => `draft/${String(at)}`),
  photos: () => new Set(photos),
});

test('entries are counted once however many of their commands wait, and photos of drafts and of entries alike', () => {
  const revise = { ...item('v1', 2), entry: 'e1', verb: 'revise' as const };
  const items = [item('e1'), revise, photoItem('p1', 3), photoItem('p2', 4)] as Parameters<typeof unsentIn>[0];
  expect(unsentIn(items, drafts(1, 'p2', 'p3'))).toEqual({ entries: 1, drafts: 1, photos: 3 });
});

test.each([
  [{ entries: 2, drafts: 1, photos: 3 }, 'Not sent yet, and gone with it: 2 entries, 1 draft, and 3 photos.'],
  [{ entries: 1, drafts: 0, photos: 0 }, 'Not sent yet, and gone with it: 1 entry.'],
  [{ entries: 0, drafts: 0, photos: 0 }, 'Nothing waits to be sent: nothing is lost.'],
])('the sentence names what would be lost: %j', (unsent, sentence) => {
  expect(sayUnsent(unsent, speech)).toBe(sentence);
});
