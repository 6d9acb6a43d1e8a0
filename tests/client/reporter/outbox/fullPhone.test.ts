/** A phone that filled up after something was written on it: a film of the same rally is enough. */
import { expect, test } from '@jest/globals';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import type { Items } from '../../../../client/reporter/outbox/item.js';
import type { Reading } from '../../../../client/account/clock.js';
import { refusal } from '../../../../shared/refusals.js';
import { ANNA, lost, phone, refuse, update, waiting, withPhotos, type Phone } from './phone.js';

/** Takes nothing new while it is full, as browsers do; what leaves it may leave. */
class FillingStore extends MemoryStore {
  isFull = false;

  override async change<Value>(step: (items: Items) => { items: Items; value: Value }): Promise<Value> {
    const before = await this.read();
    return super.change((items) => {
      const next = step(items);
      if (this.isFull && next.items.some((item) => !before.includes(item)))
        throw new DOMException('full', 'QuotaExceededError');
      return next;
    });
  }
}

/** A phone that filled up while these texts wait on it. */
async function full(...texts: string[]): Promise<{ anna: Phone; store: FillingStore; ids: string[] }> {
  const store = new FillingStore();
  const anna = await phone({ store, signedIn: false });
  const ids: string[] = [];
  for (const text of texts) ids.push(await anna.outbox.post(ANNA, update(text)));
  store.isFull = true;
  return { anna, store, ids };
}

/** Commands arrive from now on, and their answers do not. */
function losesAnswers(on: Phone): void {
  on.network.answer = (item, payload) => {
    on.server.take(item, payload);
    return lost;
  };
}

const attempts = (on: Phone) => on.outbox.state.value.items.map((item) => item.attempts);

test('what waits on a phone that is full by now goes out all the same, photos too, and makes room', async () => {
  const store = new FillingStore();
  const anna = await phone({ store, signedIn: false });
  await anna.outbox.post(ANNA, withPhotos('one', 'photo'));
  store.isFull = true;
  await expect(anna.outbox.post(ANNA, update('two'))).rejects.toThrow('full');
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.server.log).toEqual(['post one']);
  expect(anna.uploaded).toEqual(['photo']);
  expect(waiting(anna)).toEqual([]);
});

test('an entry that a full phone sent, and has no note of, is withdrawn at the server, and not on the phone alone', async () => {
  const store = new FillingStore();
  const anna = await phone({ store, signedIn: false });
  const entry = await anna.outbox.post(ANNA, update('one'));
  store.isFull = true;
  losesAnswers(anna);
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['one']);
  store.isFull = false;
  await anna.outbox.retract(ANNA, entry, 0);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect(anna.server.texts()).toEqual([]);
  expect(waiting(anna)).toEqual([]);
});

test('a refusal that a full phone has no room for is shown, what waits behind it goes, and it is stored once there is room', async () => {
  const { anna, store, ids } = await full('one', 'two');
  anna.network.answer = (item, payload) =>
    item.command === ids[0] ? refuse(refusal('invalid')) : anna.server.take(item, payload);
  anna.outbox.signedIn(() => true);
  await anna.pass(60_000);
  expect(anna.sent.map(({ command }) => command)).toEqual(ids);
  expect(anna.outbox.state.value.items.map((item) => [item.refusal?.code, item.attempts])).toEqual([['invalid', 1]]);
  store.isFull = false;
  await anna.outbox.post(ANNA, update('three'));
  const [first] = await store.read();
  expect([first?.refusal?.code, first?.attempts]).toEqual(['invalid', 1]);
});

test('what a full phone has no room for is kept beside what it can store', async () => {
  const { anna, store } = await full('one', 'two');
  anna.network.answer = () => refuse(refusal('invalid'));
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  const [first] = anna.outbox.state.value.items;
  await anna.outbox.discard(first!.entry);
  expect([waiting(anna).length, (await store.read()).length]).toEqual([1, 1]);
  await anna.pass(60_000);
  expect(anna.sent).toHaveLength(2);
});

