import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { letGoOfFormerLists } from '../../../../client/reporter/mine/formerLists.js';

const entry = { id: 'e1', kind: 'chant', state: 'published', receivedAt: '2022-02-27T11:50:10.000Z', text: 'words' };

test('lists of former builds go with their words, and leave the id, kind and minute of each entry', () => {
  const shelf = new BrowserShelf(null);
  shelf.set('mine/baku', { entries: [entry, null, { id: 'broken' }] });
  shelf.set('mine/kyiv', 'no list');
  shelf.set('rev/e1', 3);
  shelf.set('draft/a', 'unsent');
  expect(letGoOfFormerLists(shelf)).toEqual(new Set(['e1']));
  expect(shelf.keys().sort()).toEqual(['draft/a', 'own/baku']);
  expect(shelf.get('own/baku')).toEqual([{ id: 'e1', kind: 'chant', at: '2022-02-27T11:50:00.000Z' }]);
});

test('a phone without such lists has nothing to let go of', () => {
  expect(letGoOfFormerLists(new BrowserShelf(null))).toBeNull();
});
