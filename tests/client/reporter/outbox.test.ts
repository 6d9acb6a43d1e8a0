import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import type { Answer } from '../../../client/account/transport.js';
import { MemoryStore } from '../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, SmallServer, update } from './outbox/phone.js';

const lost: Answer = { kind: 'lost' };

test("[O1] a command's id is minted and stored before the first attempt, and is the same at each attempt", async () => {
  const it = await phone();
  it.network.answer = () => lost;
  const entry = await it.outbox.post(ANNA, update('one'));
  expect((await it.store.read())[0]?.command).toBe(entry);
  await it.pass(60_000);
  expect(it.sent.length).toBeGreaterThan(2);
  expect(new Set(it.sent.map(({ command }) => command))).toEqual(new Set([entry]));
});

test('[O2] a post whose acknowledgement got lost is sent again with the same id, and the entry is there once', async () => {
  const it = await phone();
  it.network.answer = (item, payload) => {
    const answer = it.server.take(item, payload);
    return it.sent.length === 1 ? lost : answer;
  };
  await it.outbox.post(ANNA, update('one'));
  await it.pass(5_000);
  expect(it.server.texts()).toEqual(['one']);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O2] a post that was not acknowledged is still there on the next page, and arrives once', async () => {
  const store = new MemoryStore();
  const server = new SmallServer();
  const first = await phone({ store, server });
  first.network.answer = (item, payload) => (server.take(item, payload), new Promise(() => undefined));
  await first.outbox.post(ANNA, update('one'));
  await first.outbox.post(ANNA, update('two'));
  await first.pass(0);
  first.outbox.close();
  const second = await phone({ store, server, prefix: 'second' });
  await second.pass(1_000);
  expect(server.texts()).toEqual(['one', 'two']);
  expect(await store.read()).toEqual([]);
});

test.each<[RefusalCode]>([
  ['invalid'],
  ['forbidden'],
  ['not-found'],
  ['ended'],
  ['too-large'],
  ['unsupported'],
  ['gone'],
])('[O2] a post stays after the final refusal %s, is not sent again, and can be mended', async (code) => {
  const it = await phone();
  it.network.answer = () => refuse(refusal(code));
  const entry = await it.outbox.post(ANNA, update('bad'));
  await it.pass(600_000);
  expect(it.sent).toHaveLength(1);
  expect(it.outbox.state.value.items[0]?.refusal?.code).toBe(code);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.mend(entry, { words: update('good') });
  await it.pass(0);
  expect([...it.server.entries.keys()]).toEqual([entry]);
  expect(it.server.texts()).toEqual(['good']);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O2] a post whose id is taken gets a new one when it is mended', async () => {
  const it = await phone();
  it.network.answer = () => refuse(refusal('conflict', { field: 'id' }));
  const entry = await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  it.network.answer = (item, payload) => it.server.take(item, payload);
  await it.outbox.mend(entry, { words: update('one, again') });
  await it.pass(0);
  expect(it.server.texts()).toEqual(['one, again']);
  expect(it.server.entries.has(entry)).toBe(false);
});

test('[O2] the reporter can let go of a refused post, and of no other', async () => {
  const it = await phone();
  it.network.answer = () => lost;
  const kept = await it.outbox.post(ANNA, update('waits'));
  await it.outbox.discard(kept);
  expect(it.outbox.state.value.items).toHaveLength(1);
  it.network.answer = () => refuse(refusal('invalid'));
  await it.pass(2_000);
  await it.outbox.discard(kept);
  expect(it.outbox.state.value.items).toEqual([]);
});

test('[O2] a store that fails when the answer comes keeps the command, which is sent again', async () => {
  const store = new MemoryStore();
  const change = store.change.bind(store);
  let writes = 0;
  store.change = (step) => (++writes === 3 ? Promise.reject(new Error('disk full')) : change(step));
  const it = await phone({ store });
  await it.outbox.post(ANNA, update('one'));
  await it.pass(0);
  expect(it.outbox.state.value.items).toHaveLength(1);
  await it.pass(6_000);
  expect(it.server.texts()).toEqual(['one']);
  expect(await store.read()).toEqual([]);
});
