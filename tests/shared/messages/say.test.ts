import { keepCalendar } from '../../../shared/messages/calendars.js';
import { calendar } from '../../../shared/messages/az/calendar.js';
import { listIn } from '../../../shared/messages/say.js';

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
