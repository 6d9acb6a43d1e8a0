import {
  bold,
  cutTo,
  htmlOf,
  inDirectionOf,
  italic,
  joined,
  link,
  marked,
  plain,
  textOf,
  unitsOf,
} from '../../../server/telegram/spans.js';

test('marks that spans share are opened once, and whatever is typed is escaped', () => {
  const spans = marked([...plain('a <b> & "c" '), ...italic('d')], { tag: 'blockquote' });
  expect(htmlOf([...spans, ...plain(' e')])).toBe(
    '<blockquote>a &lt;b&gt; &amp; &quot;c&quot; <i>d</i></blockquote> e',
  );
  expect(htmlOf(link('x', 'https://example.org/?a=1&b="'))).toBe(
    '<a href="https://example.org/?a=1&amp;b=&quot;">x</a>',
  );
});

test('two links that follow each other stay two', () => {
  expect(htmlOf([...link('a', 'https://a.org/'), ...link('b', 'https://b.org/')])).toBe(
    '<a href="https://a.org/">a</a><a href="https://b.org/">b</a>',
  );
});

test('parts without text leave no separator', () => {
  expect(textOf(joined([plain('a'), plain(''), bold('b')], ' · '))).toBe('a · b');
});

test.each([
  ['families', '👨‍👩‍👧‍👦', 100],
  ['flags', '🇺🇦', 50],
  ['letters', 'a', 100],
])('a text of %s is cut between whole signs, within its units', (_what, sign, most) => {
  const cut = cutTo([...bold(sign.repeat(60)), ...plain(sign.repeat(60))], most);
  expect(unitsOf(cut)).toBeLessThanOrEqual(most);
  expect(unitsOf(cut)).toBeGreaterThan(most - sign.length - 1);
  expect(textOf(cut).replaceAll(sign, '')).toBe('…');
  expect(cut[0]?.marks).toEqual([{ tag: 'b' }]);
});

test('a text that fits is left as it is, and a sign that has no room leaves the dots alone', () => {
  expect(textOf(cutTo(plain('four'), 4))).toBe('four');
  expect(textOf(cutTo(plain(`a${'\u0301'.repeat(500)}`), 100))).toBe('…');
  expect(textOf(cutTo(plain('words'), -3))).toBe('…');
});

test('a line of the interface runs as its language does, whatever its first letters', () => {
  expect(textOf(inDirectionOf(plain('15:42 UTC+4 · غير مؤكد'), 'ar'))).toMatch(/^\u200f15/);
  expect(textOf(inDirectionOf(plain('غير مؤكد'), 'ar'))).toBe('غير مؤكد');
  expect(textOf(inDirectionOf(plain('15:42'), 'en'))).toBe('15:42');
  expect(textOf(inDirectionOf(plain('غير'), 'en'))).toMatch(/^\u200e/);
});
