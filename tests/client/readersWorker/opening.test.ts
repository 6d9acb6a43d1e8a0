import { openEntry } from '../../../client/readersWorker/opening.js';
import type { ShownNotification } from '../../../client/readersWorker/scope.js';
import { SCOPE, Stage } from './stage.js';

const ENTRY = `${SCOPE}/entries/e1`;

function notification(address: unknown): ShownNotification {
  const data = { seq: 7, address };
  return { title: '', body: '', lang: '', dir: 'auto', tag: 'e1', data, close: () => undefined };
}

test('a tap opens the entry, or brings a page to the front that shows it', async () => {
  const stage = new Stage();
  stage.windows = [SCOPE];
  await openEntry(stage.scope, notification('/live/baku/entries/e1'));
  stage.windows = [SCOPE, ENTRY];
  await openEntry(stage.scope, notification('/live/baku/entries/e1'));
  expect([stage.opened, stage.focused]).toEqual([[ENTRY], [ENTRY]]);
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/live/baku-2/entries/e1',
  '/desk',
  '',
  'x:y',
])('an address that is none of this blog (%s) opens the blog’s page', async (address) => {
  const stage = new Stage();
  await openEntry(stage.scope, notification(address));
  expect(stage.opened).toEqual([SCOPE]);
});
