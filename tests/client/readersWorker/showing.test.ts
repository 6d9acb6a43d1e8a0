import { showMessage } from '../../../client/readersWorker/showing.js';
import type { PushMessage } from '../../../shared/protocol/push.js';
import { Stage } from './stage.js';

const MESSAGE: PushMessage = {
  ...{ v: 1, id: 'e1', seq: 7, title: 'Baku', body: 'الناس في الميدان', lang: 'ar', dir: 'rtl', quiet: false },
  ...{ address: '/live/baku/entries/e1?lang=ar', at: '2022-02-27T11:42:00Z' },
};
const data = (message: unknown) => ({ json: () => message });

test('a message is shown in its language and direction, by the entry’s tag', async () => {
  const stage = new Stage();
  await showMessage(stage.scope, data(MESSAGE), '/icon.png');
  expect(stage.shown.get('e1')).toMatchObject({
    ...{ title: 'Baku', body: 'الناس في الميدان', lang: 'ar', dir: 'rtl' },
    data: { seq: 7, address: '/live/baku/entries/e1?lang=ar' },
    options: { icon: '/icon.png', renotify: true, silent: false, timestamp: Date.parse('2022-02-27T11:42:00Z') },
  });
});

test('a later message takes the place of an earlier one, and an earlier one that comes late does not', async () => {
  const stage = new Stage();
  await showMessage(stage.scope, data(MESSAGE), '/icon.png');
  await showMessage(stage.scope, data({ ...MESSAGE, seq: 9, body: 'Withdrawn', quiet: true }), '/icon.png');
  await showMessage(stage.scope, data({ ...MESSAGE, seq: 8, body: 'a state between' }), '/icon.png');
  expect(stage.shown.size).toBe(1);
  expect(stage.shown.get('e1')).toMatchObject({ body: 'Withdrawn', data: { seq: 9 }, options: { silent: true } });
});

test.each([
  ['nothing', null],
  ['no JSON', { json: () => JSON.parse('{') as unknown }],
  ['a message of a later version', data({ ...MESSAGE, v: 2 })],
  ['null', data(null)],
])('%s is shown as the site’s name alone, since a browser wants something shown', async (_what, sent) => {
  const stage = new Stage();
  await showMessage(stage.scope, sent, '/icon.png');
  expect([...stage.shown.values()].map(({ title, body }) => [title, body])).toEqual([['live.example', '']]);
});
