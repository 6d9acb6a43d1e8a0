/** Turns at few slots: who waits, who is slow, and who was prompt. */
import { Turns, type Due, type TurnLimits } from '../../../server/leases/turns.js';

const LIMITS = { slots: 3, forSlow: 1, forUnproven: 3, turnMs: 2_000, slowMs: 1_000 };
const dueOf = (...keys: string[]): Due[] => keys.map((key) => ({ key }));

function turnsAt(limits: TurnLimits = LIMITS) {
  const clock = { ms: 0 };
  const turns = new Turns(() => clock.ms, limits);
  return { clock, turns, next: (...due: string[]) => turns.next(dueOf(...due)) };
}

test('who gave a slot back waits behind those who came meanwhile, and who is not due any more leaves the line', () => {
  const { clock, turns, next } = turnsAt();
  expect(next('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
  const turn = turns.begin('a');
  expect(next('a', 'b', 'c')).toEqual(['b', 'c']);
  expect(turn.isOver()).toBe(false);
  clock.ms = LIMITS.turnMs;
  expect(turn.isOver()).toBe(true);
  turn.end();
  expect(next('a', 'c')).toEqual(['c', 'a']);
  expect(next('a', 'b', 'c')).toEqual(['c', 'a', 'b']);
});

test('a turn goes on for as long as nobody waits', () => {
  const { clock, turns, next } = turnsAt();
  next('a');
  const turn = turns.begin('a');
  clock.ms = 10 * LIMITS.turnMs;
  expect(turn.isOver()).toBe(false);
  next('a', 'b');
  expect(turn.isOver()).toBe(true);
});

test('slow places hold no more than their slots, until one answers promptly again, or is not there any more', () => {
  const { turns, next } = turnsAt();
  for (const id of ['a', 'b']) {
    const turn = turns.begin(id);
    turn.took(3_000, 2);
    turn.end();
  }
  expect(next('a', 'b', 'c')).toEqual(['a', 'c']);
  const turn = turns.begin('a');
  expect(next('a', 'b', 'c')).toEqual(['c']);
  turn.took(3_000, 4);
  turn.end();
  expect(next('a', 'b', 'c')).toEqual(['b', 'c', 'a']);
  turns.keepOnly(new Set(['a']));
  expect(next('a', 'b')).toEqual(['b', 'a']);
});

test('places that did not answer last time hold no more than the slots of slow ones, though nobody saw them here', () => {
  const { turns } = turnsAt();
  const next = (wasSilent: boolean) =>
    turns.next(['a', 'b', 'c'].map((key) => ({ key, wasSilent: wasSilent && key !== 'c' })));
  expect(next(true)).toEqual(['a', 'c']);
  const turn = turns.begin('a');
  expect(next(true)).toEqual(['c']);
  turn.took(10, 1);
  turn.end();
  expect(next(false)).toEqual(['b', 'c', 'a']);
});

test('slots are left to those that were prompt last time, whoever is in the line before them', () => {
  const { turns, next } = turnsAt({ ...LIMITS, forUnproven: 2 });
  turns.begin('known').took(10, 1);
  expect(next('a', 'b', 'c', 'd')).toEqual(['a', 'b']);
  for (const key of ['a', 'b']) turns.begin(key);
  turns.begin('known').end();
  expect(next('c', 'd', 'known')).toEqual(['known']);
});

test('how a place was is forgotten where 5,000 others were heard of since: strangers name them', () => {
  const { turns, next } = turnsAt({ ...LIMITS, forUnproven: 0 });
  const prompt = (key: string): void => {
    const turn = turns.begin(key);
    turn.took(10, 1);
    turn.end();
  };
  prompt('first');
  expect(next('first')).toEqual(['first']);
  for (let n = 0; n < 5_000; n += 1) prompt(`another ${n}`);
  expect(next('first', 'another 0')).toEqual(['another 0']);
});
