import { keepCalendar } from '../../../shared/messages/calendars.js';
import { calendar } from '../../../shared/messages/az/calendar.js';
import { jest } from '@jest/globals';
import { listIn, speechIn } from '../../../shared/messages/say.js';

test.each([
  ['en', 'Ann, Ben, and Eva'],
  ['uk', 'Ann, Ben і Eva'],
  ['ar', 'Ann وBen وEva'],
])('names are listed in %s as that language lists them', (lang, said) => {
  expect(listIn(lang, ['Ann', 'Ben', 'Eva'])).toBe(said);
});

test('names are listed without a word between them in a language that browsers lack', () => {
  keepCalendar('az', calendar);
  expect(listIn('az', ['Ann', 'Ben'])).toBe('Ann, Ben');
});

/** As a browser of an Egyptian reader, which knows nothing of Azerbaijani: it takes its own language instead, and says so nowhere. */
function withoutAzerbaijani(name: 'NumberFormat' | 'PluralRules'): void {
  const Own = Intl[name] as new (lang: string, options?: object) => object;
  jest.spyOn(Intl, name as 'NumberFormat').mockImplementation(((lang: string, options?: object) => {
    return new Own(lang.startsWith('az') ? 'ar-EG' : lang, options);
  }) as never);
}

test('figures and plural forms are the language’s own in a browser that lacks it', () => {
  withoutAzerbaijani('NumberFormat');
  withoutAzerbaijani('PluralRules');
  const { say, number, percent } = speechIn('az');
  const forms = { one: 'one {n}', two: 'two {n}', few: 'few {n}', other: '{n}' };
  expect([1, 2, 3, 1_200].map((n) => say(forms, { n }))).toEqual(['one 1', '2', '3', '1.200']);
  expect([number(4.5), percent(0.45)]).toEqual(['4,5', '45%']);
  jest.restoreAllMocks();
});
