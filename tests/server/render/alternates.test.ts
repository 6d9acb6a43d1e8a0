/** Pages in other languages, as search engines and browsers find them. */
import { renderHome } from '../../../server/render/homePage.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { alternatesOf } from '../../../server/render/links.js';
import { renderNoticePage } from '../../../server/render/noticePage.js';
import { blog, chant, site } from './baku.js';

const alternates = (html: string) =>
  [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, address]) => [
    lang,
    address,
  ]);

test('a page names itself in each language, and the first for readers of any other', () => {
  const links = alternatesOf(['en', 'uk'], (lang) => `/x?lang=${lang}`);
  expect(links.map(({ lang, address }) => [lang, address])).toEqual([
    ['en', '/x?lang=en'],
    ['uk', '/x?lang=uk'],
    ['x-default', '/x?lang=en'],
  ]);
  expect(alternatesOf(['uk'], () => '/x')).toEqual([]);
});

test('an entry’s page names itself in each language', () => {
  const own = `https://rally.example.org/live/baku-ukraine/entries/${chant.id}`;
  const html = renderEntryPage({ site, blog, lang: 'az', entry: chant });
  expect(alternates(html)).toEqual([
    ['en', own],
    ['uk', `${own}?lang=uk`],
    ['az', `${own}?lang=az`],
    ['x-default', own],
  ]);
});

test('the home page is read in each language, and its rallies in that language where they have it', () => {
  const html = renderHome({ site, wanted: ['uk'], blogs: [blog, { ...blog, slug: 'other', languages: ['en', 'ka'] }] });
  expect(html).toContain('<html lang="uk" dir="ltr">');
  expect(html).toContain('<a href="/?lang=ar" lang="ar" hreflang="ar">العربية</a>');
  expect(html).toContain('href="/live/baku-ukraine?lang=uk"');
  expect(html).toContain('href="/live/other"');
  expect(alternates(html)).toHaveLength(6);
});

test('a notice leads home in the language that it is in', () => {
  const html = renderNoticePage({ site, wanted: ['ar-EG'], status: 404 });
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<a href="/?lang=ar">');
});
