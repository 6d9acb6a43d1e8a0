import { signal } from '@preact/signals';
import { expect, test } from '@jest/globals';
import { wordsFirst } from '../../../../client/reporter/mine/wordsFirst.js';
import type { OutboxState } from '../../../../client/reporter/outbox.js';
import type { Item } from '../../../../client/reporter/outbox/item.js';

const NOW = 1_000;
const words = { verb: 'post', command: 'a', refusal: null, paused: false, notBefore: 0 } as Item;
const sent: Partial<OutboxState> = { items: [], delivery: 'open' };

/** A list that waits for these words; `passes` lets the longest wait pass. */
function waiting(items: Partial<Item>[], delivery: OutboxState['delivery'] = 'open') {
  const all = items.map((part) => ({ ...words, ...part })) as Item[];
  const outbox = signal({ items: all, delivery } as unknown as OutboxState);
  const is = { asked: false };
  let passes: () => void = () => undefined;
  const after = (_ms: number, run: () => void) => ((passes = run), () => undefined);
  const isOwn = ({ person }: Item) => person !== 'other';
  void wordsFirst({ outbox, isOwn, now: () => NOW, after }).then(() => (is.asked = true));
  const becomes = (part: Partial<OutboxState>) => (outbox.value = { ...outbox.value, ...part });
  return { is, becomes, passes: () => passes() };
}

const settle = () => new Promise((done) => setImmediate(done));

test('the list of own entries is asked for after the last of the words that wait', async () => {
  const { is, becomes } = waiting([{}, { command: 'b' }]);
  becomes({ items: [words] });
  await settle();
  expect(is.asked).toBe(false);
  becomes(sent);
  await settle();
  expect(is.asked).toBe(true);
});

test('words that cannot arrive hold the list up no longer', async () => {
  const { is, becomes } = waiting([{}]);
  becomes({ delivery: 'lost' });
  await settle();
  expect(is.asked).toBe(true);
});

test('words on a long way hold the list up for a while, and not for good', async () => {
  const { is, passes } = waiting([{}]);
  passes();
  await settle();
  expect(is.asked).toBe(true);
});

test.each<[string, Partial<Item>]>([
  ['photos', { verb: 'photo' }],
  ['words that need the reporter', { refusal: { code: 'invalid', message: '', retry: false } }],
  ['words that wait for their blog', { paused: true }],
  ['a withdrawal that can still be undone', { verb: 'retract', notBefore: NOW + 1 }],
  ['words of somebody else', { person: 'other' }],
])('the list does not wait for %s', async (_what, item) => {
  const { is } = waiting([item]);
  await settle();
  expect(is.asked).toBe(true);
});
