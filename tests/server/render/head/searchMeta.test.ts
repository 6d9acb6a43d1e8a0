/** The heads of pages as search engines and messengers read them. */
import { renderEntryPage } from '../../../../server/render/entryPage.js';
import { renderHome } from '../../../../server/render/homePage.js';
import { renderJsonLd, renderUpdate } from '../../../../server/render/embed/jsonLd.js';
import type { PublicEntry } from '../../../../shared/entry.js';
import { blog, corrected, entry, everyKind, photo, site, update, withdrawn } from '../baku.js';
import { page } from '../bakuPage.js';

const told = { begun: '2022-02-27T10:00:00.000Z', last: '2022-02-27T11:41:00.000Z' };
const updates = everyKind.map((one) => renderUpdate(one, { site, blog, lang: 'en' }));
const search = { updates, told };
const entryPage = (one: PublicEntry = update, lang = 'en', changes = {}) =>
  renderEntryPage({ site, blog: { ...blog, ...changes }, lang, entry: one });
const structuredIn = (html: string) => /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1];
const metaOf = (html: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

test('the newest page has the blog’s structured data once, at the end of its body', () => {
  const html = page({}, { search });
  expect(structuredIn(html)).toBe(renderJsonLd({ site, blog, lang: 'en', updates, told }));
  expect(html).toMatch(/<\/script><\/body><\/html>$/);
  expect(structuredIn(entryPage())).toContain('"@type":"BlogPosting"');
});

test('pages that nobody shall find by a search have no structured data and say noindex', () => {
  for (const html of [
    page({ visibility: 'unlisted' }, { search }),
    page({}, { before: 12 }),
    entryPage(update, 'en', { visibility: 'unlisted' }),
    entryPage(withdrawn),
  ])
    expect([metaOf(html, 'robots'), structuredIn(html)]).toEqual(['noindex', undefined]);
  for (const html of [page({}, { search }), entryPage()])
    expect(metaOf(html, 'robots')).toBe('max-image-preview:large');
});

test('pages say when they were published and last changed, with the offset of the blog’s zone', () => {
  const html = page({}, { search });
  expect(metaOf(html, 'article:published_time')).toBe('2022-02-27T14:00:00+04:00');
  expect(metaOf(html, 'article:modified_time')).toBe('2022-02-27T15:41:00+04:00');
  expect(metaOf(entryPage(corrected), 'article:modified_time')).toBe('2022-02-27T15:20:00+04:00');
  const home = renderHome({ site, blogs: [] });
  expect([metaOf(home, 'og:type'), metaOf(home, 'article:modified_time')]).toEqual(['website', undefined]);
});

test('a messenger’s picture has another address after each change that it shows', () => {
  const pictureOf = (html: string) => metaOf(html, 'og:image');
  const own = `https://rally.example.org/live/baku-ukraine/entries/${photo.id}/preview.jpg`;
  expect(pictureOf(entryPage(photo))).toBe(`${own}?v=30.3`);
  expect(pictureOf(entryPage({ ...photo, seq: 44 }, 'uk'))).toBe(`${own}?lang=uk&amp;v=44.3`);
  expect(pictureOf(page({ rev: 4 }))).toBe('https://rally.example.org/live/baku-ukraine/preview.jpg?v=4');
});

test('the title for messengers is cut between whole signs, and says the label that the words need', () => {
  const long = '🇺🇦'.repeat(200);
  expect(metaOf(page({ title: long }), 'og:title')).toBe(`${'🇺🇦'.repeat(110)}…`);
  expect(metaOf(entryPage(update, 'en', { title: long }), 'og:title')).toContain(` · ${'🇺🇦'.repeat(60)}…`);
  const rumour = entry('notice', 3, { text: 'The metro is closed.', verification: 'unconfirmed' });
  expect(metaOf(entryPage(rumour), 'og:title')).toBe('Not confirmed: The metro is closed. · Rally for Ukraine in Baku');
  expect(metaOf(entryPage(rumour, 'uk'), 'og:title')).toMatch(/^Не підтверджено: /);
});

test('an entry’s page in another language is its own canonical page, whatever else stands behind the “?”', () => {
  expect(entryPage(update, 'uk')).toContain(
    `<link rel="canonical" href="https://rally.example.org/live/baku-ukraine/entries/${update.id}?lang=uk"/>`,
  );
});

test('a blog with a home is found in its publisher’s article; messengers keep an entry’s own picture', () => {
  const home = 'https://paper.example/rally';
  const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
  const [whole, one] = [page({ home }, { search }), entryPage(update, 'en', { home })];
  expect([whole, one].map(canonicalOf)).toEqual([home, home]);
  const own = `https://rally.example.org/live/baku-ukraine/entries/${update.id}`;
  expect([whole, one].map((html) => metaOf(html, 'og:url'))).toEqual([home, own]);
  expect(whole).toContain(`data-share="${home}"`);
});
