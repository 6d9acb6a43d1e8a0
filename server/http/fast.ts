/**
 * Cached pages before express: the newest page of a blog, if its bytes are at hand. Express would answer it at a third of
 * the rate; whatever is not at hand goes on to it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feeds } from '../feed/feeds.js';
import type { PageBytes } from '../feed/pages.js';
import { READERS_CACHE } from './caching.js';
import type { Headers } from './securityHeaders.js';

export type Fast = (request: IncomingMessage, response: ServerResponse) => boolean;

const PAGE_URL = /^\/live\/([a-z0-9-]{1,64})(?:\?lang=([A-Za-z0-9-]{2,35}))?$/;

/** Answers and returns true, or leaves it alone and returns false. */
export function createFast(feeds: Feeds, headers: Headers): Fast {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const [matched, slug, tag] = PAGE_URL.exec(request.url ?? '') ?? [];
    if (matched === undefined || slug === undefined) return false;
    const live = feeds.atHand(slug);
    if (live === null) return false;
    const { languages } = live.feed.blog.settings;
    const lang = tag ?? languages[0] ?? '';
    const page = languages.includes(lang) ? live.pages.atHand(lang) : null;
    if (page === null) return false;
    sendPage(request, response, page, headers);
    return true;
  };
}

/** One page with its cache headers: compressed where that is taken, 304 where the reader has it already. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: PageBytes, headers: Headers): void {
  const common = { ...headers, 'Cache-Control': READERS_CACHE, ETag: page.etag, Vary: 'Accept-Encoding' };
  if (request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, common).end();
    return;
  }
  const compressed = takesGzip(request.headers['accept-encoding']);
  const body = compressed ? page.gzip : page.body;
  response.writeHead(200, {
    ...common,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    ...(compressed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function takesGzip(accepted: string | undefined): boolean {
  return accepted !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted);
}
