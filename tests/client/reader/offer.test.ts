import { offerFor } from '../../../client/reader/offer.js';

const PAGES = new Map([
  ['en', '/live/baku'],
  ['uk', '/live/baku?lang=uk'],
  ['az-Latn', '/live/baku?lang=az-Latn'],
]);

test.each<[string, string[], string, string | null]>([
  ['the first language that the reader wants and the page has', ['uk-UA', 'uk', 'en'], 'en', 'uk'],
  ['a language before which only languages stand that nobody has here', ['ka', 'az', 'en'], 'en', 'az-Latn'],
  ['nothing where the page is in the language that the reader likes best', ['en-GB', 'uk'], 'en', null],
  ['nothing where the page is in another country’s form of it', ['az-AZ', 'uk'], 'az', null],
  ['nothing where the page has none of them', ['ka', 'fr'], 'en', null],
  ['nothing for a tag that is none', ['', 'x'], 'en', null],
])('a reader is offered %s', (_what, wanted, page, lang) => {
  expect(offerFor(wanted, page, PAGES)).toEqual(lang === null ? null : { lang, address: PAGES.get(lang) });
});
