/**
 * The tags by which a cache in front drops all that it holds of a blog at once, whatever the addresses: lists such as
 * `?before=` pages have no end, and a page answers under more spellings of its path than one.
 */
import type { RequestHandler } from 'express';
import { LISTS_TAG, blogTag } from '../../shared/cacheTags.js';
import type { Headers } from './securityHeaders.js';

/** The two names of the header: Fastly, Varnish and Akamai read the first, Cloudflare, Bunny and Netlify the second. */
export const TAG_HEADERS = ['Surrogate-Key', 'Cache-Tag'] as const;

/** Tags every public address whose path says which blog it is of. The routes of other addresses call `tagHeaders`. */
export const setCacheTags: RequestHandler = (request, response, next) => {
  response.set(tagHeadersOf(request.path));
  next();
};

/**
 * The tags of a request's path, as it came: routes know a blog in other letters too, `/LIVE/%62aku` as `/live/baku`.
 */
export function tagHeadersOf(path: string): Headers {
  const [, encoded] = OF_ONE_BLOG.exec(path) ?? [];
  if (encoded !== undefined) return tagHeaders(decoded(encoded));
  return LISTS.test(path) ? headersOf(LISTS_TAG) : {};
}

export function tagHeaders(slug: string): Headers {
  // Nothing that a stranger writes into an address becomes part of a header.
  return SLUG.test(slug) ? headersOf(blogTag(slug)) : {};
}

const OF_ONE_BLOG = /^\/(?:live|embed|api\/v1\/blogs)\/([^/?]+)/i;
const LISTS = /^\/(?:api\/v1\/blogs\/?|(?:news-)?sitemap(?:-\d+)?\.xml)?(?:\?|$)/i;
const SLUG = /^[a-z0-9-]{1,64}$/;

function headersOf(tag: string): Headers {
  return Object.fromEntries(TAG_HEADERS.map((name) => [name, tag]));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
