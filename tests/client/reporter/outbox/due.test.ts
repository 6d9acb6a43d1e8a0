/** Times to wait, on a phone whose clock is set while an item waits; and withdrawals before everything else (rule O3). */
import { refusal } from '../../../../shared/refusals.js';
import { isCommand, type Item } from '../../../../client/reporter/outbox/item.js';
import { claimed, nextDue, sendable } from '../../../../client/reporter/outbox/due.js';
import { withPost, withRetract, withRevise } from '../../../../client/reporter/outbox/queue.js';
import { ANNA, phone, refuse, update, waiting } from './phone.js';

const NOW = Date.UTC(2022, 1, 27, 11, 42);
const HOUR = 3_600_000;
const everybody = () => true;
const fresh = (command: string) => ({ ...ANNA, command, writtenAt: '' });

test('[O3] a withdrawal that waits for its undo is not held for hours by a clock that was set back', () => {
  const items = withRetract([], { ...fresh('r'), verb: 'retract', entry: 'e', notBefore: NOW + 6_000 });
  expect(sendable(items, everybody, NOW).retracts).toEqual([]);
  expect(nextDue(items, everybody, NOW)).toBe(NOW + 6_000);
  expect(sendable(items, everybody, NOW - HOUR).retracts).toHaveLength(1);
  expect(sendable(items, everybody, NOW + HOUR).retracts).toHaveLength(1);
});

test('[O3] posts wait for a withdrawal of another entry that is due, and photos for both', () => {
  const posted = withPost([], { ...fresh('p'), verb: 'post', entry: 'p', words: update('one') });
  const items = withRetract(posted, { ...fresh('r'), verb: 'retract', entry: 'e' });
  expect(sendable(items, everybody, NOW)).toMatchObject({ retracts: [{ command: 'r' }], contents: [], photos: [] });
});

test('a withdrawal that was refused stops nothing of its entry, neither what is due nor what is claimed', () => {
  const revise = {
    ...fresh('v'),
    verb: 'revise' as const,
    entry: 'e',
    base: update('one'),
    words: update('two'),
    rev: 1,
  };
  const asked = withRetract(withRevise([], revise), { ...fresh('r'), verb: 'retract', entry: 'e' });
  const items = asked.map((item): Item =>
    item.verb === 'retract' ? { ...item, refusal: refusal('forbidden') } : item,
  );
  const [due] = sendable(items, everybody, NOW).contents;
  expect(due?.command).toBe('v');
  expect(claimed(items, due!, (item) => item).item?.command).toBe('v');
});

test('an outbox whose withdrawal is refused comes to rest, and what waited for the entry goes on', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  const { answer } = anna.network;
  anna.network.answer = (item, payload) =>
    item.verb === 'retract' ? refuse(refusal('forbidden')) : answer(item, payload);
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(1_000);
  expect(anna.server.texts()).toEqual(['two']);
  expect(anna.outbox.state.value.items.filter(isCommand).map(({ verb }) => verb)).toEqual(['retract']);
  // Another withdrawal takes the place of the refused one.
  anna.network.answer = answer;
  await anna.outbox.retract(ANNA, entry, 0);
  await anna.pass(1_000);
  expect(anna.server.texts()).toEqual([]);
  expect(waiting(anna)).toEqual([]);
});

test('letting go of a refused change leaves a withdrawal of the same entry that waits', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  anna.server.entries.set(entry, { text: 'of the desk', rev: 2 });
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await anna.pass(0);
  await anna.outbox.retract(ANNA, entry, 6_000);
  await anna.outbox.discard(entry);
  await anna.pass(7_000);
  expect(anna.server.texts()).toEqual([]);
});

test('words in a form for a refused post that another page has mended meanwhile become a change of it', async () => {
  const anna = await phone();
  const { answer } = anna.network;
  anna.network.answer = () => refuse(refusal('invalid'));
  const entry = await anna.outbox.post(ANNA, update('bad'));
  await anna.pass(0);
  anna.network.answer = answer;
  await anna.outbox.mend(ANNA, entry, { words: update('good') });
  await anna.pass(0);
  await anna.outbox.mend(ANNA, entry, { words: update('better') });
  await anna.pass(0);
  expect(anna.server.log).toEqual(['post good', 'revise better']);
});

test('[O5] a command is not sent when its person left while it was stored that it leaves', async () => {
  const anna = await phone();
  const change = anna.store.change.bind(anna.store);
  let writes = 0;
  anna.store.change = async (step) => {
    const value = await change(step);
    writes += 1;
    if (writes === 2) anna.outbox.signedIn(null);
    return value;
  };
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(60_000);
  expect(writes).toBe(2);
  expect(anna.sent).toEqual([]);
});
