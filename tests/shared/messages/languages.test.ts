/** A language is a folder as whole as English, with every form that its plurals have and every place that a sentence has. */
import { jest } from '@jest/globals';
import { languageFor, languageGiven, LANGUAGES } from '../../../shared/messages/languages.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { dayInFull } from '../../../shared/messages/times.js';
import { pseudo, PSEUDO } from '../../support/pseudoLanguage.js';
import { isPlural, wordsOf } from '../../support/wordFiles.js';

type Files = Awaited<ReturnType<typeof wordsOf>>;
type Leaf = { at: string; words: string | Record<string, string> };

/** A file that a language brings along where browsers lack its data, see shared/messages/calendars.ts. */
const WITHOUT_CALENDAR = ({ 'calendar.ts': _own, ...files }: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([file, { calendar: _again, ...words }]) => [file, words as Record<string, unknown>]),
  );
const english = await wordsOf('en');
const languages: [string, Files][] = [
  ...(await Promise.all(
    LANGUAGES.map(async (lang): Promise<[string, Files]> => [lang, WITHOUT_CALENDAR(await wordsOf(lang))]),
  )),
  // A made-up language, which the tests of screens use, is held to the same rules.
  [PSEUDO, pseudo(english) as Files],
];

function leaves(words: unknown, at = ''): Leaf[] {
  if (typeof words === 'string' || isPlural(words)) return [{ at, words }];
  return Object.entries(words as object).flatMap(([name, one]) => leaves(one, `${at}/${name}`));
}
const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(languages)('%s', (lang, files) => {
  const known = new Map(leaves(files).map(({ at, words }) => [at, words]));

  test('the catalogue of each language has the files, names and plurals of English', () => {
    const namesOf = (all: Leaf[]) => all.map(({ at, words }) => [at, typeof words]).sort();
    expect(namesOf(leaves(files))).toEqual(namesOf(leaves(english)));
  });

  test('the plurals of each language have its forms, and no others', () => {
    const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
    const plurals = leaves(files).filter(({ words }) => typeof words === 'object');
    expect(plurals.length).toBeGreaterThan(3);
    for (const { at, words } of plurals) expect([at, Object.keys(words).sort()]).toEqual([at, forms]);
  });

  test('the sentences of each language have the places of the English ones; the forms for one and two may lack the number', () => {
    for (const { at, words } of leaves(english)) {
      const own = known.get(at) ?? '';
      const forms = typeof own === 'string' ? { other: own } : own;
      const expected = placesIn(typeof words === 'string' ? words : (words.other ?? ''));
      expect([at, placesIn(forms.other ?? '')]).toEqual([at, expected]);
      for (const text of Object.values(forms)) expect(expected).toEqual(expect.arrayContaining(placesIn(text)));
    }
  });
});

/** Sentences that are the same in several languages: names, signs, addresses, and data in an example. */
const SAME =
  /^(?:[\W\d_]|\{\w+\}|\[words\]\(|@name|https?|JPEG|Brush|Mosaic|UTC|MB|Oval|token|Foto|Video|news|example)*$/;

test.each(LANGUAGES.filter((lang) => lang !== 'en'))(
  'no sentence of the catalogue is left in English: %s',
  async (lang) => {
    const own = new Map(leaves(WITHOUT_CALENDAR(await wordsOf(lang))).map(({ at, words }) => [at, words]));
    const texts = (words: Leaf['words'] = '') => (typeof words === 'string' ? [words] : Object.values(words));
    const left = leaves(english).filter(({ at, words }) => {
      const said = texts(words).filter((text) => !SAME.test(text));
      return texts(own.get(at)).some((text) => said.includes(text));
    });
    expect(left.filter(({ at }) => !at.includes('/cities/'))).toEqual([]);
  },
);

const endsInStop = ([lang]: [string, Files]) => dayInFull('2022-02-27T15:42:00Z', 'UTC', lang).endsWith('.');

test.each(languages.filter(endsInStop))(
  'a day that ends in a full stop of its own never ends a sentence: %s',
  (_lang, files) => {
    const texts = leaves(files).flatMap(({ words }) => (typeof words === 'string' ? [words] : Object.values(words)));
    expect(texts.filter((text) => text.includes('{day}.'))).toEqual([]);
  },
);

test('a language without a folder is served by a language near it, else by the first', () => {
  expect(languageFor(['en-GB'])).toBe('en');
  expect(languageFor(['constructor', '*', 'xx'])).toBe(LANGUAGES[0]);
  expect(languageFor([])).toBe(LANGUAGES[0]);
});

/** Work is counted by the letters that are made small: each comparison makes some so. */
function lookedUp(tag: string): { lang: string; looks: number } {
  const small = jest.spyOn(String.prototype, 'toLowerCase');
  try {
    return { lang: languageFor([tag]), looks: small.mock.calls.length };
  } finally {
    small.mockRestore();
  }
}

test('a tag of thousands of subtags is looked up by as much work as one of two, whatever a stranger sends', () => {
  const long = lookedUp(`xx${'-'.repeat(15_500)}`);
  expect(long).toEqual(lookedUp('xx-YY'));
  expect(long.lang).toBe(LANGUAGES[0]);
  expect(lookedUp(`uk-${'x-'.repeat(7_500)}`).lang).toBe('uk');
});

test('of the languages that a browser wants the first 32 count', () => {
  const wanted = (before: number) => [...Array.from({ length: before }, () => 'xx'), 'uk'];
  expect(messagesFor(...wanted(31)).lang).toBe('uk');
  expect(messagesFor(...wanted(32)).lang).toBe(LANGUAGES[0]);
  const looks = jest.spyOn(String.prototype, 'toLowerCase');
  messagesFor(...wanted(8_000));
  expect(looks.mock.calls.length).toBeLessThan(1_000);
  looks.mockRestore();
});

describe('which of a blog’s languages is given', () => {
  test.each([
    ['uk', ['en', 'uk'], 'uk', true],
    ['UK', ['en', 'uk'], 'uk', true],
    ['uk-UA', ['en', 'uk'], 'uk', true],
    ['zh-Hant-x-a-b', ['en', 'zh-Hant', 'zh'], 'zh-Hant', true],
    ['sr-Latn-RS', ['en', 'sr-Cyrl', 'sr-Latn'], 'sr-Latn', true],
    ['az', ['en', 'az-Latn', 'az-Arab'], 'az-Latn', true],
    ['iw', ['en', 'he'], 'he', true],
    ['fr', ['en', 'uk'], 'en', false],
    ['ua', ['az', 'uk'], 'az', false],
  ])('a reader who asks for %s of the languages %j gets %s', (asked, offered, lang, serves) => {
    expect(languageGiven(asked, offered)).toEqual({ lang, serves });
  });

  test('a reader who asks for no language gets the blog’s first; a malformed tag gets none', () => {
    expect(languageGiven(undefined, ['az', 'en'])).toEqual({ lang: 'az', serves: true });
    for (const tag of ['', 'x', 'en_US', '../x', 'a b']) expect(languageGiven(tag, ['en'])).toBeNull();
  });
});
