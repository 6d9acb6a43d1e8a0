/** A live blog and its entries for search engines: schema.org LiveBlogPosting and BlogPosting. */
import type { PublicEntry } from '../../../shared/entry.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { liveBlogAddress, liveBlogPosting, type JsonLdView } from './jsonLd/liveBlog.js';
import { publisherOf, type Node } from './jsonLd/node.js';
import { blogPosting, type Around } from './jsonLd/update.js';

export type { JsonLdView } from './jsonLd/liveBlog.js';

/** Renders JSON that may stand in a script element: no `<` is left that could end the element. */
export function renderJsonLd(view: JsonLdView): string {
  const whole = safeInScript({ '@context': CONTEXT, ...liveBlogPosting(view) });
  return `${whole.slice(0, -1)},"liveBlogUpdate":[${view.updates.join(',')}]}`;
}

/** Renders an update of `renderJsonLd`, which is made once and kept while the entry stands. */
export function renderUpdate(entry: PublicEntry, around: Around): string {
  return safeInScript(blogPosting(entry, around));
}

/** Renders an entry for its own page, as a part of the live blog. */
export function renderEntryJsonLd(entry: PublicEntry, around: Around): string {
  const { site, blog, lang } = around;
  const whole = liveBlogAddress(site, blog, lang);
  return safeInScript({
    '@context': CONTEXT,
    ...blogPosting(entry, around),
    publisher: publisherOf(blog),
    isPartOf: { '@type': 'LiveBlogPosting', '@id': whole, url: whole, headline: blogWithWordsIn(blog, lang).title },
  });
}

const CONTEXT = 'https://schema.org';

function safeInScript(node: Node): string {
  return JSON.stringify(node).replaceAll('<', '\\u003c');
}
