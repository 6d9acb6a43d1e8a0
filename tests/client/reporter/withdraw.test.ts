import { expect, test } from '@jest/globals';
import type { Reporting } from '../../../client/reporter/reporting.js';
import { withdraw } from '../../../client/reporter/withdraw.js';
import type { Answer } from '../../../client/reporter/outbox/verdict.js';
import { ANNA, phone, update } from './outbox/phone.js';

/** A page on a phone that stores a withdrawal, or is too full for it; `answer`: that of the server to one that goes at once. */
async function page(isFull: boolean, answer: Answer = { kind: 'lost' }) {
  const { outbox } = await phone({ signedIn: false });
  await outbox.post(ANNA, update('one'));
  const carried: unknown[] = [];
  let asked = 0;
  const parts = {
    outbox,
    photos: {
      makingRoom: (store: () => Promise<unknown>) =>
        isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store(),
    },
    account: {
      carry: (verb: string, { command: _ofNow, ...payload }: Record<string, unknown>) => {
        carried.push([verb, payload]);
        return Promise.resolve(answer);
      },
    },
    posted: { load: () => Promise.resolve(void (asked += 1)) },
    address: () => ANNA,
  };
  return { parts: parts as unknown as Reporting, outbox, carried, asked: () => asked };
}

test('a withdrawal is stored, and can be undone for a while', async () => {
  const { parts, outbox, carried } = await page(false);
  const [post] = outbox.state.value.items;
  expect(await withdraw(post!.entry, 6_000, parts)).toBe(true);
  expect(outbox.state.value.items.map(({ verb }) => verb)).toEqual(['post', 'retract']);
  expect(carried).toEqual([]);
});

test('a withdrawal that a full phone cannot store goes to the server at once, whose list is asked for', async () => {
  const { parts, carried, asked } = await page(true, { kind: 'accepted', receipt: null });
  expect(await withdraw('a', 6_000, parts)).toBe(true);
  expect(carried).toEqual([['retract', { id: 'a', blog: 'baku' }]]);
  expect(asked()).toBe(1);
});

test('a withdrawal that can neither be stored nor sent is said to have failed', async () => {
  const { parts, asked } = await page(true);
  expect(await withdraw('a', 6_000, parts)).toBe(false);
  expect(asked()).toBe(0);
});
