/** Atom 1.0 (RFC 4287). */
import { syndicationOf, type FeedView, type Item, type Photo } from './syndication.js';
import { xml } from './xml.js';

export function renderAtom(view: FeedView): string {
  const { title, description, lang, publisher, page, self, updatedAt, items } = syndicationOf(view);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(lang)}">
<id>${xml(page)}</id>
<title>${xml(title)}</title>
<subtitle>${xml(description)}</subtitle>
<updated>${updatedAt}</updated>
<author><name>${xml(publisher)}</name></author>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
<link rel="self" type="application/atom+xml" href="${xml(self('atom'))}"/>
${items.map(entry).join('\n')}
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
<category term="${item.kind}"/>
<link rel="alternate" type="text/html" href="${xml(item.address)}"/>
${item.photos.map(enclosure).join('')}<content type="html">${xml(item.html)}</content>
</entry>`;
}

function enclosure({ address, type, alt }: Photo): string {
  return `<link rel="enclosure" type="${xml(type)}" title="${xml(alt)}" href="${xml(address)}"/>\n`;
}
