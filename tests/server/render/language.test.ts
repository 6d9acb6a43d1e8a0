import {
  directionOf,
  inQuotationMarks,
  langAttributes,
  languageName,
  ownName,
} from '../../../server/render/language.js';

test.each([
  'ar',
  'fa',
  'he',
  'ur',
  'ps',
  'sd',
  'ug',
  'yi',
  'dv',
  'ku-Arab',
  'az-Arab',
  'ar-EG',
  'uz-Arab-AF',
  'pa-Arab',
])('the language %s is written from right to left', (lang) => {
  expect(directionOf(lang)).toBe('rtl');
});

test.each(['en', 'uk', 'az', 'az-Latn', 'az-Cyrl', 'ku', 'ar-Latn', 'hy', 'ka', 'und', 'en-GB-oxendict'])(
  'the language %s is written from left to right',
  (lang) => {
    expect(directionOf(lang)).toBe('ltr');
  },
);

test('a text is set in the quotation marks of its own language', () => {
  expect(inQuotationMarks('Слава Україні!', 'uk')).toBe('«Слава Україні!»');
  expect(inQuotationMarks('Yaşasın Ukrayna!', 'az-Latn')).toBe('«Yaşasın Ukrayna!»');
  expect(inQuotationMarks('Glory to Ukraine!', 'en-GB')).toBe('“Glory to Ukraine!”');
  expect(inQuotationMarks('დიდება უკრაინას!', 'ka')).toBe('„დიდება უკრაინას!“');
});

test('quotation marks that the writer typed are kept', () => {
  expect(inQuotationMarks('"Glory"', 'en')).toBe('"Glory"');
  expect(inQuotationMarks('„Glory“', 'en')).toBe('„Glory“');
});

test("an element has a lang attribute only where its parent's language is another", () => {
  expect(langAttributes('en', 'en')).toEqual({});
  expect(langAttributes('uk', 'en')).toEqual({ lang: 'uk' });
  expect(langAttributes('ar', 'en')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(langAttributes('en', 'ar')).toEqual({ lang: 'en', dir: 'ltr' });
});

test('a language is shown by its name, or by its tag where it has no name', () => {
  expect(languageName('uk', 'en')).toBe('Ukrainian');
  expect(ownName('uk')).toBe('Українська');
  expect(languageName('qaa', 'en')).toBe('qaa');
  expect(languageName('und', 'en')).toBe('und');
});
