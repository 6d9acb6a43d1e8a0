/** Links by which programs find a page in other forms: the blog's feeds, and oEmbed. */
import type { PublicBlog } from '../../shared/entry.js';
import type { Frame } from './document.js';
import type { Site } from './views.js';

/** The language of an alternate for readers of whom nothing else is known. */
const DEFAULT = 'x-default';

/**
 * The same page in each of the languages, and for everybody else in the first; none where there is one language alone.
 * `address` names the page in a language, root-relative.
 */
export function alternatesOf(
  languages: readonly string[],
  address: (lang: string) => string,
): NonNullable<Frame['alternates']> {
  const [first] = languages;
  if (first === undefined || languages.length < 2) return [];
  const each = languages.map((lang) => ({ lang, address: address(lang) }));
  return [...each, { lang: DEFAULT, address: address(first) }];
}

/**
 * `address` is the root-relative address of a blog's or an entry's page, with its language; `shown` names the entries that the page
 * shows, too, where it is not all: an embed can be of some, a feed is always of all.
 */
export function linksOf(
  { url }: Site,
  { slug }: PublicBlog,
  address: string,
  shown = address,
): NonNullable<Frame['links']> {
  const query = address.split('?')[1];
  const feed = (ending: string) => `/live/${slug}/feed.${ending}${query === undefined ? '' : `?${query}`}`;
  return [
    { type: 'application/rss+xml', address: feed('rss') },
    { type: 'application/atom+xml', address: feed('atom') },
    { type: 'application/feed+json', address: feed('json') },
    { type: OEMBED, address: oembedAddress(url + shown) },
  ];
}

/** The type by which programs find, in the head of a page, where oEmbed answers for it. */
export const OEMBED = 'application/json+oembed';

/** `page` is absolute; the answer is root-relative. */
export function oembedAddress(page: string): string {
  return `/oembed?${new URLSearchParams({ url: page, format: 'json' }).toString()}`;
}
