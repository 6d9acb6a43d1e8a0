/** JSON Feed 1.1. */
import { syndicationOf, type FeedView, type Item } from './syndication.js';

export function renderJsonFeed(view: FeedView): string {
  const { title, description, lang, publisher, page, self, next, hub, items } = syndicationOf(view);
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: page,
    feed_url: self('json'),
    ...(next('json') !== undefined && { next_url: next('json') }),
    ...(hub !== null && { hubs: [{ type: 'WebSub', url: hub }] }),
    language: lang,
    authors: [{ name: publisher }],
    items: items.map(itemOf),
  });
}

function itemOf({ id, address, title, tags, lang, byline, publishedAt, updatedAt, html, photos }: Item) {
  return {
    id,
    url: address,
    title,
    content_html: html,
    ...(photos[0] !== undefined && { image: photos[0].address }),
    date_published: publishedAt,
    date_modified: updatedAt,
    authors: [{ name: byline }],
    tags,
    language: lang,
    ...(photos.length > 0 && {
      attachments: photos.map(({ address: url, type, alt }) => ({ url, mime_type: type, title: alt })),
    }),
  };
}
