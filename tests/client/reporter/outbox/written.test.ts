/** The time of writing, told at the first attempt: a row for each thing that may have happened to the clock in between. */
import { whenWritten, retimed } from '../../../../client/reporter/outbox/written.js';
import type { PostItem } from '../../../../client/reporter/outbox/item.js';
import type { Reading } from '../../../../client/account/clock.js';

const MINUTE = 60_000;
const at = (clock: string) => Date.parse(`2022-02-27T${clock}:00.000Z`);
const clockOf = (ms: number) => new Date(ms).toISOString().slice(11, 16);

interface Story {
  /** The error that was known at the writing, minutes; null where none was. */
  known: number | null;
  isSure?: boolean;
  /** Minutes that the clock was behind in truth, at the writing and at the first attempt. */
  was: number;
  is: number;
  isKilled?: boolean;
  /** Minutes of sleep in between, in which ticks rest. */
  slept?: number;
}

/** Written at 14:02 and first tried at 14:31, by the server's clock. */
function told({ known, isSure = false, was, is, isKilled = false, slept = 0 }: Story): number {
  const error = known === null ? null : known * MINUTE;
  const learnedAt = known === null ? null : at('13:00');
  const then: Reading = { at: at('14:02') - was * MINUTE, ticks: 1_000, page: 'one', error, isSure, learnedAt };
  const ticks = isKilled ? 50 : 1_000 + (29 - slept) * MINUTE;
  const page = isKilled ? 'two' : 'one';
  const now = { at: at('14:31') - is * MINUTE, error: is * MINUTE, isSure: true, learnedAt: at('14:31') };
  return whenWritten(then, { ...now, ticks, page });
}

const YEARS = 4 * 365 * 24 * 60;

test.each<[string, Story, string]>([
  ['the error was sure', { known: 3, isSure: true, was: 3, is: 3 }, '14:02'],
  ['the error was sure, and the clock was set since', { known: 3, isSure: true, was: 3, is: 0 }, '14:02'],
  [
    'the error was sure, the clock was set and the page ended',
    { known: 3, isSure: true, was: 3, is: 0, isKilled: true },
    '14:02',
  ],
  ['the error was remembered and still holds', { known: 3, was: 3, is: 3 }, '14:02'],
  ['the error was remembered, and the phone slept', { known: 3, was: 3, is: 3, slept: 25 }, '14:02'],
  ['the error was remembered, and the page ended', { known: 3, was: 3, is: 3, isKilled: true }, '14:02'],
  ['the clock was set before the writing', { known: 3, was: 0, is: 0 }, '14:02'],
  ['the clock was set after the writing', { known: 3, was: 3, is: 0 }, '14:02'],
  ['the clock was set after the writing, and the page ended', { known: 3, was: 3, is: 0, isKilled: true }, '14:02'],
  ['the clock was set after the writing, and the phone slept', { known: 3, was: 3, is: 0, slept: 25 }, '14:02'],
  [
    'the clock was years behind and set after the writing',
    { known: YEARS, was: YEARS, is: 0, isKilled: true },
    '14:02',
  ],
  ['the clock was years behind and set before the writing', { known: YEARS, was: 0, is: 0, isKilled: true }, '14:02'],
  ['no error was known, and the clock was let alone', { known: null, was: 7, is: 7 }, '14:02'],
  ['no error was known, and the phone slept', { known: null, was: 7, is: 7, slept: 25 }, '14:02'],
  ['no error was known, and the page ended', { known: null, was: 7, is: 7, isKilled: true }, '14:02'],
  ['no error was known, and the clock was set back since', { known: null, was: -7, is: 0 }, '14:02'],
])('the time of writing is right where %s', (_, story, wanted) => {
  expect(clockOf(told(story))).toBe(wanted);
});

test.each<[string, Story, string]>([
  // Ticks alone would say 14:02, but a phone that slept looks the same, and sleeps every few minutes.
  ['no error was known, and the clock was set forward since', { known: null, was: 7, is: 0 }, '13:55'],
  // Without the page's ticks the two guesses are both possible: the later setting is the likelier one.
  [
    'the clock was ahead and set right before the writing, and the page ended',
    { known: -10, was: 0, is: 0, isKilled: true },
    '13:52',
  ],
  // Nothing is left to reckon by but that it was before now.
  [
    'no error was known, the clock was ahead and set since, and the page ended',
    { known: null, was: -60, is: 0, isKilled: true },
    '14:31',
  ],
])('the time of writing cannot be known where %s, and is told as well as it can', (_, story, wanted) => {
  expect(clockOf(told(story))).toBe(wanted);
});

test('the time of writing is never after the first attempt, and never later than the ticks since allow', () => {
  const minutes = [-YEARS, -600, -30, -3, 0, 3, 30, 600, YEARS];
  for (const known of [null, ...minutes])
    for (const was of minutes)
      for (const is of minutes)
        for (const isKilled of [true, false])
          for (const isSure of known === was ? [true, false] : [false]) {
            const story = { known, isSure, was, is, isKilled };
            expect(told(story)).toBeLessThanOrEqual(at(isKilled ? '14:31' : '14:02'));
          }
});

const reading: Reading = { at: at('13:59'), ticks: 0, page: 'one', error: 0, isSure: false, learnedAt: at('13:00') };
const now: Reading = { ...reading, at: at('14:28'), ticks: 29 * MINUTE, error: 3 * MINUTE, isSure: true };
const iso = (clock: string) => new Date(at(clock)).toISOString();
const item: PostItem = {
  ...{ command: 'a', entry: 'a', blog: 'baku', person: 'Anna', turn: 1, attempts: 0, notBefore: 0 },
  ...{ paused: false, refusal: null, verb: 'post', writtenAt: iso('13:59') },
  words: { kind: 'update', text: 'x', happenedAt: iso('13:49') },
  written: { ...reading, happenedAt: iso('13:49') },
};

test('an entry leaves with its time corrected, also where it happened some minutes before it was written', () => {
  const { written, ...sent } = retimed(item, now);
  expect(written).toBeUndefined();
  expect(sent).toEqual({
    ...{ ...item, written: undefined },
    writtenAt: iso('14:02'),
    words: { ...item.words, happenedAt: iso('13:52') },
  });
});

test('a time that somebody named meanwhile stays as it is', () => {
  const named = { ...item, words: { ...item.words, happenedAt: iso('12:00') } };
  expect(retimed(named, now).words.happenedAt).toBe(iso('12:00'));
});

test('a time is corrected once: from the first attempt on the body stays as it is', () => {
  const tried = { ...item, attempts: 1 };
  expect(retimed(tried, now)).toBe(tried);
  const sure = retimed({ ...item, written: { ...reading, isSure: true, happenedAt: iso('13:49') } }, now);
  expect([sure.words, sure.written]).toEqual([item.words, undefined]);
});
