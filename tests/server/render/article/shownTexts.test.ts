import { shownTexts } from '../../../../server/render/article/shownTexts.js';
import { arabic, corrected, entry, quote, translated } from '../baku.js';

const shown = (...args: Parameters<typeof shownTexts>) =>
  shownTexts(...args).map(({ lang, is, earlier }) => `${lang} ${is}${earlier ? ' earlier' : ''}`);

const translatedEntry = (of: number, wordsRev: number) =>
  entry('update', 1, { text: 'words', wordsRev, translations: { uk: translated('слова', 'desk', of) } });

test('a current translation in the page’s language comes first, the original below it', () => {
  expect(shown(translatedEntry(2, 2), 'uk')).toEqual(['uk desk', 'en original']);
});

test('a page in the original’s language shows no translation', () => {
  expect(shown(translatedEntry(2, 2), 'en')).toEqual(['en original']);
});

test('a page in a language without a translation shows the original alone', () => {
  expect(shown(translatedEntry(2, 2), 'az')).toEqual(['en original']);
});

test('a translation of an earlier version comes below the original and says so', () => {
  expect(shown(translatedEntry(1, 2), 'uk')).toEqual(['en original', 'uk desk earlier']);
});

test.each(['corrected', 'withdrawn'] as const)(
  'once an entry is %s, a translation of an earlier version is gone',
  (verification) => {
    expect(shown({ ...translatedEntry(1, 2), verification }, 'uk')).toEqual(['en original']);
    expect(shown({ ...translatedEntry(2, 2), verification }, 'uk')).toEqual(['uk desk', 'en original']);
  },
);

test('a quote in two languages of its source is shown in both, whatever the page’s language', () => {
  expect(shown(quote, 'uk')).toEqual(['uk original', 'az source']);
  expect(shown(quote, 'az')).toEqual(['az source', 'uk original']);
  expect(shown(quote, 'en')).toEqual(['en desk', 'uk original', 'az source']);
  expect(shown(quote, 'fr')).toEqual(['uk original', 'az source']);
});

test('a page in a language is served by a translation into a variety of it, but not into another script', () => {
  expect(shown({ ...arabic, translations: { 'en-GB': translated('words') } }, 'en')).toEqual([
    'en-GB desk',
    'ar original',
  ]);
  expect(shown({ ...arabic, translations: { 'az-Arab': translated('words') } }, 'az')).toEqual(['ar original']);
});

test('an original in a variety of the page’s language needs no translation', () => {
  expect(shown({ ...translatedEntry(1, 1), lang: 'uk-UA' }, 'uk')).toEqual(['uk desk', 'uk-UA original']);
  expect(shown({ ...translatedEntry(1, 1), lang: 'az-Latn' }, 'az')).toEqual(['az-Latn original']);
});

test('an entry without a text shows no text', () => {
  expect(shown(entry('photo', 1, {}), 'en')).toEqual([]);
  expect(shown(corrected, 'uk')).toEqual(['en original']);
});
