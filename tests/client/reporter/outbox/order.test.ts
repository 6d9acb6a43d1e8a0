/** The order in which commands leave the phone (rule O3), and revisions that wait or are stale. */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O3] posts arrive in the order in which they were written', async () => {
  const it = await phone({ signedIn: false });
  for (const text of ['one', 'two', 'three']) await it.outbox.post(ANNA, update(text));
  it.outbox.signedIn(() => true);
  await it.pass(0);
  expect(it.server.log).toEqual(['post one', 'post two', 'post three']);
});

test('[O3] a revision of a post that never left the phone is folded into the post', async () => {
  const it = await phone({ signedIn: false });
  const entry = await it.outbox.post(ANNA, update('draft'));
  await it.outbox.revise(ANNA, entry, { base: update('draft'), words: update('better'), rev: 1 });
  it.outbox.signedIn(() => true);
  await it.pass(0);
  expect(it.server.log).toEqual(['post better']);
});

test('[O3] a revision of a post that may have left waits behind it, and takes its rev from the answer', async () => {
  const it = await phone();
  it.network.answer = () => lost;
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 9 });
  await it.outbox.revise(ANNA, entry, { base: update('two'), words: update('three'), rev: 9 });
  it.network.answer = (item, payload) => it.server.take(item, payload);
  it.outbox.wake();
  await it.pass(60_000);
  expect(it.server.log).toEqual(['post one', 'revise three']);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O3] a command that the server cannot take steps aside, and the rest go on', async () => {
  const it = await phone();
  it.network.answer = (item, payload) =>
    item.verb === 'post' && payload.text === 'bad' ? refuse(refusal('internal')) : it.server.take(item, payload);
  await it.outbox.post(ANNA, update('bad'));
  await it.outbox.post(ANNA, update('good'));
  await it.pass(20_000);
  expect(it.server.texts()).toEqual(['good']);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.pass(60_000);
  expect(it.server.texts()).toEqual(['good', 'bad']);
});

test('a stale revision stays for the reporter to decide, and goes on with the rev that stands now', async () => {
  const it = await phone();
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  it.server.entries.set(entry, { text: 'the desk wrote this', rev: 2 });
  await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('mine'), rev: 1 });
  await it.pass(0);
  expect(it.outbox.state.value.items[0]?.refusal).toMatchObject({ code: 'conflict', field: 'rev', current: 2 });
  await it.outbox.mend(entry, { words: update('both'), base: update('the desk wrote this'), rev: 2 });
  await it.pass(0);
  expect(it.server.entries.get(entry)).toEqual({ text: 'both', rev: 3 });
  expect(it.outbox.state.value.items).toEqual([]);
});
