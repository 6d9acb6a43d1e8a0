import { expect, test } from '@jest/globals';
import { signal } from '@preact/signals';
import { keyOf } from '../../../client/reporter/drafts.js';
import { place, typed } from './typedDrafts.js';
import { holdEntry, isUnderHand, unlessHeld, type Locks } from '../../../client/reporter/underHand.js';

type Granted = (lock: Lock | null) => unknown;

/** A browser's locks, shared by its pages, as far as forms ask for them. */
function browserLocks(): Locks {
  const holders = new Map<string, number>();
  const request = async (name: string, { ifAvailable = false }: LockOptions, granted: Granted) => {
    const before = holders.get(name) ?? 0;
    if (ifAvailable && before > 0) return granted(null);
    holders.set(name, before + 1);
    const answer = await granted({ name, mode: 'shared' });
    holders.set(name, (holders.get(name) ?? 0) - 1);
    return answer;
  };
  return { request } as unknown as Locks;
}

async function isLetGo(entry: string, locks: Locks | undefined): Promise<boolean> {
  let isDone = false;
  await unlessHeld(entry, () => (isDone = true), locks);
  return isDone;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));

test('an entry that forms of two pages have is let go of once both are closed, and another one at once', async () => {
  const locks = browserLocks();
  const [first, second] = [holdEntry('a', locks), holdEntry('a', locks)];
  expect([await isLetGo('a', locks), await isLetGo('b', locks)]).toEqual([false, true]);
  first();
  await aMoment();
  expect(await isLetGo('a', locks)).toBe(false);
  second();
  await aMoment();
  expect(await isLetGo('a', locks)).toBe(true);
});

test('a form that is closed before the browser has answered it holds nothing', async () => {
  const locks = browserLocks();
  holdEntry('a', locks)();
  await aMoment();
  expect(await isLetGo('a', locks)).toBe(true);
});

test('a browser that has no locks, or refuses them, holds nothing up', async () => {
  const refusing = { request: () => Promise.reject(new DOMException('left', 'InvalidStateError')) } as unknown as Locks;
  holdEntry('a', refusing);
  holdEntry('a', undefined);
  expect([await isLetGo('a', refusing), await isLetGo('a', undefined)]).toEqual([true, true]);
});

test('a page knows its own form of an entry without locks, also where a new one was sent as that entry and is written on', () => {
  const key = keyOf(place);
  const drafts = new Map([[key, signal({ ...typed, sentAs: 'a' })]]);
  const opened = { drafts, shown: null, begun: key, over: null };
  expect([isUnderHand(opened, 'a'), isUnderHand(opened, 'b')]).toEqual([true, false]);
  expect(isUnderHand({ ...opened, begun: keyOf({ ...place, of: 'mend-b' }) }, 'b')).toBe(true);
  expect(isUnderHand({ ...opened, begun: null }, 'a')).toBe(false);
});
