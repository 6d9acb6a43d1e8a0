/** Atom 1.0 (RFC 4287). */
import { syndicationOf, type FeedView, type Item, type Photo } from './syndication.js';
import { links } from './links.js';
import { xml } from './xml.js';

export function renderAtom(view: FeedView): string {
  const feed = syndicationOf(view);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">
<id>${xml(feed.page)}</id>
<title>${xml(feed.title)}</title>
<subtitle>${xml(feed.description)}</subtitle>
<updated>${feed.updatedAt}</updated>
<author><name>${xml(feed.publisher)}</name></author>
<link rel="alternate" type="text/html" hreflang="${xml(feed.lang)}" href="${xml(feed.page)}"/>
${links(feed, 'atom', 'link')}
${feed.items.map(entry).join('\n')}
</feed>
`;
}

function entry(item: Item): string {
  return `<entry xml:lang="${xml(item.lang)}">
<id>${item.id}</id>
<title>${xml(item.title)}</title>
<published>${item.publishedAt}</published>
<updated>${item.updatedAt}</updated>
<author><name>${xml(item.byline)}</name></author>
${item.tags.map((tag) => `<category term="${tag}"/>`).join('')}
<link rel="alternate" type="text/html" href="${xml(item.address)}"/>
${item.photos.map(enclosure).join('')}<content type="html">${xml(item.html)}</content>
</entry>`;
}

function enclosure({ address, type, alt }: Photo): string {
  return `<link rel="enclosure" type="${xml(type)}" title="${xml(alt)}" href="${xml(address)}"/>\n`;
}
