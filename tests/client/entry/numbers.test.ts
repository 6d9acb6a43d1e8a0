import { jest } from '@jest/globals';
import fc from 'fast-check';
import { amountIn, readNumber, typedNumber } from '../../../client/entry/numbers.js';

const either = (more: number, less: number) => ({ is: 'either', values: [more, less] });
const number = (value: number) => ({ is: 'number', value });

describe('a typed number', () => {
  test.each([
    ['3', 3],
    [' 1 200 ', 1_200],
    ['1\u00a0200,5', 1_200.5],
    ['12’000', 12_000],
    ['0,500', 0.5],
    ['0.500', 0.5],
    ['1,5', 1.5],
    ['2.25', 2.25],
    ['1200,500', 1_200.5],
    ['1.200.000', 1_200_000],
    ['1,00,000', 100_000],
    ['1.200,50', 1_200.5],
    ['1,200.50', 1_200.5],
    ['٣٠٠', 300],
    ['۱۲۰۰', 1_200],
    ['३००', 300],
    ['３００', 300],
    ['১২', 12],
    ['١٬٢٠٠', 1_200],
    ['١٬٢٠٠٫٥', 1_200.5],
    ['١٫٢٠٠', 1.2],
  ])('the typed number %j is the same in every language', (typed, value) => {
    for (const lang of ['en', 'uk', 'de', 'ar', 'az', 'ka', 'zh']) {
      expect([lang, readNumber(typed, { lang })]).toEqual([lang, number(value)]);
    }
  });

  test('a number that is thousands to some and decimals to others is read by the form’s language, or asked about', () => {
    expect(readNumber('1,200', { lang: 'en' })).toEqual(number(1_200));
    expect(readNumber('1.200', { lang: 'en' })).toEqual(either(1_200, 1.2));
    expect(readNumber('1.200', { lang: 'de' })).toEqual(number(1_200));
    expect(readNumber('1,200', { lang: 'de' })).toEqual(either(1_200, 1.2));
    expect(readNumber('1.200', { lang: 'az' })).toEqual(number(1_200));
    expect(readNumber('1,200', { lang: 'uk' })).toEqual(either(1_200, 1.2));
    expect(amountIn('1.200', { lang: 'en' })).toBe('1.200');
  });

  test('thousands are told apart by the form’s language in a browser that lacks it, and would take its own', () => {
    const Own = Intl.NumberFormat;
    jest.spyOn(Intl, 'NumberFormat').mockImplementation(((lang: string, options?: Intl.NumberFormatOptions) => {
      return new Own(lang.startsWith('az') ? 'en-US' : lang, options);
    }) as never);
    expect(readNumber('1.200', { lang: 'az' })).toEqual(number(1_200));
    expect(readNumber('1,200', { lang: 'az' })).toEqual(either(1_200, 1.2));
    jest.restoreAllMocks();
  });

  test('a number of people is whole, so nothing has to be asked', () => {
    for (const typed of ['1.200', '1,200', '1 200', '١٢٠٠'])
      expect(readNumber(typed, { lang: 'en', whole: true })).toEqual(number(1_200));
  });

  test.each([
    '',
    'many',
    '3 lorries',
    '-3',
    '1e3',
    '0x10',
    '1,2,3',
    '1.2.3',
    '1,20,00',
    '.',
    '1.',
    '½',
    '1.200,5.0',
    '٫٥',
  ])('the text %j is no number, and stays as it was typed', (typed) => {
    expect(readNumber(typed, { lang: 'en' })).toEqual({ is: 'none' });
    expect(amountIn(typed, { lang: 'en' })).toBe(typed);
  });

  test('a number that the form writes into a field is read from it as the same number, whatever language the form is in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (digits, places) => {
        const value = digits / 10 ** places;
        for (const lang of ['en', 'de', 'uk', 'ar']) {
          expect(readNumber(typedNumber(value), { lang })).toEqual(number(value));
        }
      }),
    );
  });

  test('a number as a language writes it, in its own digits, is read as that number there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom('en', 'uk', 'az', 'ka', 'hy', 'tr', 'ar-EG', 'fa', 'hi-IN-u-nu-deva', 'zh', 'de', 'fr', 'bn'),
        (value, lang) => {
          expect(readNumber(new Intl.NumberFormat(lang).format(value), { lang })).toEqual(number(value));
        },
      ),
    );
  });
});
