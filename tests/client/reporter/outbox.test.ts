import { holdsEditorsFields } from '../../../shared/may.js';
import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import type { Answer } from '../../../client/account/transport.js';
import { payloadOf } from '../../../client/reporter/outbox/item.js';
import { MemoryStore } from '../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, SmallServer, update } from './outbox/phone.js';

const lost: Answer = { kind: 'lost' };

test("[O1] a command's id is minted and stored before the first attempt, and is the same at each attempt", async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const entry = await anna.outbox.post(ANNA, update('one'));
  expect((await anna.store.read())[0]?.command).toBe(entry);
  await anna.pass(60_000);
  expect(anna.sent.length).toBeGreaterThan(2);
  expect(new Set(anna.sent.map(({ command }) => command))).toEqual(new Set([entry]));
});

test('[O2] a post whose acknowledgement got lost is sent again with the same id, and the entry is there once', async () => {
  const anna = await phone();
  anna.network.answer = (item, payload) => {
    const answer = anna.server.take(item, payload);
    return anna.sent.length === 1 ? lost : answer;
  };
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(5_000);
  expect(anna.server.texts()).toEqual(['one']);
  expect(anna.outbox.state.value.items).toEqual([]);
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
  const anna = await phone();
  anna.network.answer = () => refuse(refusal(code));
  const entry = await anna.outbox.post(ANNA, update('bad'));
  await anna.pass(600_000);
  expect(anna.sent).toHaveLength(1);
  expect(anna.outbox.state.value.items[0]?.refusal?.code).toBe(code);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.outbox.mend(ANNA, entry, { words: update('good') });
  await anna.pass(0);
  expect([...anna.server.entries.keys()]).toEqual([entry]);
  expect(anna.server.texts()).toEqual(['good']);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O2] a post whose id the server has with other content is mended as a revision of that entry, never as a second one', async () => {
  const anna = await phone();
  const answer = anna.network.answer;
  anna.network.answer = (item, payload) => (anna.server.take(item, { ...payload, text: 'an earlier attempt' }), lost);
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  anna.network.answer = answer;
  await anna.pass(5_000);
  expect(anna.outbox.state.value.items[0]?.refusal).toMatchObject({ code: 'conflict', field: 'id' });
  await anna.outbox.mend(ANNA, entry, { words: update('one, again') });
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['one, again']);
});

test('[O2] a revision in place of such a post leaves the translations alone, which went with the post and are the desk’s by now', async () => {
  const anna = await phone();
  const translations = { az: { text: 'bir' } };
  anna.network.answer = () => refuse(refusal('conflict', { field: 'id' }));
  const entry = await anna.outbox.post(ANNA, { ...update('one'), translations });
  await anna.pass(5_000);
  await anna.outbox.mend(ANNA, entry, { words: { ...update('one, again'), translations } });
  const [item] = anna.outbox.state.value.items;
  const sent = item?.verb === 'revise' ? payloadOf(item) : {};
  expect(sent).toMatchObject({ text: 'one, again', lang: 'en' });
  expect(holdsEditorsFields(sent)).toBe(false);
});

test('[O2] the reporter can let go of a refused post, and of no other', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const kept = await anna.outbox.post(ANNA, update('waits'));
  await anna.outbox.discard(kept);
  expect(anna.outbox.state.value.items).toHaveLength(1);
  anna.network.answer = () => refuse(refusal('invalid'));
  await anna.pass(2_000);
  await anna.outbox.discard(kept);
  expect(anna.outbox.state.value.items).toEqual([]);
});

test('[O2] a store that fails when the answer comes keeps the command, which is sent again', async () => {
  const store = new MemoryStore();
  const change = store.change.bind(store);
  let writes = 0;
  store.change = (step) => (++writes === 3 ? Promise.reject(new Error('disk full')) : change(step));
  const anna = await phone({ store });
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  expect(anna.outbox.state.value.items).toHaveLength(1);
  await anna.pass(6_000);
  expect(anna.server.texts()).toEqual(['one']);
  expect(await store.read()).toEqual([]);
});

test('[O1] a draft that is sent once more, since its page ended before it forgot it, changes the entry that waits', async () => {
  const anna = await phone({ signedIn: false });
  await anna.outbox.post(ANNA, update('one'), undefined, 'of-the-draft');
  await anna.outbox.post(ANNA, update('one, and more'), undefined, 'of-the-draft');
  anna.outbox.signedIn(() => true);
  await anna.pass(1_000);
  expect(anna.server.texts()).toEqual(['one, and more']);
  expect([...anna.server.entries.keys()]).toEqual(['of-the-draft']);
});

test('[O1] a draft that is sent once more after its entry left never becomes a second entry', async () => {
  const anna = await phone();
  await anna.outbox.post(ANNA, update('one'), undefined, 'of-the-draft');
  await anna.pass(1_000);
  await anna.outbox.post(ANNA, update('one, and more'), undefined, 'of-the-draft');
  await anna.pass(1_000);
  expect(anna.server.texts()).toEqual(['one']);
  expect(anna.outbox.state.value.items.map(({ refusal }) => refusal?.code)).toEqual(['conflict']);
});
