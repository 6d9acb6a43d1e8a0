/** The lock by which one of several pages sends, where the browser has locks. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { webLock } from '../../../../client/reporter/outbox/senderLock.js';

type Hold = (lock: Lock | null) => Promise<unknown>;
type Answer = 'granted' | DOMException;

/** A browser's locks: each request is answered as `answers` says in turn, then as its last says. */
function locksThat(answers: Answer[]) {
  const asked: LockOptions[] = [];
  const steals: ((error: DOMException) => void)[] = [];
  const request = (_name: string, options: LockOptions, hold: Hold) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(options);
    // A page that asks for ever would never let the test go on.
    if (asked.length > 20) return new Promise(() => undefined);
    if (answer instanceof DOMException) return Promise.reject(answer);
    return new Promise((resolve, reject) => {
      steals.push(reject);
      void hold(null).then(resolve);
    });
  };
  return { locks: { request } as unknown as Pick<LockManager, 'request'>, asked, steals };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

function heldBy(locks: Pick<LockManager, 'request'>) {
  const told: string[] = [];
  const end = webLock(locks, (got) => {
    told.push('otherwise');
    got();
    return () => told.push('given up');
  })(
    () => told.push('got'),
    () => told.push('lost'),
  );
  return { told, end };
}

beforeEach(() => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.assign(globalThis, { document: page });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
});

test('a page whose sender lock was taken by another page asks for the lock again', async () => {
  const { locks, asked, steals } = locksThat(['granted', 'granted']);
  const { told } = heldBy(locks);
  steals[0]?.(new DOMException('stolen', 'AbortError'));
  await aMoment();
  expect(told).toEqual(['got', 'lost', 'got']);
  expect(asked).toEqual([{ steal: true }, {}]);
});

test.each(['InvalidStateError', 'AbortError'])(
  'a page that was left, and is refused with %s, asks for the lock again only when it is shown',
  async (name) => {
    const { locks, asked, steals } = locksThat(['granted', new DOMException('left', name), 'granted']);
    const { told } = heldBy(locks);
    steals[0]?.(new DOMException('left', 'AbortError'));
    await aMoment();
    expect([told, asked.length]).toEqual([['got', 'lost'], 2]);
    document.dispatchEvent(new Event('visibilitychange'));
    expect([told, asked.length]).toEqual([['got', 'lost', 'got'], 3]);
  },
);

test('the lease is used, once, where the browser has locks and gives none', async () => {
  const { locks, asked } = locksThat([new DOMException('no', 'SecurityError')]);
  const { told, end } = heldBy(locks);
  await aMoment();
  document.dispatchEvent(new Event('visibilitychange'));
  await aMoment();
  expect([told, asked.length]).toEqual([['otherwise', 'got'], 1]);
  end();
  expect(told).toEqual(['otherwise', 'got', 'given up']);
});
