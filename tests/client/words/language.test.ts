import { BrowserShelf } from '../../../client/account/shelf.js';
import { languagesOn, rememberLanguage, showLanguage } from '../../../client/words/language.js';
import { ownName } from '../../../shared/messages/languages.js';

test("a phone whose kept choice of language is none of ours gets the page's language", () => {
  for (const kept of ['tlh', 7, { lang: 'en' }, null]) {
    const shelf = new BrowserShelf(null);
    shelf.set('words', kept);
    expect(languagesOn(shelf, 'en-GB')).toEqual(expect.arrayContaining(['en']));
  }
});

test('a choice of language is kept for the next visit, and found by its first part', () => {
  const shelf = new BrowserShelf(null);
  rememberLanguage(shelf, 'uk');
  expect(languagesOn(shelf, 'ar')).toEqual(['uk', 'ar']);
  shelf.set('words', 'ru-UA');
  expect(languagesOn(shelf, 'tlh')).toEqual(['ru', 'en']);
});

test('a page that came in none of our languages speaks the first of them', () => {
  expect(languagesOn(new BrowserShelf(null), '')).toEqual(['en']);
});

test('the document names the language that it is in', () => {
  const root = { lang: 'ar', dir: 'rtl' };
  showLanguage(root, 'en');
  expect(root).toEqual({ lang: 'en', dir: 'ltr' });
});

test('a language is named in itself', () => {
  expect(['uk', 'az', 'de', 'not a tag'].map(ownName)).toEqual(['Українська', 'Azərbaycan', 'Deutsch', 'not a tag']);
});
