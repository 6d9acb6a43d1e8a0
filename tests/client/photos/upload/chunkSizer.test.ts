import { expect, test } from '@jest/globals';
import { ChunkSizer, LEAST, MOST } from '../../../../client/photos/upload/chunkSizer.js';
import { Chance } from '../../../support/seeded.js';

const KB = 1_024;

/** Sizes of a photo's pieces, and a network that carries so many bytes a second after a way there and back. */
function pieces(speed: number, roundTrip = 0) {
  const clock = { now: 0 };
  const network = { speed };
  const of = new ChunkSizer(() => clock.now);
  const leave = (bytes = of.size) => (of.leaves('p1', 0, bytes), bytes);
  /** Sends pieces, each acknowledged; answers with their sizes. */
  const carry = (count: number) =>
    Array.from({ length: count }, () => {
      const bytes = leave();
      clock.now += roundTrip + (bytes / network.speed) * 1_000;
      of.arrived();
      return bytes;
    });
  /** Loses pieces but for their first `kept` bytes; answers with the size after each. */
  const lose = (count: number, kept = 0) =>
    Array.from({ length: count }, () => {
      leave();
      of.has('p1', kept);
      return of.size / KB;
    });
  return { clock, network, of, leave, carry, lose };
}

test('the first piece has 64 KB, and none has ever less or more than 64 KB and 2 MB while nothing is lost', () => {
  const chance = new Chance(3);
  const on = pieces(40_000, 800);
  expect(on.of.size).toBe(64 * KB);
  for (let step = 0; step < 300; step += 1) {
    on.network.speed = 1_000 + chance.below(4_000_000);
    const [bytes] = on.carry(1);
    expect(bytes).toBeGreaterThanOrEqual(LEAST);
    expect(bytes).toBeLessThanOrEqual(MOST);
  }
});

test.each([
  ['400 kbit/s and 400 ms', 50_000, 400],
  ['100 kbit/s and 800 ms', 12_500, 800],
  ['2 Mbit/s and 100 ms', 250_000, 100],
])('pieces take 4 to 8 s each at %s, from the fourth on', (_network, speed, roundTrip) => {
  const on = pieces(speed, roundTrip);
  on.carry(3);
  for (const bytes of on.carry(5)) {
    const seconds = (roundTrip + (bytes / speed) * 1_000) / 1_000;
    expect(seconds).toBeGreaterThan(4);
    expect(seconds).toBeLessThan(8);
  }
});

test('a piece is at most four times the one before, so that one lucky piece proves little', () => {
  expect(
    pieces(50_000_000)
      .carry(5)
      .map((bytes) => bytes / KB),
  ).toEqual([64, 256, 1_024, 2_048, 2_048]);
});

test('a network that became slow is believed after one piece, and one that became quick by and by', () => {
  const on = pieces(300_000);
  on.carry(6);
  on.network.speed = 20_000;
  on.carry(1);
  expect(on.of.size).toBe(120_000);
  on.network.speed = 40_000;
  on.carry(1);
  expect(on.of.size).toBe(180_000);
});

test('pieces halve where all of a cut one is lost, and stay at 64 KB until three of those were lost in a row', () => {
  const on = pieces(50_000_000);
  on.carry(4);
  expect(on.lose(10)).toEqual([1_024, 512, 256, 128, 64, 64, 64, 32, 16, 16]);
});

test('after a cut the size grows by a quarter with each piece that arrives, up to what the speed allows', () => {
  const on = pieces(50_000_000);
  on.carry(4);
  on.lose(1);
  expect(on.carry(6).map((bytes) => bytes / KB)).toEqual([1_024, 1_280, 1_600, 2_000, 2_048, 2_048]);
});

test('a network that carries 16 KB at a time is asked for more again with each piece that arrives', () => {
  const on = pieces(50_000);
  on.lose(5);
  expect(on.carry(3).map((bytes) => bytes / KB)).toEqual([16, 20, 25]);
});

test('a cut piece that the server kept the most of costs no more than what was not kept', () => {
  const on = pieces(50_000_000);
  on.carry(4);
  expect(on.lose(1, 1_900 * KB)).toEqual([1_900]);
});

test('a piece that the server has whole, although its answer was lost, counts as no loss', () => {
  const on = pieces(50_000_000);
  on.carry(4);
  expect(on.lose(1, 2_048 * KB)).toEqual([2_048]);
});

test("the short rest of a photo says nothing of the network's speed", () => {
  const on = pieces(250_000);
  on.carry(5);
  const { size, speed } = on.of;
  on.leave(3_000);
  on.clock.now += 2_000;
  on.of.arrived();
  expect([on.of.size, on.of.speed]).toEqual([size, speed]);
});

test('a piece whose bytes all left the phone at once counts as carried by and by, as the speed allows', () => {
  const on = pieces(20_000);
  expect(on.of.carriedOf(LEAST)).toBe(LEAST);
  on.carry(3);
  on.leave();
  on.clock.now += 2_000;
  expect(on.of.carriedOf(on.of.size)).toBe(40_000);
  on.clock.now += 20_000;
  expect(on.of.carriedOf(on.of.size)).toBe(on.of.size);
});

test('a piece that was called back for words, or that is of another photo, says nothing of the network', () => {
  const on = pieces(250_000);
  on.carry(5);
  const { size } = on.of;
  on.leave();
  on.of.calledBack();
  on.of.has('p1', 0);
  on.leave();
  on.of.has('p2', 0);
  expect(on.of.size).toBe(size);
});

test('pieces stay below what was refused as too large, down to 64 KB, however quickly they pass', () => {
  const on = pieces(50_000_000);
  on.carry(4);
  on.leave();
  expect([on.of.tooLarge(), on.of.size / KB]).toEqual([true, 1_024]);
  on.carry(5);
  expect(on.of.size / KB).toBe(1_024);
  const left = Array.from({ length: 5 }, () => (on.leave(), on.of.tooLarge()));
  expect([left, on.of.size]).toEqual([[true, true, true, true, false], LEAST]);
});
