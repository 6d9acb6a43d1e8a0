/** Commands that wait: for their person (rule O5), for the network, for the server, for the blog. */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { ANNA, phone, refuse, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('[O5] no command leaves while nobody is signed in', async () => {
  const anna = await phone({ signedIn: false });
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(600_000);
  expect(anna.sent).toEqual([]);
});

test("[O5] another's session never sends a command, which is there when its author is back", async () => {
  const anna = await phone({ signedIn: false });
  const omar = { blog: 'baku', person: 'baku reporter Omar' };
  await anna.outbox.post(ANNA, update('of Anna'));
  await anna.outbox.post(omar, update('of Omar'));
  anna.outbox.signedIn((item) => item.person === omar.person);
  await anna.pass(600_000);
  expect(anna.server.texts()).toEqual(['of Omar']);
  anna.outbox.signedIn((item) => item.person === ANNA.person);
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['of Omar', 'of Anna']);
});

test('[O5] the refusal "unauthenticated" keeps all commands and stops them, until somebody signs in', async () => {
  const anna = await phone();
  anna.network.answer = () => refuse(refusal('unauthenticated'));
  await anna.outbox.post(ANNA, update('one'));
  await anna.outbox.post(ANNA, update('two'));
  await anna.pass(600_000);
  expect(anna.sent).toHaveLength(1);
  expect(anna.outbox.state.value.delivery).toBe('signed-out');
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  anna.outbox.signedIn((item) => item.person === ANNA.person);
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['one', 'two']);
  expect(anna.outbox.state.value.delivery).toBe('open');
});

test('an app of another version than the server takes keeps all commands, and sends them once it is loaded anew', async () => {
  const old = await phone();
  old.network.answer = () => refuse(refusal('version'));
  await old.outbox.post(ANNA, update('one'));
  await old.outbox.post(ANNA, update('two'));
  old.outbox.wake();
  await old.pass(600_000);
  expect(old.sent).toHaveLength(1);
  expect(old.outbox.state.value.delivery).toBe('outdated');
  old.outbox.close();
  const anew = await phone({ store: old.store });
  await anew.pass(0);
  expect(anew.server.texts()).toEqual(['one', 'two']);
});

test('a command that got lost is sent again after growing rests, and at once when the network is back', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(120_000);
  expect(anna.outbox.state.value.delivery).toBe('lost');
  expect(anna.sent.length).toBeLessThan(12);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  anna.outbox.wake();
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['one']);
  expect(anna.outbox.state.value.delivery).toBe('open');
});

test('a command that was on its way when the network came back, and got lost, goes again within seconds', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(120_000);
  let lose: (answer: Answer) => void = () => undefined;
  anna.network.answer = () => new Promise((resolve) => (lose = resolve));
  await anna.pass(30_000);
  anna.outbox.wake();
  lose(lost);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(2_000);
  expect(anna.server.texts()).toEqual(['one']);
});

test("a refused command waits for the seconds in the refusal's `after`, even if the network comes back sooner", async () => {
  const anna = await phone();
  anna.network.answer = () => refuse(refusal('rate-limited', { after: 40 }));
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(20_000);
  anna.outbox.wake();
  await anna.pass(19_000);
  expect(anna.sent).toHaveLength(1);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(20_000);
  expect(anna.server.texts()).toEqual(['one']);
});

test('a revision waits for its paused blog, lets the rest go on, and is sent when the blog goes on', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  anna.network.answer = (item, payload) =>
    item.verb === 'revise' ? refuse(refusal('paused')) : anna.server.take(item, payload);
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await anna.outbox.post(ANNA, update('other'));
  await anna.pass(1_000);
  expect(anna.outbox.state.value.items).toMatchObject([{ verb: 'revise', paused: true, refusal: null }]);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.outbox.resume('baku');
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['two', 'other']);
});
