/** A live blog and its entries for search engines: schema.org LiveBlogPosting and BlogPosting. */
import type { PublicEntry } from '../../../shared/entry.js';
import { liveBlogAddress, liveBlogPosting, type JsonLdView } from './jsonLd/liveBlog.js';
import { publisherOf, type Node } from './jsonLd/node.js';
import { blogPosting, type Around } from './jsonLd/update.js';

export type { JsonLdView } from './jsonLd/liveBlog.js';

/** Renders JSON that may stand in a script element: no `<` is left that could end the element. */
export function renderJsonLd(view: JsonLdView): string {
  return safeInScript(liveBlogPosting(view));
}

/** Renders the same of one entry, for its own page. */
export function renderEntryJsonLd(entry: PublicEntry, around: Around): string {
  const { site, blog, lang } = around;
  const whole = liveBlogAddress(site, blog, lang);
  return safeInScript({
    ...blogPosting(entry, around),
    publisher: publisherOf(blog),
    isPartOf: { '@type': 'LiveBlogPosting', '@id': whole, url: whole, headline: blog.title },
  });
}

function safeInScript(node: Node): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...node }).replaceAll('<', '\\u003c');
}
