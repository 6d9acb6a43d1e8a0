import { expect, test } from '@jest/globals';
import type { Reporting } from '../../../client/reporter/reporting.js';
import { withdraw } from '../../../client/reporter/withdraw.js';
import type { Answer } from '../../../client/reporter/outbox/verdict.js';
import { refusal } from '../../../shared/refusals.js';
import { ANNA, lost, phone, refuse, update, waiting } from './outbox/phone.js';

/** A page on a phone that stores a withdrawal, or is too full for it; `answer`: that of the server to one that goes at once. */
async function page(isFull: boolean, answer: Answer = { kind: 'lost' }) {
  const anna = await phone({ signedIn: false });
  const { outbox } = anna;
  await outbox.post(ANNA, update('one'));
  const carried: unknown[] = [];
  const parts = {
    outbox,
    photos: {
      makingRoom: (store: () => Promise<unknown>) =>
        isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store(),
    },
    account: {
      serverNow: () => '2022-02-27T11:42:00.000Z',
      carry: (verb: string, payload: Record<string, unknown>) => {
        carried.push([verb, payload]);
        return Promise.resolve(answer);
      },
    },
    address: () => ANNA,
  };
  return { parts: parts as unknown as Reporting, anna, outbox, carried };
}

test('a withdrawal is stored, and can be undone for a while', async () => {
  const { parts, outbox, carried } = await page(false);
  const [post] = outbox.state.value.items;
  expect(await withdraw(post!.entry, 6_000, 'c', parts)).toBeNull();
  expect(outbox.state.value.items.map(({ verb }) => verb)).toEqual(['post', 'retract']);
  expect(carried).toEqual([]);
});

test('a withdrawal that a full phone cannot store goes to the server at once, and is told like any other', async () => {
  const { parts, anna, carried } = await page(true, { kind: 'accepted', receipt: null });
  expect(await withdraw('a', 6_000, 'c', parts)).toBeNull();
  expect(carried).toEqual([['retract', { command: 'c', id: 'a', blog: 'baku' }]]);
  expect(anna.withdrawn).toEqual(['a']);
});

test('an entry that never left a full phone is withdrawn there, also without a network, and never goes out', async () => {
  const { parts, anna, carried } = await page(true);
  const [post] = anna.outbox.state.value.items;
  expect(await withdraw(post!.entry, 6_000, 'c', parts)).toBeNull();
  anna.outbox.signedIn(() => true);
  await anna.pass(60_000);
  expect([anna.server.log, waiting(anna), anna.withdrawn]).toEqual([[], [], [post!.entry]]);
  // The server is asked all the same: another page may have sent it, and had no room to note that.
  expect(carried).toEqual([['retract', { command: 'c', id: post!.entry, blog: 'baku' }]]);
});

test('an entry that the server put off and does not know is withdrawn on a full phone, and never goes out', async () => {
  const { parts, anna } = await page(true, refuse(refusal('not-found')));
  const [post] = anna.outbox.state.value.items;
  anna.network.answer = () => refuse(refusal('paused', { after: 5 }));
  anna.outbox.signedIn(() => true);
  await anna.pass(1_000);
  expect(await withdraw(post!.entry, 6_000, 'c', parts)).toBeNull();
  const before = anna.sent.length;
  await anna.pass(60_000);
  expect([before, anna.sent.length, waiting(anna)]).toEqual([1, 1, []]);
});

test('what waits of an entry that was withdrawn at once leaves the phone with it', async () => {
  const { parts, anna } = await page(true, { kind: 'accepted', receipt: null });
  await anna.outbox.revise(ANNA, 'a', { base: update('one'), words: update('two'), rev: 1 });
  expect(await withdraw('a', 6_000, 'c', parts)).toBeNull();
  expect(anna.outbox.state.value.items.filter(({ entry }) => entry === 'a')).toEqual([]);
});

test('an entry that is withdrawn already is no failure', async () => {
  const { parts, anna } = await page(true, refuse(refusal('gone')));
  expect(await withdraw('a', 6_000, 'c', parts)).toBeNull();
  expect(anna.withdrawn).toEqual(['a']);
});

test('a withdrawal that the server refuses says why', async () => {
  const { parts, anna } = await page(true, refuse(refusal('rate-limited')));
  expect(await withdraw('a', 6_000, 'c', parts)).toMatchObject({ code: 'rate-limited' });
  expect(anna.withdrawn).toEqual([]);
});

test('a withdrawal that can neither be stored nor sent is said to have failed', async () => {
  const { parts, anna } = await page(true, lost);
  expect(await withdraw('a', 6_000, 'c', parts)).toBe('lost');
  expect(anna.withdrawn).toEqual([]);
});
