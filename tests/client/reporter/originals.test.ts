import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { dueSource, noteCopied, noteTold } from '../../../client/reporter/originals.js';

test('an original in the gallery is told after the first copy, until it was read, and never again on that phone', () => {
  const shelf = new BrowserShelf(null);
  expect(dueSource(shelf)).toBeNull();
  noteCopied(shelf, 'library');
  noteCopied(shelf, 'library');
  expect(dueSource(shelf)).toBe('library');
  noteTold(shelf, 'library');
  noteCopied(shelf, 'library');
  expect(dueSource(shelf)).toBeNull();
});

test('a copy that the phone’s own camera keeps is told apart from an original in the library', () => {
  const shelf = new BrowserShelf(null);
  noteCopied(shelf, 'phone-camera');
  noteCopied(shelf, 'library');
  const first = dueSource(shelf);
  expect(first).toBe('library');
  noteTold(shelf, 'library');
  expect(dueSource(shelf)).toBe('phone-camera');
});
