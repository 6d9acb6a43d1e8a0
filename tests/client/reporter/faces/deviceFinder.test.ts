/** The search as the page has it: one thread, one task at a time, and nothing that waits for ever. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { signal } from '@preact/signals';
import { DeviceFinder, type FaceThread } from '../../../../client/reporter/faces/deviceFinder.js';
import type { FinderState } from '../../../../client/reporter/faces/finder.js';
import type { ThreadAnswer, ThreadTask } from '../../../../client/reporter/faces/threadTask.js';

const FACES = [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }];
const PICTURE = { width: 8, height: 8 } as ImageBitmap;

/** A thread that answers at once; 'crash' is its end, 'silence' no answer. */
class FakeThread implements FaceThread {
  onmessage: FaceThread['onmessage'] = null;
  onerror: FaceThread['onerror'] = null;
  onmessageerror: FaceThread['onmessageerror'] = null;
  readonly asked: ThreadTask['is'][] = [];
  isEnded = false;

  constructor(private readonly answers: (ThreadAnswer | 'crash' | 'silence')[]) {}

  postMessage(task: ThreadTask): void {
    this.asked.push(task.is);
    const answer = this.answers.shift() ?? 'silence';
    if (answer === 'silence') return;
    queueMicrotask(() => {
      if (answer === 'crash') this.onerror?.call(this as never, new Event('error') as never);
      else this.onmessage?.call(this as never, { data: answer } as never);
    });
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const READY: ThreadAnswer = { is: 'ready' };
const FOUND: ThreadAnswer = { is: 'found', faces: FACES };

let timers: { ms: number; run: () => void }[];
let threads: FakeThread[];
beforeEach(() => {
  timers = [];
  threads = [];
});

function finderWith(plans: (ThreadAnswer | 'crash' | 'silence')[][], { isHidden = false, isKept = false } = {}) {
  const state = signal<FinderState>('absent');
  const seen: FinderState[] = [];
  state.subscribe((value) => void seen.push(value));
  const finder = new DeviceFinder({
    state,
    openThread() {
      const plan = plans.shift();
      if (plan === undefined) throw new Error('no threads here');
      const thread = new FakeThread(plan);
      threads.push(thread);
      return thread;
    },
    pixelsOf: ({ width, height }) => (isHidden ? null : { width, height, data: new Uint8Array(width * height * 4) }),
    areFilesKept: () => Promise.resolve(isKept),
    after(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
  });
  return { finder, state, seen };
}

/** Lets the next thing happen that waits for its time. */
async function timePasses(): Promise<void> {
  await new Promise((go) => setTimeout(go));
  timers.shift()?.run();
}

test('the first search loads the library, and says so', async () => {
  const { finder, seen } = finderWith([[READY, FOUND]]);
  expect(await finder.find(PICTURE)).toEqual(FACES);
  expect(seen).toEqual(['absent', 'loading', 'ready']);
  expect(threads[0]?.asked).toEqual(['load', 'find']);
});

test('a library that was loaded early is there for the first search', async () => {
  const { finder } = finderWith([[READY, FOUND]]);
  await finder.getReady();
  await finder.find(PICTURE);
  expect(threads[0]?.asked).toEqual(['load', 'find']);
});

test('a second search waits for its turn, and both are answered', async () => {
  const { finder } = finderWith([[READY, FOUND, { is: 'found', faces: [] }]]);
  expect(await Promise.all([finder.find(PICTURE), finder.find(PICTURE)])).toEqual([FACES, []]);
  expect(threads).toHaveLength(1);
});

describe('a search that fails', () => {
  test('because its thread crashes has no answer, and the next one begins with another thread', async () => {
    const { finder, state } = finderWith([
      [READY, 'crash'],
      [READY, FOUND],
    ]);
    expect(await finder.find(PICTURE)).toBeNull();
    expect([state.value, threads[0]?.isEnded]).toEqual(['failed', true]);
    expect(await finder.find(PICTURE)).toEqual(FACES);
    expect(state.value).toBe('ready');
  });

  test('because the library did not come has no answer, and so no search is asked for', async () => {
    const { finder, state } = finderWith([[{ is: 'failed', why: 'no network' }]]);
    expect(await finder.find(PICTURE)).toBeNull();
    expect(state.value).toBe('failed');
    expect(threads[0]?.asked).toEqual(['load']);
  });

  test('because the browser has no threads has no answer', async () => {
    const { finder, state } = finderWith([]);
    expect(await finder.find(PICTURE)).toBeNull();
    expect(state.value).toBe('failed');
  });

  test('because nothing comes back ends after its time, and the one behind it is searched', async () => {
    const { finder } = finderWith([
      [READY, 'silence'],
      [READY, FOUND],
    ]);
    const both = Promise.all([finder.find(PICTURE), finder.find(PICTURE)]);
    await timePasses();
    expect(await both).toEqual([null, FACES]);
    expect(threads[0]?.isEnded).toBe(true);
  });
});

test('loading never rejects, also where it fails, and is tried again', async () => {
  const { finder, state } = finderWith([['crash'], [READY]]);
  await finder.getReady();
  expect(state.value).toBe('failed');
  await finder.getReady();
  expect(state.value).toBe('ready');
});

test('where the browser hides pictures nothing is loaded and nothing is searched', async () => {
  const { finder, state } = finderWith([[READY, FOUND]], { isHidden: true });
  expect(await finder.find(PICTURE)).toBeNull();
  expect([state.value, threads.length]).toEqual(['absent', 0]);
});

test('a thread that nobody asks anything is ended, and the search stays ready', async () => {
  const { finder, state } = finderWith([
    [READY, FOUND],
    [READY, FOUND],
  ]);
  await finder.find(PICTURE);
  await timePasses();
  expect([threads[0]?.isEnded, state.value]).toEqual([true, 'ready']);
  expect(await finder.find(PICTURE)).toEqual(FACES);
  expect(threads).toHaveLength(2);
});

test('no thread is ended for being idle while it searches', async () => {
  const { finder } = finderWith([[READY, FOUND, 'silence']]);
  await finder.find(PICTURE);
  await new Promise((go) => setTimeout(go));
  const idle = timers.map(({ ms }) => ms);
  void finder.find(PICTURE);
  await new Promise((go) => setTimeout(go));
  expect(idle).toHaveLength(1);
  expect(timers).toHaveLength(1);
  expect(timers[0]?.ms).not.toBe(idle[0]);
});

test('the files of a former visit make the search ready from the start', async () => {
  const { finder, state } = finderWith([], { isKept: true });
  await finder.start();
  expect(state.value).toBe('ready');
  const { finder: other, state: none } = finderWith([]);
  await other.start();
  expect(none.value).toBe('absent');
});

test('the end closes the thread in the middle of its loading, and what waits for its turn gets no other one', async () => {
  const { finder } = finderWith([['silence'], [READY, FOUND]]);
  const [loading, waiting] = [finder.getReady(), finder.find(PICTURE)];
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  finder.end();
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true]);
  for (const { run } of [...timers]) run();
  await loading;
  expect([await waiting, threads.length]).toEqual([null, 1]);
});
