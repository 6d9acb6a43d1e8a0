import { expect, test } from '@jest/globals';
import { ChunkSizer } from '../../../../client/reporter/outbox/chunkSizer.js';

/** Sizes of a photo's chunks, and a clock that is moved by hand. */
function pieces() {
  const clock = { now: 0 };
  return { clock, of: new ChunkSizer(() => clock.now) };
}
const TOTAL = 1_400_000;

test('a photo goes in one chunk where the server keeps the bytes before a cut', () => {
  const { of } = pieces();
  of.leaves('p1', 0, TOTAL);
  of.has('p1', 300_000);
  expect(of.size).toBe(Infinity);
});

test('chunks shrink where the server keeps nothing of a cut one, and never below 16 KB', () => {
  const { of } = pieces();
  const sizes: number[] = [];
  for (let cut = 0; cut < 8; cut += 1) {
    of.leaves('p1', 0, TOTAL);
    of.has('p1', 0);
    sizes.push(of.size);
  }
  expect(sizes).toEqual([350_000, 175_000, 87_500, 43_750, 21_875, 16_384, 16_384, 16_384]);
});

test('chunks grow after a quick one, shrink after a slow one, and stay after any other', () => {
  const { clock, of } = pieces();
  of.leaves('p1', 0, TOTAL);
  of.has('p1', 0);
  const after = (ms: number) => {
    of.leaves('p1', 0, TOTAL);
    clock.now += ms;
    of.arrived();
    return of.size;
  };
  expect([after(500), after(2_000), after(6_000)]).toEqual([700_000, 700_000, 350_000]);
});

test("a chunk's size stays where the server tells of another photo", () => {
  const { of } = pieces();
  of.leaves('p1', 0, TOTAL);
  of.has('p2', 0);
  expect(of.size).toBe(Infinity);
});

test('chunks stay small where bodies were refused as too large, however quickly they pass', () => {
  const { of } = pieces();
  expect([of.tooLarge(), of.size, of.tooLarge()]).toEqual([true, 524_288, false]);
  of.leaves('p1', 0, TOTAL);
  of.arrived();
  expect(of.size).toBe(524_288);
});
