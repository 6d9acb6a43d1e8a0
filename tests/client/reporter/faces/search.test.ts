/** A picture searched square by square, with a detector that sees a single white spot. */
import { expect, test } from '@jest/globals';
import { LONGEST_MS, search, type Detector } from '../../../../client/reporter/faces/search.js';

const SIDE = 64;

/** A black picture with a white square, which stands for a face. */
function pictureWith(spot: { x: number; y: number; side: number } | null) {
  const [width, height] = [960, 640];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4) {
      const isIn = spot !== null && x >= spot.x && y >= spot.y && x < spot.x + spot.side && y < spot.y + spot.side;
      data.fill(isIn ? 255 : 0, at, at + 3);
    }
  return { width, height, data };
}

/** Sees the white of a square, as a box of its own pixels. */
function spotDetector(): Detector & { asked: number } {
  const detector = {
    side: SIDE,
    asked: 0,
    detect(pixels: Float32Array) {
      detector.asked += 1;
      const white = Array.from({ length: SIDE * SIDE }, (_, at) => at).filter((at) => (pixels[at * 3] ?? 0) > 100);
      if (white.length === 0) return Promise.resolve([]);
      const [xs, ys] = [white.map((at) => at % SIDE), white.map((at) => Math.floor(at / SIDE))];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return Promise.resolve([{ x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1, score: 0.9 }]);
    },
  };
  return detector;
}

test('a face is suggested once, with its hair, in fractions of the picture', async () => {
  const spot = { x: 480, y: 320, side: 60 };
  const faces = await search(pictureWith(spot), { detector: spotDetector(), now: () => 0 });
  expect(faces).toHaveLength(1);
  const { x, y, width, height } = faces[0]!;
  expect(x).toBeLessThanOrEqual(480 / 960);
  expect(y).toBeLessThan(320 / 640);
  expect(x + width).toBeGreaterThanOrEqual(540 / 960);
  expect(y + height).toBeGreaterThanOrEqual(380 / 640);
  expect(width).toBeLessThan(0.2);
});

test('a suggestion at the edge ends with the picture', async () => {
  const faces = await search(pictureWith({ x: 0, y: 0, side: 80 }), { detector: spotDetector(), now: () => 0 });
  expect(faces).toEqual([expect.objectContaining({ x: 0, y: 0 })]);
  const last = await search(pictureWith({ x: 880, y: 560, side: 80 }), { detector: spotDetector(), now: () => 0 });
  expect(last.map(({ x, width, y, height }) => [x + width, y + height])).toEqual([[1, 1]]);
});

test('a picture without a face has no suggestion', async () => {
  expect(await search(pictureWith(null), { detector: spotDetector(), now: () => 0 })).toEqual([]);
});

test('when the time is over the fine squares are left out, and what was found by then is suggested', async () => {
  const detector = spotDetector();
  let now = 0;
  const slow = { ...detector, detect: (pixels: Float32Array) => ((now += LONGEST_MS / 2), detector.detect(pixels)) };
  const faces = await search(pictureWith({ x: 300, y: 200, side: 240 }), { detector: slow, now: () => now });
  expect(faces).toHaveLength(1);
  expect(detector.asked).toBe(3);
});

test('a detector that fails is no picture without a face', async () => {
  const detector = { side: SIDE, detect: () => Promise.reject(new Error('out of memory')) };
  await expect(search(pictureWith(null), { detector, now: () => 0 })).rejects.toThrow('out of memory');
});
