/**
 * Cached pages before express: the newest page of a blog, if its bytes are at hand. Express would answer at a third of
 * the rate; all other requests go on to express.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { languageGiven } from '../../shared/messages/languages.js';
import type { Feeds } from '../feed/feeds.js';
import type { PageBytes } from '../feed/pages.js';
import { tagHeadersOf } from './cacheTags.js';
import { READERS_CACHE } from './caching.js';
import { hasAlready } from './knownTag.js';
import type { Headers } from './securityHeaders.js';

/** Answers with one page and its cache headers: compressed where that is taken, 304 where the reader has it already. */
export type SendPage = (request: IncomingMessage, response: ServerResponse, page: PageBytes) => void;

export type Fast = (request: IncomingMessage, response: ServerResponse) => boolean;

const PAGE_URL = /^\/live\/([a-z0-9-]{1,64})(?:\?lang=([A-Za-z0-9-]{2,35}))?$/;

/** Answers the request and returns true, or leaves the request alone and returns false. */
export function createFast(feeds: Feeds, sendPage: SendPage): Fast {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const [matched, slug, tag] = PAGE_URL.exec(request.url ?? '') ?? [];
    if (matched === undefined || slug === undefined) return false;
    const live = feeds.atHand(slug);
    if (live === null) return false;
    const { languages } = live.feed.blog.settings;
    const given = languageGiven(tag, languages);
    const page = given === null ? null : live.pages.atHand(given.lang, given.serves);
    if (page === null) return false;
    sendPage(request, response, page);
    return true;
  };
}

/** The headers are put together once a page: doing it for every answer cost a quarter of its processor time. */
export function createSendPage(headers: Headers): SendPage {
  const known = new WeakMap<PageBytes, Heads>();
  return (request, response, page) => {
    // A page is one blog's, whatever the spelling of the address that it was first asked for by.
    const heads = known.get(page) ?? headsOf(page, { ...headers, ...tagHeadersOf(request.url ?? '') });
    known.set(page, heads);
    if (hasAlready(request.headers['if-none-match'], page.etag)) {
      response.writeHead(304, heads.unchanged).end();
      return;
    }
    const compressed = takesGzip(request.headers['accept-encoding']);
    response.writeHead(200, compressed ? heads.gzip : heads.plain);
    if (request.method === 'HEAD') response.end();
    else response.end(compressed ? page.gzip : page.body);
  };
}

interface Heads {
  unchanged: OutgoingHttpHeaders;
  plain: OutgoingHttpHeaders;
  gzip: OutgoingHttpHeaders;
}

function headsOf(page: PageBytes, headers: Headers): Heads {
  const { etag, body, gzip, type = 'text/html; charset=utf-8', cache = READERS_CACHE } = page;
  const unchanged = { ...headers, 'Cache-Control': cache, ETag: etag, Vary: 'Accept-Encoding' };
  const full = { ...unchanged, 'Content-Type': type };
  return {
    unchanged,
    plain: { ...full, 'Content-Length': body.length },
    gzip: { ...full, 'Content-Length': gzip.length, 'Content-Encoding': 'gzip' },
  };
}

function takesGzip(accepted: string | undefined): boolean {
  return accepted !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted);
}
