/** Announcements of new entries: in batches, with time between them, in one place. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Speaker } from '../../../../client/feed/page/speaker.js';
import { messagesFor } from '../../../../shared/messages/messages.js';

/** Every sentence that the place was given, in order. */
let said: string[];
let speaker: Speaker;
beforeEach(() => {
  jest.useFakeTimers();
  said = [];
  const place = {
    set textContent(sentence: string) {
      said.push(sentence);
    },
  };
  const root = { querySelector: (selector: string) => (selector === '[data-announce]' ? place : null) };
  speaker = new Speaker(root as unknown as ParentNode, messagesFor('en').messages.script, 'en');
});
afterEach(() => {
  jest.useRealTimers();
});

const arrive = (count: number): void => speaker.arrived({ length: count });

test('entries that come within a second are told of together', () => {
  arrive(1);
  jest.advanceTimersByTime(400);
  arrive(2);
  expect(said).toEqual(['']);
  jest.advanceTimersByTime(600);
  expect(said).toEqual(['', '3 new entries']);
});

test('a busy rally is told of every eight seconds at most, and nothing is left out', () => {
  arrive(1);
  jest.advanceTimersByTime(1_000);
  for (let second = 0; second < 7; second += 1) {
    arrive(1);
    jest.advanceTimersByTime(1_000);
  }
  expect(said.filter(Boolean)).toEqual(['1 new entry']);
  jest.advanceTimersByTime(1_000);
  expect(said.filter(Boolean)).toEqual(['1 new entry', '7 new entries']);
});

test('the same sentence twice is told twice: the place is emptied in between', () => {
  arrive(1);
  jest.advanceTimersByTime(20_000);
  arrive(1);
  jest.advanceTimersByTime(20_000);
  expect(said).toEqual(['', '1 new entry', '', '1 new entry']);
});

test('nothing is told where nothing came', () => {
  jest.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});
