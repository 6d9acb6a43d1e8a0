import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { forgetSentDrafts } from '../../../client/reporter/sentDrafts.js';

test('a draft that was sent leaves the phone, and an unsent one and all else stay', () => {
  const shelf = new BrowserShelf(null);
  shelf.set('draft/sent', { sentAs: 'e1' });
  shelf.set('draft/other', { sentAs: 'e2' });
  shelf.set('draft/unsent', { values: {} });
  shelf.set('draft/broken', 'text');
  shelf.set('language/baku/update', { sentAs: 'e1' });
  forgetSentDrafts(shelf, (id) => id === 'e1');
  expect(shelf.keys().sort()).toEqual(['draft/broken', 'draft/other', 'draft/unsent', 'language/baku/update']);
});
