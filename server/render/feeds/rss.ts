/** RSS 2.0, with the parts of Atom, Dublin Core and Media RSS which RSS lacks elements for. */
import { syndicationOf, type FeedView, type Item, type Photo } from './syndication.js';
import { links } from './links.js';
import { xml } from './xml.js';

export function renderRss(view: FeedView): string {
  const feed = syndicationOf(view);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.page)}</link>
<description>${xml(feed.description)}</description>
<language>${xml(feed.lang)}</language>
<lastBuildDate>${date(feed.updatedAt)}</lastBuildDate>
${links(feed, 'rss', 'atom:link')}
${feed.items.map(itemOf).join('\n')}
</channel>
</rss>
`;
}

function itemOf(item: Item): string {
  return `<item>
<title>${xml(item.title)}</title>
<link>${xml(item.address)}</link>
<guid isPermaLink="false">${item.id}</guid>
<pubDate>${date(item.publishedAt)}</pubDate>
<atom:updated>${item.updatedAt}</atom:updated>
<dc:creator>${xml(item.byline)}</dc:creator>
<dc:language>${xml(item.lang)}</dc:language>
${item.tags.map((tag) => `<category>${tag}</category>`).join('')}
${item.photos.slice(0, 1).map(enclosure).join('')}${item.photos.map(media).join('')}<description>${xml(item.html)}</description>
</item>`;
}

/** An item's only enclosure. RSS asks for a length in bytes, and takes 0 where it is not known. */
function enclosure({ address, type }: Photo): string {
  return `<enclosure url="${xml(address)}" length="0" type="${xml(type)}"/>\n`;
}

function media({ address, type, alt, width, credit }: Photo): string {
  const by = credit === undefined ? '' : `<media:credit role="photographer">${xml(credit)}</media:credit>`;
  return `<media:content url="${xml(address)}" type="${xml(type)}" medium="image" width="${width.toString()}"><media:description type="plain">${xml(alt)}</media:description>${by}</media:content>\n`;
}

/** Formats a time by RFC 822, with the four-digit year of RFC 1123. */
function date(iso: string): string {
  return new Date(iso).toUTCString();
}
