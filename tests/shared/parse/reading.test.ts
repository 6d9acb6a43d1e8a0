/** Fields of a post that parse reads as they were meant (rule X1). */
import { parsePost } from '../../../shared/parse.js';
import { webAddress } from '../../../shared/parse/text.js';
import { COMMAND, valid } from './commands.js';

test('[X1] parse hands on language tags in their canonical spelling, and times in UTC', () => {
  const parsed = parsePost({ ...valid.update, lang: 'EN-us', happenedAt: '2022-02-27T15:42:00+04:00' });
  expect(parsed).toMatchObject({ ok: true, value: { lang: 'en-US', happenedAt: '2022-02-27T11:42:00.000Z' } });
});

test.each(['\r\n', '\r', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\n'])(
  '[X1] parse reads the line end %j as a line feed in text, and as a blank in a field of one line',
  (end) => {
    const text = `Биринчи${end}İkinci`;
    const alt = `Прапор${end}і люди`;
    const parsed = parsePost({ ...valid.photo, text, place: text, media: [{ id: COMMAND, alt, caption: text }] });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        text: 'Биринчи\nİkinci',
        place: 'Биринчи İkinci',
        media: [{ alt: 'Прапор\nі люди', caption: 'Биринчи\nİkinci' }],
      },
    });
  },
);

test('[X1] parse takes a name as it is pasted from the contacts, without its invisible ends', () => {
  const named = (name: string) => parsePost({ ...valid.speech, speaker: { name } });
  for (const name of ['\u2068Əli Məmmədov\u2069', '\u200eƏli Məmmədov\u200e\r\n', ' \ufeffƏli \u2068Məmmədov\u2069'])
    expect(named(name)).toMatchObject({ ok: true, value: { speaker: { name: 'Əli Məmmədov' } } });
  // The same invisible characters join letters within a word, and spell the country within a flag.
  for (const name of ['می\u200cخواهیم', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'])
    expect(named(name)).toMatchObject({ ok: true, value: { speaker: { name } } });
});

test("[X1] parse keeps isolates in text, where they are the writer's own", () => {
  const text = 'Вони сказали \u2067مرحبا\u2069 і пішли';
  expect(parsePost({ ...valid.update, text })).toMatchObject({ ok: true, value: { text } });
});

test('[X1] parse keeps the lines of a chant, in its words, transliteration and meanings', () => {
  const chant = {
    words: 'Слава Україні!\r\nГероям слава!\n',
    transliteration: 'Slava Ukraini!\u2028Heroiam slava!',
    meanings: { en: 'Glory to Ukraine!\nGlory to the heroes!' },
  };
  expect(parsePost({ ...valid.chant, ...chant })).toMatchObject({
    ok: true,
    value: {
      words: 'Слава Україні!\nГероям слава!',
      transliteration: 'Slava Ukraini!\nHeroiam slava!',
      meanings: { en: 'Glory to Ukraine!\nGlory to the heroes!' },
    },
  });
});

test.each([
  ['t.me/embassy/5', 'https://t.me/embassy/5'],
  [' HTTPS://example.org/a', 'HTTPS://example.org/a'],
  ['http://example.org/a\r\n', 'http://example.org/a'],
  ['https://example.org/a-long-\n  way', 'https://example.org/a-long-way'],
  ['\u2068www.example.org\u2069', 'https://www.example.org'],
  ['example.org:8080/a?b=c', 'https://example.org:8080/a?b=c'],
  ['президент.укр/новини', 'https://президент.укр/новини'],
  ['example.org/@user', 'https://example.org/@user'],
])('[X1] parse takes the address %j of a source as it is typed or pasted', (url, kept) => {
  expect(parsePost({ ...valid.quote, source: { name: 'Ann', url } })).toMatchObject({
    ok: true,
    value: { source: { url: kept } },
  });
});

test('[X1] parse does not take a dash, a question mark, a flag or a link’s words for an empty text', () => {
  for (const text of ['-', '?', '🇦🇿', '5', '。', '[x]', '(…)', '[фото](t.me/x/1)', '---\nx'])
    expect(parsePost({ ...valid.update, text }).ok).toBe(true);
});

test('[X1] parse keeps tabs, line breaks, emoji and right-to-left words', () => {
  const text = 'one\ttwo\nthree 🇺🇦 مرحبا \u200f';
  expect(parsePost({ ...valid.update, text })).toMatchObject({ ok: true, value: { text } });
});

test('[X1] an address of any length is read in time that grows as its length does, whatever is in it', () => {
  for (const [part, end] of [
    ['a.', '@'],
    ['a.', ' '],
    ['.a', '\u0000'],
    ['a', '@'],
    ['1.', ':x'],
    ['/', '\u0000'],
  ] as const) {
    const timeOf = (length: number): number => {
      const typed = part.repeat(length / part.length) + end;
      const times = Array.from({ length: 9 }, () => {
        const began = performance.now();
        for (let n = 0; n < 20; n += 1) webAddress.safeParse(typed);
        return performance.now() - began;
      });
      return Math.min(...times);
    };
    timeOf(750);
    // Eight times as long takes eight times as long; by trying every dot anew it took sixty times as long.
    expect([part, end, timeOf(5_992) / timeOf(752) < 24]).toEqual([part, end, true]);
  }
});