test('a blog that is paused is asked no more often by a full phone than by another', async () => {
  const { anna } = await full('one');
  anna.network.answer = () => refuse(refusal('paused', { after: 60 }));
  anna.outbox.signedIn(() => true);
  await anna.pass(60_000);
  expect(anna.sent).toHaveLength(1);
  await anna.outbox.resume(ANNA.blog);
  await anna.pass(0);
  expect(anna.sent).toHaveLength(2);
});

test('a change that waits behind its post on a full phone learns the revision from the answer to that', async () => {
  const { anna, store, ids } = await full();
  store.isFull = false;
  anna.network.answer = () => lost;
  anna.outbox.signedIn(() => true);
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  store.isFull = true;
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect([anna.server.log, waiting(anna), ids]).toEqual([['post one', 'revise two'], [], []]);
});

test('an upload that is over begins anew on a full phone', async () => {
  const { anna, store } = await full();
  store.isFull = false;
  await anna.outbox.post(ANNA, withPhotos('one', 'photo'));
  store.isFull = true;
  const told: unknown[] = [];
  anna.network.photo = (_photo, on) => {
    told.push(on.url('/api/v1/uploads/a'), on.url(null));
    return lost;
  };
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  await expect(Promise.all(told)).resolves.toHaveLength(2);
  expect(anna.uploads).toHaveLength(1);
});

test('a change of a post that a full phone has on its way follows it, where it can be stored', async () => {
  const { anna, store, ids } = await full('one');
  let answer = (): void => undefined;
  anna.network.answer = async (item, payload) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return anna.server.take(item, payload);
  };
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  store.isFull = false;
  await anna.outbox.revise(ANNA, ids[0]!, { base: update('one'), words: update('two'), rev: 1 });
  answer();
  await anna.pass(0);
  answer();
  await anna.pass(0);
  expect([anna.server.texts(), waiting(anna)]).toEqual([['two'], []]);
});

test('a change that a full phone cannot store is refused to its writer, and leaves what waits as it is', async () => {
  const { anna, ids } = await full('one');
  const made = { base: update('one'), words: update('two'), rev: 1 };
  await expect(anna.outbox.revise(ANNA, ids[0]!, made)).rejects.toThrow('full');
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.server.texts()).toEqual(['one']);
});

test('a retraction that has left a full phone is not taken back there', async () => {
  const { anna, store } = await full();
  store.isFull = false;
  await anna.outbox.retract(ANNA, 'elsewhere', 0);
  store.isFull = true;
  anna.network.answer = () => lost;
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(attempts(anna)).toEqual([1]);
  await anna.outbox.undoRetract('elsewhere');
  expect(attempts(anna)).toEqual([1]);
});

test('a post whose answer was lost on a full phone goes again with the time that it went with first', async () => {
  const at = Date.parse(String(update('').happenedAt));
  const then: Reading = { at, ticks: 0, page: 'one', error: 0, isSure: false, learnedAt: at - 60_000 };
  const store = new FillingStore();
  let error = 180_000;
  const reading = () => ({ ...then, at: at + 600_000, ticks: 600_000, error, isSure: true });
  const timing = { known: () => Promise.resolve(true), reading };
  const anna = await phone({ store, signedIn: false, timing });
  await anna.outbox.post(ANNA, update('one'), then);
  store.isFull = true;
  losesAnswers(anna);
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  error = 240_000;
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.pass(60_000);
  expect([anna.sent.length, waiting(anna)]).toEqual([2, []]);
});

test('what another page stored of an item counts more than what this one had no room for', async () => {
  const { anna, store, ids } = await full('one');
  anna.network.answer = () => refuse(refusal('invalid'));
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  store.isFull = false;
  const other = await phone({ store, signedIn: false, prefix: 'other' });
  await other.outbox.post(ANNA, update('two'), undefined, ids[0]);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await anna.outbox.post(ANNA, update('three'));
  await anna.pass(60_000);
  expect(anna.server.texts()).toEqual(['two', 'three']);
});
