import { BrowserShelf } from '../../../client/account/shelf.js';
import { languageOn, rememberLanguage, showLanguage } from '../../../client/words/language.js';
import { ownName } from '../../../shared/messages/languages.js';

test("a phone whose kept choice of language is none of ours gets the page's language", () => {
  for (const kept of ['tlh', 7, { lang: 'en' }, null]) {
    const shelf = new BrowserShelf(null);
    shelf.set('words', kept);
    expect(languageOn(shelf, 'en-GB')).toBe('en');
  }
});

test('a choice of language is kept for the next visit, and found by its first part', () => {
  const shelf = new BrowserShelf(null);
  rememberLanguage(shelf, 'en');
  expect(languageOn(shelf, 'tlh')).toBe('en');
  shelf.set('words', 'en-IE');
  expect(languageOn(shelf, 'tlh')).toBe('en');
});

test('a page that came in none of our languages speaks the first of them', () => {
  expect(languageOn(new BrowserShelf(null), '')).toBe('en');
});

test('the document names the language that it is in', () => {
  const root = { lang: 'ar', dir: 'rtl' };
  showLanguage(root, 'en');
  expect(root).toEqual({ lang: 'en', dir: 'ltr' });
});

test('a language is named in itself', () => {
  expect(['uk', 'az', 'de', 'not a tag'].map(ownName)).toEqual(['Українська', 'Azərbaycan', 'Deutsch', 'not a tag']);
});
