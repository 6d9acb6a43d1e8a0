import { expect, test } from '@jest/globals';
import { HOLD_MS, Holding } from '../../../../client/reporter/exit/holding.js';

function button() {
  const timers: { at: number; run: () => void }[] = [];
  let time = 0;
  let done = 0;
  const holding = new Holding({
    done: () => void (done += 1),
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const pass = (ms: number) => {
    time += ms;
    for (const timer of timers.filter(({ at }) => at <= time)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  const press = (by: 'finger' | 'key') => holding.press(by, time);
  const release = () => holding.release(time);
  /** The page is busy: time goes by, and no timer runs. */
  const stall = (ms: number) => void (time += ms);
  return { holding, press, release, pass, stall, done: () => done };
}

test('a press that is held to the end does its deed once', () => {
  const { holding, press, release, pass, done } = button();
  press('finger');
  pass(HOLD_MS - 1);
  expect([holding.state.value, done()]).toEqual(['held', 0]);
  pass(1);
  release();
  press('finger');
  pass(HOLD_MS);
  expect([holding.state.value, done()]).toEqual(['done', 1]);
});

test('a press that was long enough does its deed at its end, where a busy page is late with the time', () => {
  const { holding, press, release, pass, stall, done } = button();
  press('finger');
  stall(HOLD_MS);
  release();
  expect([holding.state.value, done()]).toEqual(['done', 1]);
  pass(HOLD_MS);
  expect(done()).toBe(1);
});

test('a press that is let go of too soon does nothing, says so, and falls silent', () => {
  const { holding, press, release, pass, done } = button();
  press('finger');
  pass(HOLD_MS - 1);
  release();
  expect(holding.state.value).toBe('let-go');
  pass(3_000);
  expect([holding.state.value, done()]).toEqual(['idle', 0]);
});

test('a short press asks, and the second step does the deed', () => {
  const { holding, press, release, pass, done } = button();
  press('finger');
  pass(100);
  release();
  expect(holding.state.value).toBe('asked');
  pass(60_000);
  expect(holding.state.value).toBe('asked');
  holding.finish();
  expect(done()).toBe(1);
});

test("a screen reader's press, which has no length, asks; staying closes it again", () => {
  const { holding, done } = button();
  holding.ask();
  expect(holding.state.value).toBe('asked');
  holding.close();
  expect([holding.state.value, done()]).toEqual(['idle', 0]);
});

test('a press that the phone takes away does nothing, however long it was', () => {
  const { holding, press, pass, done } = button();
  press('finger');
  pass(1_400);
  holding.cancel();
  pass(HOLD_MS);
  expect([holding.state.value, done()]).toEqual(['idle', 0]);
});

test('a held key ends where the keys go elsewhere, and a finger stays where it lies', () => {
  const { holding, press, pass, done } = button();
  press('key');
  holding.blurred();
  expect(holding.state.value).toBe('idle');
  press('finger');
  holding.blurred();
  pass(HOLD_MS);
  expect([holding.state.value, done()]).toEqual(['done', 1]);
});
