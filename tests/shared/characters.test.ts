/** Typed characters: line ends, marks, blank texts, directions. */
import fc from 'fast-check';
import {
  asOneLine,
  contained,
  directionOfText,
  isBlank,
  isBlankMarkdown,
  isolated,
  withLineFeeds,
} from '../../shared/characters.js';

/** Letters of the squares, blanks and ends of lines of every program, and marks that nobody sees. */
const SCRIPTS = ['Bakı', 'Київ', 'თბილისი', 'Երևան', 'القاهرة', 'İstanbul', '北京', 'תל אביב', 'दिल्ली', '🇦🇿'];
const UNSEEN = [
  '\u200b',
  '\u2060',
  '\u3164',
  '\u00ad',
  '\u2800',
  '\ufeff',
  '\u200f',
  '\u115f',
  '\u{e0020}',
  '\ufffc',
  '\u2068',
];
const ENDS = ['\n', '\r\n', '\r', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'];
const BLANKS = [' ', '\u00a0', '\u3000', '\t'];

const text = (...parts: string[][]) => fc.array(fc.constantFrom(...parts.flat())).map((all) => all.join(''));

test('a text of blanks, line ends and marks counts as blank, until there is one letter in it', () => {
  fc.assert(
    fc.property(text(UNSEEN, ENDS, BLANKS), fc.constantFrom(...SCRIPTS, '-', '?', '5', '。'), (nothing, letter) => {
      expect([isBlank(nothing), isBlankMarkdown(nothing)]).toEqual([true, true]);
      expect(isBlank(`${nothing}${letter}${nothing}`)).toBe(false);
      expect(isBlankMarkdown(`${nothing}${letter}${nothing}`)).toBe(false);
    }),
  );
});

test('a field of one line keeps every letter in its order, and is the same when it is read again', () => {
  fc.assert(
    fc.property(text(SCRIPTS, UNSEEN, ENDS, BLANKS), (typed) => {
      const line = asOneLine(typed);
      const letters = (of: string) => of.replace(/[^\p{L}\p{M}\p{So}\u{1f1e6}-\u{1f1ff}]/gu, '');
      expect(letters(line)).toBe(letters(typed));
      expect(asOneLine(line)).toBe(line);
      // oxlint-disable-next-line no-control-regex -- finding them is the purpose
      expect(line).not.toMatch(/[\n\r\u000b\u000c\u0085\u2028\u2029\u2066-\u2069]|^\s|\s$/);
    }),
  );
});

test('each line end becomes one line feed, whichever program wrote it', () => {
  for (const end of ENDS) expect(withLineFeeds(`a${end}b${end}${end}c`)).toBe('a\nb\n\nc');
  expect(withLineFeeds('a\n\rb')).toBe('a\n\nb');
});

test.each([
  ['Привіт, مرحبا', 'ltr'],
  ['مرحبا, Привіт', 'rtl'],
  ['  «5» שלום', 'rtl'],
  ['٣٠٠ people', 'ltr'],
  ['\u200f123', 'rtl'],
  ['300 🇦🇿', null],
  ['', null],
] as const)('the text %j runs by its first strong letter: %s', (words, direction) => {
  expect(directionOfText(words)).toBe(direction);
});

test('a text runs by its first strong letter outside of isolates: a quoted name does not turn a sentence', () => {
  expect(directionOfText('+1.5 \u2068أدوية\u2069')).toBeNull();
  expect(directionOfText('\u2068مئات\u2069 according to AFP')).toBe('ltr');
  expect(directionOfText('\u2067ab \u2068cd\u2069 ef\u2069 سنبقى')).toBe('rtl');
  expect(directionOfText('\u2068Анна: سنبقى')).toBe('ltr');
});

test('a text put beside others is isolated where it has marks of direction, and they do not reach the others', () => {
  expect(isolated('Київ')).toBe('Київ');
  expect([contained('القاهرة'), contained('a \u2067ب\u2069')]).toEqual(['القاهرة', 'a \u2067ب\u2069']);
  for (const open of ['a\u202eb', 'a\u2067b', 'a\u2069b']) expect(contained(open)).toBe(isolated(open));
  expect(isolated('القاهرة')).toBe('\u2068القاهرة\u2069');
  expect(isolated(isolated('القاهرة'))).toBe('\u2068القاهرة\u2069');
  const two = `${isolated('أحمد')}: ${isolated('سنبقى')}`;
  expect(isolated(two)).toBe(`\u2068${two}\u2069`);
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'ب', '\u202e', '\u202c', '\u2066', '\u2067', '\u2068', '\u2069', '\u200f'),
      }),
      (words) => {
        const inside = isolated(words);
        let depth = 0;
        const depths = Array.from(inside).map(
          (mark) => (depth += /[\u2066-\u2068]/.test(mark) ? 1 : mark === '\u2069' ? -1 : 0),
        );
        expect(depth).toBe(0);
        expect(isolated(inside)).toBe(inside);
        // Its own isolate is open until its last character.
        if (inside !== words) expect(depths.slice(0, -1).every((open) => open > 0)).toBe(true);
      },
    ),
  );
});

test('a text of ten thousand isolates in each other has a direction like any other', () => {
  const [many, ends] = ['\u2067'.repeat(9_999), '\u2069'.repeat(9_999)];
  expect(directionOfText(`${many}سنبقى${ends} Baku`)).toBe('ltr');
  expect(directionOfText(`${many}سنبقى`)).toBe('rtl');
});

test('blanks and marks go at both ends of a line, and none between its words', () => {
  const mark = fc.constantFrom(' ', '\u00a0', '\u3000', '\u200b', '\u2060', '\ufeff', '\t', '\ud83d');
  const unit = fc.oneof(mark, fc.constantFrom('a', '🇦🇿'));
  fc.assert(
    fc.property(fc.string({ unit }), (typed) => {
      const ends = /^[\s\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]+|[\s\u200b\u2060\ufeff]+$/gu;
      expect(asOneLine(typed)).toBe(typed.replace(ends, ''));
    }),
  );
});
