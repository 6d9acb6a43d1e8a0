/** The search of faces before its own code is there. */
import { expect, test } from '@jest/globals';
import { DeviceFinder } from '../../../../client/reporter/faces/deviceFinder.js';
import { LaterFinder } from '../../../../client/reporter/faces/laterFinder.js';

const PICTURE = { width: 8, height: 8 } as ImageBitmap;

test('without its file nothing is found, loading does not reject, and a later try asks for the file again', async () => {
  let asked = 0;
  const finder = new LaterFinder(() => ((asked += 1), Promise.reject(new Error('no network'))));
  expect(await finder.find(PICTURE)).toBeNull();
  await finder.getReady();
  expect([finder.state.value, asked]).toEqual(['failed', 2]);
});

test('a single search is opened for all that ask, and its state is seen from the start', async () => {
  let opened = 0;
  const finder = new LaterFinder(() =>
    Promise.resolve((state) => {
      opened += 1;
      return new DeviceFinder({
        state,
        openThread: () => {
          throw new Error('no threads');
        },
        pixelsOf: () => null,
        areFilesKept: () => Promise.resolve(true),
        after: () => () => undefined,
      });
    }),
  );
  expect(finder.state.value).toBe('absent');
  await finder.start();
  expect(finder.state.value).toBe('ready');
  expect(await finder.find(PICTURE)).toBeNull();
  expect(opened).toBe(1);
});

test('after the end no search begins any more, also where its file comes only then', async () => {
  let threads = 0;
  let come = (): void => undefined;
  const file = new Promise<void>((resolve) => (come = resolve));
  const finder = new LaterFinder(async () => {
    await file;
    return (state) =>
      new DeviceFinder({
        state,
        openThread: () => {
          threads += 1;
          throw new Error('no threads');
        },
        pixelsOf: () => null,
        areFilesKept: () => Promise.resolve(false),
        after: () => () => undefined,
      });
  });
  const ready = finder.getReady();
  finder.end();
  come();
  await ready;
  await finder.getReady();
  expect(threads).toBe(0);
});
