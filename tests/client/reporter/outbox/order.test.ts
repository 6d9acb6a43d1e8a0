/** The order in which commands leave the phone (rule O3), and revisions that wait or are stale. */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O3] posts arrive in the order in which they were written', async () => {
  const anna = await phone({ signedIn: false });
  for (const text of ['one', 'two', 'three']) await anna.outbox.post(ANNA, update(text));
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.server.log).toEqual(['post one', 'post two', 'post three']);
});

test('[O3] a revision of a post that never left the phone is folded into the post', async () => {
  const anna = await phone({ signedIn: false });
  const entry = await anna.outbox.post(ANNA, update('draft'));
  await anna.outbox.revise(ANNA, entry, { base: update('draft'), words: update('better'), rev: 1 });
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.server.log).toEqual(['post better']);
});

test('[O3] a revision of a post that may have left waits behind it, and takes its rev from the answer', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 9 });
  await anna.outbox.revise(ANNA, entry, { base: update('two'), words: update('three'), rev: 9 });
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  anna.outbox.wake();
  await anna.pass(60_000);
  expect(anna.server.log).toEqual(['post one', 'revise three']);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O3] a command that the server cannot take steps aside, and the rest go on', async () => {
  const anna = await phone();
  anna.network.answer = (item, payload) =>
    item.verb === 'post' && payload.text === 'bad' ? refuse(refusal('internal')) : anna.server.take(item, payload);
  await anna.outbox.post(ANNA, update('bad'));
  await anna.outbox.post(ANNA, update('good'));
  await anna.pass(20_000);
  expect(anna.server.texts()).toEqual(['good']);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect(anna.server.texts()).toEqual(['good', 'bad']);
});

test('a stale revision stays for the reporter to decide, and goes on with the rev that stands now', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  anna.server.entries.set(entry, { text: 'the desk wrote this', rev: 2 });
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('mine'), rev: 1 });
  await anna.pass(0);
  expect(anna.outbox.state.value.items[0]?.refusal).toMatchObject({ code: 'conflict', field: 'rev', current: 2 });
  await anna.outbox.mend(ANNA, entry, { words: update('both'), base: update('the desk wrote this'), rev: 2 });
  await anna.pass(0);
  expect(anna.server.entries.get(entry)).toEqual({ text: 'both', rev: 3 });
  expect(anna.outbox.state.value.items).toEqual([]);
});
