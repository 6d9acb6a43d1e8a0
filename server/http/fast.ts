/**
 * Cached pages before express: the newest page of a blog, if its bytes are at hand. Express would answer at a third of
 * the rate; all other requests go on to express.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { languageGiven } from '../../shared/messages/languages.js';
import type { Feeds } from '../feed/feeds.js';
import type { Coding, PageBytes } from '../feed/pageBytes.js';
import { tagHeadersOf } from './cacheTags.js';
import { READERS_CACHE } from './caching.js';
import { codingFor } from './codings.js';
import { hasAlready } from './knownTag.js';
import { framedBy, type Headers, type SecurityHeaders } from './securityHeaders.js';

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
export function createSendPage(
  headers: Pick<SecurityHeaders, 'readers' | 'frame'>,
  onFault: (error: unknown, where: string) => unknown,
): SendPage {
  const known = new WeakMap<PageBytes, Heads>();
  const headersFor = ({ about: { isFrame, sites } }: PageBytes): Headers =>
    framedBy(isFrame === true ? headers.frame : headers.readers, sites);
  return (request, response, page) => {
    // A page is one blog's, whatever the spelling of the address that it was first asked for by.
    const heads = known.get(page) ?? headsOf(page, { ...headersFor(page), ...tagHeadersOf(request.url ?? '') });
    known.set(page, heads);
    if (hasAlready(request.headers['if-none-match'], page.etag)) {
      response.writeHead(304, heads.unchanged).end();
      return;
    }
    const coding = codingFor(request.headers['accept-encoding']);
    const answer = (body: Buffer, by: Coding | null): void => {
      response.writeHead(200, headFor(heads, page, body, by));
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const body = coding === null ? page.body : page.atHand(coding);
    if (coding === null || body !== null) answer(body ?? page.body, coding);
    else void codedOrPlain(page, coding, onFault).then(([made, by]) => answer(made, by));
  };
}

/** Where compressing fails, for want of memory above all, the page goes out as it is. */
export async function codedOrPlain(
  page: PageBytes,
  coding: Coding,
  onFault: (error: unknown, where: string) => unknown,
): Promise<[body: Buffer, coding: Coding | null]> {
  try {
    return [await page.coded(coding), coding];
  } catch (error) {
    onFault(error, 'compressing a page');
    return [page.body, null];
  }
}

/** The headers of a body: another one takes its place once it is compressed better. */
interface Head {
  body: Buffer;
  headers: OutgoingHttpHeaders;
}

type Heads = { unchanged: OutgoingHttpHeaders } & Partial<Record<Coding | 'plain', Head>>;

function headsOf({ etag, about }: PageBytes, headers: Headers): Heads {
  const { cache = READERS_CACHE } = about;
  return { unchanged: { ...headers, 'Cache-Control': cache, ETag: etag, Vary: 'Accept-Encoding', ...about.headers } };
}

function headFor(heads: Heads, page: PageBytes, body: Buffer, coding: Coding | null): OutgoingHttpHeaders {
  const known = heads[coding ?? 'plain'];
  if (known?.body === body) return known.headers;
  const headers = headOf(heads, page, body, coding);
  heads[coding ?? 'plain'] = { body, headers };
  return headers;
}

function headOf({ unchanged }: Heads, { about }: PageBytes, body: Buffer, coding: Coding | null): OutgoingHttpHeaders {
  const { type = 'text/html; charset=utf-8' } = about;
  const plain = { ...unchanged, 'Content-Type': type, 'Content-Length': body.length };
  return coding === null ? plain : { ...plain, 'Content-Encoding': coding };
}
