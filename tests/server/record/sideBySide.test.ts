import { sideBySide } from '../../../server/record/sideBySide.js';

/** Work that notes when it begins, and ends when it is told to. */
function work() {
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const run = (item: number): Promise<void> => {
    begun.push(item);
    return new Promise((resolve, reject) => {
      ends.set(item, (error) => (error === undefined ? resolve() : reject(error)));
    });
  };
  const end = async (item: number, error?: Error): Promise<void> => {
    ends.get(item)?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, run, end };
}

test('work that is done side by side begins in order, so many items at once', async () => {
  const { begun, run, end } = work();
  let isDone = false;
  void sideBySide([1, 2, 3, 4], 2, run).then(() => (isDone = true));
  expect(begun).toEqual([1, 2]);
  await end(2);
  expect(begun).toEqual([1, 2, 3]);
  await end(3);
  for (const item of [1, 4]) await end(item);
  expect([begun, isDone]).toEqual([[1, 2, 3, 4], true]);
});

test('after a failure no further work begins side by side, and the failure is told when the other work has ended', async () => {
  const { begun, run, end } = work();
  let failure: unknown = null;
  void sideBySide([1, 2, 3], 2, run).catch((error: unknown) => (failure = error));
  await end(1, new Error('away'));
  expect([begun, failure]).toEqual([[1, 2], null]);
  await end(2);
  expect([begun, failure]).toEqual([[1, 2], new Error('away')]);
});
