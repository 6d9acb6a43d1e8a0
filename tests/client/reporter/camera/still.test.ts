/** Pictures without a canvas: this test's runtime has none, as a browser whose pixels are noise. */
import { afterEach, expect, test } from '@jest/globals';
import { makesStills, stillOf } from '../../../../client/reporter/camera/still.js';

const world = globalThis as { ImageCapture?: unknown };
afterEach(() => {
  delete world.ImageCapture;
});

test('a browser without true pixels makes the picture by itself, and it becomes a file like any that is chosen', async () => {
  const track = {} as MediaStreamTrack;
  const asked: MediaStreamTrack[] = [];
  expect(makesStills()).toBe(false);
  world.ImageCapture = class {
    constructor(of: MediaStreamTrack) {
      asked.push(of);
    }

    takePhoto(): Promise<Blob> {
      return Promise.resolve(new Blob(['a picture'], { type: 'image/jpeg' }));
    }
  };
  expect(makesStills()).toBe(true);
  const file = await stillOf(track, {} as HTMLVideoElement);
  expect(asked).toEqual([track]);
  expect([file.type, await file.text()]).toEqual(['image/jpeg', 'a picture']);
});
