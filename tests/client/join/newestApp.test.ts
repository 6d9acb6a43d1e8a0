import { expect, test } from '@jest/globals';
import { makeSureOfNewestApp } from '../../../client/join/newestApp.js';
import { TAKE_OVER } from '../../../client/worker/scope.js';

/** A worker that goes from state to state as it is told. */
class FakeWorker extends EventTarget {
  readonly told: unknown[] = [];

  constructor(public state: ServiceWorkerState) {
    super();
  }

  postMessage(what: unknown): void {
    this.told.push(what);
  }

  reaches(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function phone(has: { waiting?: FakeWorker; installing?: FakeWorker; active?: FakeWorker }) {
  const asked: string[] = [];
  const workers = { waiting: null, installing: null, active: null, ...has };
  const registration = { ...workers, update: () => Promise.resolve(void asked.push('update')) };
  const container = { getRegistration: (scope: string) => (asked.push(scope), Promise.resolve(registration)) };
  return { asked, container: container as unknown as ServiceWorkerContainer };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a newer build takes the place of a kept one before sign-in leads on to the app', async () => {
  const [next, active] = [new FakeWorker('installing'), new FakeWorker('activated')];
  const { asked, container } = phone({ installing: next, active });
  let isDone = false;
  const done = makeSureOfNewestApp(container).then(() => (isDone = true));
  await turn();
  expect([asked, next.told]).toEqual([['/report', 'update'], []]);
  next.reaches('installed');
  await turn();
  expect([next.told, isDone]).toEqual([[TAKE_OVER], false]);
  next.reaches('activated');
  await done;
});

test('sign-in does not wait where the kept build is the newest, or nothing is kept, or a first worker comes by itself', async () => {
  const first = new FakeWorker('installing');
  const containers = [
    phone({ active: new FakeWorker('activated') }).container,
    phone({ installing: first }).container,
    { getRegistration: () => Promise.resolve(undefined) },
    { getRegistration: () => Promise.reject(new Error('no')) },
    undefined,
  ];
  let done = 0;
  for (const container of containers) void makeSureOfNewestApp(container).then(() => (done += 1));
  await turn();
  expect([done, first.told]).toEqual([containers.length, []]);
});

test('sign-in goes on after a while where the newer build does not come, or is thrown away', async () => {
  const never = phone({ waiting: new FakeWorker('installed'), active: new FakeWorker('activated') });
  await makeSureOfNewestApp(never.container, 5);
  const next = new FakeWorker('installing');
  const { container } = phone({ installing: next, active: new FakeWorker('activated') });
  let isDone = false;
  void makeSureOfNewestApp(container).then(() => (isDone = true));
  await turn();
  expect(isDone).toBe(false);
  next.reaches('redundant');
  await turn();
  expect(isDone).toBe(true);
});
