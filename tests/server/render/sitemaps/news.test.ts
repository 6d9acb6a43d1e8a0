import { renderNews } from '../../../../server/render/sitemaps/news.js';
import type { PublicBlog, PublicEntry } from '../../../../shared/entry.js';
import { blog, entry, site } from '../baku.js';

const NOW = new Date('2022-02-28T12:00:00Z');
const news = (...changes: Partial<PublicBlog>[]) =>
  renderNews(
    site,
    changes.map((change) => ({ ...blog, ...change })),
    [],
    NOW,
  );
/** The same of a blog that is no news itself, and has these entries. */
const newsOf = (...entries: PublicEntry[]) => {
  const begun = { ...blog, startsAt: '2022-02-20T11:00:00.000Z' };
  return renderNews(site, [begun], [{ blog: begun, entries }], NOW);
};
const told = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

test('a blog that began within two days is news in each of its languages', () => {
  const xml = news({});
  expect(told(xml, 'loc')).toEqual(
    ['', '?lang=uk', '?lang=az'].map((query) => `${site.url}/live/baku-ukraine${query}`),
  );
  expect(told(xml, 'news:name')).toEqual(['Square Press', 'Square Press', 'Square Press']);
  expect(told(xml, 'news:language')).toEqual(['en', 'uk', 'az']);
  expect(told(xml, 'news:publication_date')[0]).toBe('2022-02-27T15:00:00+04:00');
  expect(told(xml, 'news:title')[0]).toBe(blog.title);
});

test('a rally that is only announced, or began longer ago, is no news', () => {
  expect(told(news({ status: 'announced' }, { startsAt: '2022-02-26T11:59:00.000Z' }), 'loc')).toEqual([]);
  expect(told(news({ startsAt: null, statusAt: '2022-02-26T12:00:00.000Z' }), 'loc')).toHaveLength(3);
});

test('reporters who began before the hour of the rally are news from then on', () => {
  const early = news({ startsAt: '2022-02-28T15:00:00.000Z', statusAt: '2022-02-28T11:00:00.000Z' });
  expect(told(early, 'news:publication_date')[0]).toBe('2022-02-28T15:00:00+04:00');
});

test('a title of news is escaped and cut between whole signs; Chinese has the protocol’s codes', () => {
  const xml = news({ title: `<&${'🇺🇦'.repeat(200)}`, languages: ['zh', 'zh-TW', 'zh-Hant', 'en-GB'] });
  expect(told(xml, 'news:title')[0]).toBe(`&lt;&amp;${'🇺🇦'.repeat(108)}…`);
  expect(told(xml, 'news:language')).toEqual(['zh-cn', 'zh-tw', 'zh-tw', 'en']);
});

test('news has at most a thousand addresses, the newest first', () => {
  const many = Array.from({ length: 400 }, (_, n) => ({
    slug: `rally-${n.toString()}`,
    startsAt: new Date(Date.parse('2022-02-27T00:00:00Z') + n * 60_000).toISOString(),
  }));
  const addresses = told(news(...many), 'loc');
  expect(addresses).toHaveLength(1_000);
  expect(addresses[0]).toBe(`${site.url}/live/rally-399`);
});

test('an entry of these two days is news in its own language, with its own moment and its label', () => {
  const first = entry('update', 1, { text: 'People come.', verification: 'unconfirmed' });
  const second = entry('update', 2, { text: 'Люди приходять.', lang: 'uk' });
  const xml = newsOf(first, second);
  expect(told(xml, 'loc')).toEqual([
    `${site.url}/live/baku-ukraine/entries/${second.id}?lang=uk`,
    `${site.url}/live/baku-ukraine/entries/${first.id}`,
  ]);
  expect(told(xml, 'news:language')).toEqual(['uk', 'en']);
  expect(told(xml, 'news:publication_date')[1]).toBe('2022-02-27T15:01:00+04:00');
  expect(told(xml, 'news:title')).toEqual(['Люди приходять.', 'Not confirmed: People come.']);
});

test('an entry that the desk no longer stands by, or of an earlier day, is no news', () => {
  const withdrawn = entry('update', 1, { text: 'x', verification: 'withdrawn' });
  const old = entry('update', 2, { text: 'y', publishedAt: '2022-02-26T11:59:00.000Z' });
  expect(told(newsOf(withdrawn, old), 'loc')).toEqual([]);
});

test('entries fill what blogs leave of the thousand addresses', () => {
  const many = Array.from({ length: 1_200 }, (_, n) => entry('update', n + 1, { text: `Entry ${n.toString()}` }));
  const full = renderNews(site, [blog], [{ blog, entries: many }], new Date('2022-02-28T11:00:00Z'));
  expect(told(full, 'loc')).toHaveLength(1_000);
  expect(told(full, 'loc')[2]).toBe(`${site.url}/live/baku-ukraine?lang=az`);
});
