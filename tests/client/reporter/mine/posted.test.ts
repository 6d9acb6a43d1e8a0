import { underWay } from '../../../../client/reporter/mine/posted.js';
import type { Item } from '../../../../client/reporter/outbox/item.js';
import type { OutboxState } from '../../../../client/reporter/outbox.js';

const item = (verb: string, command: string) => ({ verb, command, entry: 'e1' }) as Item;
const items = [item('post', 'words'), item('photo', 'picture')];
const outbox = {
  items,
  sending: ['words', 'picture'],
  delivery: 'open',
  photoDelivery: 'open',
} as unknown as OutboxState;

test.each<[string, Partial<OutboxState>, boolean, string[]]>([
  ['there is a network', {}, false, ['words', 'picture']],
  ['nothing connects the phone', {}, true, []],
  ['the last command got lost', { delivery: 'lost' }, false, ['picture']],
  ['the last photo got lost', { photoDelivery: 'lost' }, false, ['words']],
  ['the server is busy', { delivery: 'busy', photoDelivery: 'busy' }, false, []],
])('an item counts as "sending" only where it can arrive: %s', (_when, part, isAway, sending) => {
  expect(underWay({ ...outbox, ...part }, isAway)).toEqual(sending);
});
