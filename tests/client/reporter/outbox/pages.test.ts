/** Several open pages over one store, and a page of an older version. */
import { refusal } from '../../../../shared/refusals.js';
import type { Answer } from '../../../../client/account/transport.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import type { SenderLock } from '../../../../client/reporter/outbox/senderLock.js';
import { ANNA, phone, refuse, SmallServer, update } from './phone.js';

const lost: Answer = { kind: 'lost' };

test('an outdated page keeps its items and sends none until the page is loaded anew', async () => {
  const store = new MemoryStore();
  const anna = await phone({ store });
  anna.network.answer = () => refuse(refusal('version'));
  await anna.outbox.post(ANNA, update('one'));
  await anna.pass(600_000);
  anna.outbox.wake();
  await anna.pass(1_000);
  expect(anna.sent).toHaveLength(1);
  expect(anna.outbox.state.value.delivery).toBe('outdated');
  expect((await phone({ store, signedIn: false })).outbox.state.value.items).toHaveLength(1);
});

test('only one of two open pages sends; the other takes over with nothing lost and nothing doubled', async () => {
  const store = new MemoryStore();
  const server = new SmallServer();
  const waiting: { got: () => void; lost: () => void }[] = [];
  const senderLock: SenderLock = (got, lost) => {
    waiting.push({ got, lost });
    if (waiting.length === 1) got();
    return () => undefined;
  };
  const first = await phone({ store, server, senderLock, prefix: 'first' });
  const second = await phone({ store, server, senderLock, prefix: 'second' });
  first.network.answer = () => lost;
  await first.outbox.post(ANNA, update('of the first page'));
  await second.outbox.post(ANNA, update('of the second page'));
  await first.pass(1_000);
  await second.pass(1_000);
  expect(second.sent).toEqual([]);
  waiting[0]?.lost();
  waiting[1]?.got();
  await second.pass(60_000);
  expect(server.texts()).toEqual(['of the first page', 'of the second page']);
  expect(await store.read()).toEqual([]);
});

test('a revision made on one page is not folded into a post that another page has sent', async () => {
  const store = new MemoryStore();
  const server = new SmallServer();
  const first = await phone({ store, server, prefix: 'first' });
  first.network.answer = (item, payload) => (server.take(item, payload), new Promise(() => undefined));
  const entry = await first.outbox.post(ANNA, update('one'));
  await first.pass(0);
  const second = await phone({ store, server, prefix: 'second' });
  await second.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await second.pass(5_000);
  expect(server.log).toEqual(['post one', 'revise two']);
});
