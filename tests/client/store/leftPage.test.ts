/** A page that its browser keeps frozen after it was left: what it has begun, and what it wants to begin. */
import { expect, jest, test, beforeEach } from '@jest/globals';
import { LeftPage } from '../../../client/store/leftPage.js';

let page: EventTarget;
let left: LeftPage;

beforeEach(() => {
  page = new EventTarget();
  left = new LeftPage(page);
  left.start();
});

function leave(persisted: boolean): void {
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
}

function transaction(abort = jest.fn()) {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { done, abort, end };
}

async function isShown(): Promise<boolean> {
  return Promise.race([left.shown().then(() => true), new Promise<false>((go) => setTimeout(() => go(false), 5))]);
}

test('a page that is about to be frozen ends its unfinished transactions, and those alone', async () => {
  const [finished, unfinished] = [transaction(), transaction()];
  for (const each of [finished, unfinished]) left.follow(each);
  finished.end();
  await finished.done;
  leave(true);
  expect(unfinished.abort).toHaveBeenCalledTimes(1);
  expect(finished.abort).not.toHaveBeenCalled();
});

test('a transaction that ended a moment ago and refuses to be ended keeps no other from its end', () => {
  const over = jest.fn(() => {
    throw new DOMException('It has finished.', 'InvalidStateError');
  });
  const [ended, unfinished] = [transaction(over), transaction()];
  for (const each of [ended, unfinished]) left.follow(each);
  leave(true);
  expect(unfinished.abort).toHaveBeenCalledTimes(1);
});

test('a frozen page begins nothing until it is shown again', async () => {
  expect(await isShown()).toBe(true);
  leave(true);
  expect(await isShown()).toBe(false);
  const begun = left.shown();
  page.dispatchEvent(new Event('pageshow'));
  await begun;
  expect(await isShown()).toBe(true);
});

test('a page that ends for good writes down what it has to', async () => {
  const unfinished = transaction();
  left.follow(unfinished);
  leave(false);
  expect(unfinished.abort).not.toHaveBeenCalled();
  expect(await isShown()).toBe(true);
});
