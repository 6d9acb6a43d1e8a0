/** Links by which programs find a page in other forms: the blog's feeds, and oEmbed. */
import type { PublicBlog } from '../../shared/entry.js';
import type { Frame } from './document.js';
import type { Site } from './views.js';

/** `address` is the root-relative address of a blog's or an entry's page, with its language. */
export function linksOf({ url }: Site, { slug }: PublicBlog, address: string): NonNullable<Frame['links']> {
  const query = address.split('?')[1];
  const feed = (ending: string) => `/live/${slug}/feed.${ending}${query === undefined ? '' : `?${query}`}`;
  const oembed = new URLSearchParams({ url: url + address, format: 'json' });
  return [
    { type: 'application/rss+xml', address: feed('rss') },
    { type: 'application/atom+xml', address: feed('atom') },
    { type: 'application/feed+json', address: feed('json') },
    { type: 'application/json+oembed', address: `/oembed?${oembed.toString()}` },
  ];
}
