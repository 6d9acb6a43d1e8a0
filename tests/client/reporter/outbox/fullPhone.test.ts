/** A phone that filled up after something was written on it: a film of the same rally is enough. */
import { expect, test } from '@jest/globals';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import type { Items } from '../../../../client/reporter/outbox/item.js';
import { ANNA, lost, phone, update, waiting, withPhotos } from './phone.js';

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
  anna.network.answer = (item, payload) => {
    anna.server.take(item, payload);
    return lost;
  };
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
