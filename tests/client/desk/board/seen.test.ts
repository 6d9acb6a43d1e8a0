import { expect, test } from '@jest/globals';
import { emptySentence } from '../../../../client/desk/board/seen.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { speechIn } from '../../../../shared/messages/say.js';

const english = { ...words, ...speechIn('en') };

test('a list without entries says of its own filter what is not there, whatever the rally’s state', () => {
  for (const status of ['announced', 'live', 'paused', 'ended'] as const) {
    expect(emptySentence('published', status, true, english)).toBe('No entry is published.');
    expect(emptySentence('withdrawn', status, true, english)).toBe('No entry was withdrawn or taken down.');
  }
});

test('a rally without entries says what comes next in its state', () => {
  expect(emptySentence('all', 'live', true, english)).toContain('at once');
  expect(emptySentence('all', 'paused', true, english)).toContain('waits for you');
  expect(emptySentence('all', 'ended', true, english)).toBe('No entries were published.');
});

test('a list of which older entries are not loaded speaks of the loaded ones alone', () => {
  for (const filter of ['all', 'published', 'withdrawn'] as const)
    expect(emptySentence(filter, 'ended', false, english)).toMatch(/^No entry that is loaded .* Older ones may/);
});
