/** Links of feeds: to the entries before these (RFC 5005), and to the blog's other languages. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { renderAtom } from '../../../../server/render/feeds/atom.js';
import { renderJsonFeed } from '../../../../server/render/feeds/jsonFeed.js';
import { renderRss } from '../../../../server/render/feeds/rss.js';
import { blog, site, update } from '../baku.js';

const view = { site, blog, lang: 'uk', entries: [update], updatedAt: blog.updatedAt };
const at = (form: string, query: string) => `https://rally.example.org/live/baku-ukraine/feed.${form}${query}`;

test('a feed names itself, the newest entries, the older ones and its other languages', () => {
  const older = { ...view, before: 30, older: 10 };
  const [atom, rss] = [parseAtomFeed(renderAtom(older)).links, parseRssFeed(renderRss(older)).atom?.links];
  for (const [form, links = []] of [
    ['atom', atom],
    ['rss', rss],
  ] as const) {
    const told = links
      .filter(({ type }) => type !== 'text/html')
      .map(({ rel, hreflang, href }) => [rel, hreflang, href]);
    expect(told).toEqual([
      ['self', undefined, at(form, '?before=30&lang=uk')],
      ['first', undefined, at(form, '?lang=uk')],
      ['next', undefined, at(form, '?before=10&lang=uk')],
      ['alternate', 'en', at(form, '')],
      ['alternate', 'az', at(form, '?lang=az')],
    ]);
  }
  expect(parseJsonFeed(renderJsonFeed(older))).toMatchObject({
    feed_url: at('json', '?before=30&lang=uk'),
    next_url: at('json', '?before=10&lang=uk'),
  });
});

test('the last part of a feed names no older one', () => {
  expect(renderAtom(view)).not.toContain('rel="next"');
  expect(renderJsonFeed(view)).not.toContain('next_url');
});

test('kind and label are categories and tags by which programs can sort', () => {
  const rumour = { ...update, verification: 'unconfirmed' as const };
  const entries = [update, rumour];
  expect(
    parseAtomFeed(renderAtom({ ...view, entries })).entries?.map(({ categories }) =>
      categories?.map(({ term }) => term),
    ),
  ).toEqual([['update'], ['update', 'unconfirmed']]);
  expect(parseJsonFeed(renderJsonFeed({ ...view, entries })).items?.map(({ tags }) => tags)).toEqual([
    ['update'],
    ['update', 'unconfirmed'],
  ]);
});
