import { beforeEach, expect, test } from '@jest/globals';
import { IdleClock } from '../../../../client/reporter/lock/idleClock.js';
import { IDLE_MS } from '../../../../client/reporter/lock/lock.js';

const MINUTE = 60_000;
/** 27 February 2022, noon. */
const NOON = 1_645_963_200_000;

let device: { clock: number; ticks: number };
let looks: (() => void)[];
let overs: number;
let idle: IdleClock;

beforeEach(() => {
  device = { clock: NOON, ticks: 5_000 };
  looks = [];
  overs = 0;
  idle = new IdleClock({
    now: () => device.clock,
    ticks: { page: 'one', now: () => device.ticks },
    after(_ms, run) {
      looks.push(run);
      return () => void (looks = looks.filter((one) => one !== run));
    },
    onOver: () => void (overs += 1),
  });
  idle.start(NOON);
});

/** Time in which the device is awake. */
function passes(ms: number): void {
  device.clock += ms;
  device.ticks += ms;
}

/** The next look of the timer. */
function looksAgain(): void {
  for (const run of looks.splice(0)) run();
}

test('a time without use is over after 15 minutes, and the next look tells it', () => {
  passes(IDLE_MS - 1);
  looksAgain();
  expect([idle.isOver(), overs]).toEqual([false, 0]);
  passes(1);
  looksAgain();
  expect([idle.isOver(), overs]).toEqual([true, 1]);
});

test('each use begins the time anew', () => {
  passes(14 * MINUTE);
  idle.used();
  passes(14 * MINUTE);
  expect(idle.isOver()).toBe(false);
  expect(idle.usedAt).toBe(NOON + 14 * MINUTE);
});

test('the time goes on while the device sleeps, also where its ticks rest', () => {
  device.clock += 20 * MINUTE;
  expect(idle.isOver()).toBe(true);
});

test('a clock that is set back a little takes nothing from the time that passed', () => {
  passes(14 * MINUTE);
  device.clock -= 14 * MINUTE + 30_000;
  expect(idle.isOver()).toBe(false);
  passes(MINUTE);
  expect(idle.isOver()).toBe(true);
});

test('a clock that is set back by more than clocks are trimmed ends the time at once', () => {
  device.clock -= 61_000;
  expect(idle.isOver()).toBe(true);
});

test('a clock that is set forward counts as time that passed', () => {
  device.clock += IDLE_MS;
  expect(idle.isOver()).toBe(true);
});

test('a page that begins later counts from the use of the page before it', () => {
  idle.start(NOON - 10 * MINUTE);
  passes(4 * MINUTE);
  expect(idle.isOver()).toBe(false);
  // Also when the clock is set back by then.
  device.clock -= 14 * MINUTE;
  passes(MINUTE);
  expect(idle.isOver()).toBe(true);
});

test('a use on another page counts where it is the later one', () => {
  passes(10 * MINUTE);
  idle.usedElsewhere(NOON + 9 * MINUTE);
  idle.usedElsewhere(NOON + 2 * MINUTE);
  passes(13 * MINUTE);
  expect(idle.isOver()).toBe(false);
  passes(MINUTE);
  expect(idle.isOver()).toBe(true);
});

test('nobody looks any more once the count is stopped', () => {
  idle.stop();
  passes(IDLE_MS);
  looksAgain();
  expect(overs).toBe(0);
});
