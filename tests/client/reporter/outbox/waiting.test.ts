/** Commands that wait: for their person (rule O5), for the network, for the server, for the blog. */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O5] no command leaves while nobody is signed in', async () => {
  const it = await phone({ signedIn: false });
  await it.outbox.post(ANNA, update('one'));
  await it.pass(600_000);
  expect(it.sent).toEqual([]);
});

test("[O5] another's session never sends a command, which is there when its author is back", async () => {
  const it = await phone({ signedIn: false });
  const omar = { blog: 'baku', person: 'baku reporter Omar' };
  await it.outbox.post(ANNA, update('of Anna'));
  await it.outbox.post(omar, update('of Omar'));
  it.outbox.signedIn((item) => item.person === omar.person);
  await it.pass(600_000);
  expect(it.server.texts()).toEqual(['of Omar']);
  it.outbox.signedIn((item) => item.person === ANNA.person);
  await it.pass(0);
  expect(it.server.texts()).toEqual(['of Omar', 'of Anna']);
});

test('[O5] the refusal "unauthenticated" keeps all commands and stops them, until somebody signs in', async () => {
  const it = await phone();
  it.network.answer = () => refuse(refusal('unauthenticated'));
  await it.outbox.post(ANNA, update('one'));
  await it.outbox.post(ANNA, update('two'));
  await it.pass(600_000);
  expect(it.sent).toHaveLength(1);
  expect(it.outbox.state.value.delivery).toBe('signed-out');
  it.network.answer = (item, payload) => it.server.take(item, payload);
  it.outbox.signedIn((item) => item.person === ANNA.person);
  await it.pass(0);
  expect(it.server.texts()).toEqual(['one', 'two']);
  expect(it.outbox.state.value.delivery).toBe('open');
});

test('a command that got lost is sent again after growing rests, and at once when the network is back', async () => {
  const it = await phone();
  it.network.answer = () => lost;
  await it.outbox.post(ANNA, update('one'));
  await it.pass(120_000);
  expect(it.outbox.state.value.delivery).toBe('lost');
  expect(it.sent.length).toBeLessThan(12);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  it.outbox.wake();
  await it.pass(0);
  expect(it.server.texts()).toEqual(['one']);
  expect(it.outbox.state.value.delivery).toBe('open');
});

test('a command waits for the time in `after`, also when the network comes back before', async () => {
  const it = await phone();
  it.network.answer = () => refuse(refusal('rate-limited', { after: 40 }));
  await it.outbox.post(ANNA, update('one'));
  await it.pass(20_000);
  it.outbox.wake();
  await it.pass(19_000);
  expect(it.sent).toHaveLength(1);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.pass(20_000);
  expect(it.server.texts()).toEqual(['one']);
});

test('a revision waits for its paused blog, lets the rest go on, and is sent when the blog goes on', async () => {
  const it = await phone();
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  it.network.answer = (item, payload) =>
    item.verb === 'revise' ? refuse(refusal('paused')) : it.server.take(item, payload);
  await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await it.outbox.post(ANNA, update('other'));
  await it.pass(1_000);
  expect(it.outbox.state.value.items).toMatchObject([{ verb: 'revise', paused: true, refusal: null }]);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.resume('baku');
  await it.pass(0);
  expect(it.server.texts()).toEqual(['two', 'other']);
});
