/** The clock's error: learned from answers, the best of several, kept between visits, doubted when the clock was set. */
import { ServerClock } from '../../../client/account/clock.js';
import { BrowserShelf } from '../../../client/account/shelf.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const MINUTE = 60_000;

/** A device at noon, whose clock is wrong by `error` ms. */
function device(error: number, memory = new BrowserShelf(null), page = 'one') {
  const world = { server: NOON, ticks: 5_000, error };
  const clock = new ServerClock({
    now: () => world.server - world.error,
    ticks: { page, now: () => world.ticks },
    memory,
  });
  const pass = (ms: number, ticked = ms) => {
    world.server += ms;
    world.ticks += ticked;
  };
  /** Asks the server, with so many ms on the way there and back. */
  const ask = (there: number, back: number) => {
    const hears = clock.asks();
    pass(there);
    const said = new Date(world.server).toISOString();
    pass(back);
    hears(said);
  };
  return { clock, world, pass, ask, memory };
}

test('an answer teaches the error, with half of the round trip', () => {
  const { clock, ask, world } = device(3 * MINUTE);
  expect([clock.error.value, clock.isSure()]).toEqual([null, false]);
  ask(400, 400);
  expect([clock.error.value, clock.isSure()]).toEqual([3 * MINUTE, true]);
  expect(clock.now()).toBe(world.server);
});

test('an answer that took an uneven way is off by half of the difference at the most', () => {
  const { clock, ask } = device(0);
  ask(100, 900);
  expect(clock.error.value).toBe(-400);
});

test('the quickest of several answers counts', () => {
  const { clock, ask } = device(0);
  ask(40, 60);
  ask(100, 3_000);
  expect(clock.error.value).toBe(-10);
  ask(5, 5);
  expect(clock.error.value).toBe(0);
});

test('an answer that contradicts the earlier ones counts, however slow it was: the clock was set', () => {
  const { clock, ask, world } = device(0);
  ask(5, 5);
  world.error = -5 * MINUTE;
  expect(clock.isSure()).toBe(false);
  ask(500, 500);
  expect([clock.error.value, clock.isSure()]).toEqual([-5 * MINUTE, true]);
});

test('a clock that was set, or a device that slept, makes the error unsure; time that just passes does not', () => {
  const { clock, ask, pass, world } = device(0);
  ask(5, 5);
  pass(3 * 60 * MINUTE);
  expect(clock.isSure()).toBe(true);
  pass(10 * MINUTE, 0);
  expect(clock.isSure()).toBe(false);
  ask(5, 5);
  world.error = 1_500;
  expect(clock.isSure()).toBe(true);
  world.error = 2_500;
  expect(clock.isSure()).toBe(false);
});

test('the next visit begins with the last error, and is not sure of it', () => {
  const first = device(3 * MINUTE);
  first.ask(5, 5);
  const next = device(3 * MINUTE, first.memory, 'two');
  expect([next.clock.error.value, next.clock.isSure()]).toEqual([3 * MINUTE, false]);
  expect(next.clock.reading()).toEqual({
    at: NOON - 3 * MINUTE,
    ticks: 5_000,
    page: 'two',
    error: 3 * MINUTE,
    isSure: false,
    learnedAt: NOON + 10,
  });
});

test('an answer without a time, or something else on the shelf, teaches nothing', () => {
  const memory = new BrowserShelf(null);
  memory.set('clock', { error: 'much' });
  const { clock } = device(0, memory);
  clock.asks()('soon');
  expect([clock.error.value, clock.isSure()]).toEqual([null, false]);
});
