/** The pages that people open. */
import { Router, type Request, type RequestHandler } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import { LANGUAGES } from '../../shared/messages/languages.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import { POLL_SECONDS } from '../feed/pages.js';
import { MOST_COUNTED, renderEntryPage, renderGonePage } from '../render/entryPage.js';
import { renderHome } from '../render/homePage.js';
import { renderDesk, renderJoin, renderReport } from '../render/shells.js';
import type { Selection, Side, Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import { codingFor } from './codings.js';
import { NO_STORE } from './caching.js';
import { codedOrPlain, type SendPage } from './fast.js';
import { beforeOf, knownEntry, liveOf, requireReached, visibleEntry } from './liveFeed.js';
import { setDeskHeaders } from './middleware.js';
import type { ReadingAskOf } from './readingAsk.js';
import type { PublicBlogs } from './publicBlogs.js';
import { ANY_NUMBER, givenOf, languageOf, ownLanguages, selectionOf, wholeNumber } from './queryParams.js';
import { framedBy, type SecurityHeaders } from './securityHeaders.js';

export interface PagesParts {
  feeds: Feeds;
  journal: JournalLists;
  site: Site;
  headers: SecurityHeaders;
  sendPage: SendPage;
  readingAsk: ReadingAskOf;
  publicBlogs: PublicBlogs;
  onFault: (error: unknown, where: string) => unknown;
}

export function pageRoutes(parts: PagesParts): Router {
  const routes = Router();
  routes.get('/', homePage(parts));
  routes.get('/live/:slug', blogPage(parts));
  routes.get('/live/:slug/entries/:id', entryPage(parts));
  const desk = setDeskHeaders(parts.headers.desk);
  routes.use(mendJoin);
  routes.get('/report', setDeskHeaders(parts.headers.report), appPage(parts, renderReport));
  routes.get('/desk', setDeskHeaders(parts.headers.board), appPage(parts, renderDesk));
  routes.get('/join', desk, appPage(parts, renderJoin));
  return routes;
}

/** The address of sign-in whose '#' a messenger encoded. */
const ENCODED_JOIN = /^\/join\/?%(?:25)*23/i;

/**
 * Answers such an address with the page, whose script moves the secret back behind a '#'. It came along with the request;
 * here it is dropped before anything else sees it, and lines of the log hold no address.
 */
const mendJoin: RequestHandler = (request, _response, next) => {
  if (ENCODED_JOIN.test(request.url)) request.url = '/join';
  next();
};

function homePage({ publicBlogs, site, sendPage }: PagesParts): RequestHandler {
  return async (request, response) => {
    // By the language that is given, of which there are few: strangers may spell as many tags as they like.
    const lang = languageOf(request.query, LANGUAGES);
    const made = await publicBlogs.page(`home ${lang}`, (blogs) =>
      bytesOf(renderHome({ site, wanted: [lang], blogs })),
    );
    sendPage(request, response, made);
  };
}

function blogPage({ feeds, sendPage, readingAsk }: PagesParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const { query } = request;
    const live = await liveOf(feeds, request.params.slug);
    const { lang, serves } = givenOf(query, live.feed.blog.settings.languages);
    const asked = askedOf(query);
    await requireReached(live, query);
    const page =
      asked === null
        ? await live.pages.newest(lang, serves)
        : await live.readings.page(readingAsk(request, response, { lang, serves }), () => pageOf(live, query, asked));
    sendPage(request, response, page);
  };
}

type Asked = { selection: Selection | undefined; side: Side };

/** Reads which entries are asked for other than the newest, from the newest down; null where those are. */
function askedOf(query: Request['query']): Asked | null {
  const before = beforeOf(query);
  const after = wholeNumber(query, 'after', ANY_NUMBER);
  const selection = selectionOf(query);
  if (before === undefined && after === undefined && selection === undefined) return null;
  return { selection, side: { ...(before !== undefined && { before }), ...(after !== undefined && { after }) } };
}

async function pageOf({ pages, feed }: LiveFeed, query: Request['query'], asked: Asked): Promise<PageBytes> {
  const { lang, serves } = givenOf(query, feed.blog.settings.languages);
  const { selection, side } = asked;
  const { before, after } = side;
  const isOlder = selection === undefined && after === undefined && before !== undefined;
  const page = isOlder
    ? await pages.older(lang, before, serves)
    : await pages.selected({ lang, serves }, selection, side);
  if (page === null) throw new Refused('not-found');
  return page;
}

function entryPage(parts: PagesParts): RequestHandler<{ slug: string; id: string }> {
  const { feeds, journal, site, headers, sendPage, readingAsk } = parts;
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const given = givenOf(request.query, live.feed.blog.settings.languages);
    const { lang } = given;
    const { entry, isGone } = await knownEntry(live, journal, request.params.id);
    const ask = readingAsk(request, response, given);
    if (!isGone) {
      sendPage(request, response, await live.readings.page(ask, () => pageOfEntry(live, request, parts)));
      return;
    }
    // By another name than its page: the journal may know before the feed that it is gone, and the page may be kept.
    const page = await live.readings.page({ ...ask, key: `gone ${ask.key}` }, async () =>
      bytesOf(renderGonePage({ site, lang, ...(await aroundEntry(live, journal, entry.order)) })),
    );
    const gone = response.status(410).set(framedBy(headers.readers, live.feed.blog.settings.sites));
    gone.set('Cache-Control', NO_STORE).type('html').send(page.body);
  };
}

/** Reads the entry itself: it may have changed, or gone, since somebody asked for its page. */
async function pageOfEntry(
  live: LiveFeed,
  { query, params }: Request<{ id: string }>,
  { journal, site }: PagesParts,
): Promise<PageBytes> {
  const { sites, languages } = live.feed.blog.settings;
  const { lang, serves } = givenOf(query, languages);
  const entry = await visibleEntry(live, journal, params.id);
  const around = { site, lang, ...(await aroundEntry(live, journal, entry.order ?? 0)) };
  const html = renderEntryPage({ ...around, entry: publicEntry(entry), poll: POLL_SECONDS, isOtherLanguage: !serves });
  return bytesOf(html, { sites });
}

/** The blog around an entry, and how many of its entries are newer: counted in memory, or by the journal. */
async function aroundEntry({ feed }: LiveFeed, journal: JournalLists, order: number) {
  const { blog } = feed;
  const rests = feed.summaryRests().map(publicEntry);
  const newer = feed.newerThan(order) ?? (await journal.countAfter(feed.slug, order, MOST_COUNTED));
  return { blog: publicBlog(blog), order, newer, rests };
}

/**
 * An app or sign-in: the page is the same for everybody, so that a messenger's look at an invitation changes nothing.
 */
function appPage({ site, onFault }: PagesParts, render: typeof renderJoin): RequestHandler {
  return async (request, response) => {
    const page = bytesOf(render({ site, wanted: ownLanguages(request) }));
    const liked = codingFor(request.headers['accept-encoding']);
    const [body, coding] = liked === null ? [page.body, null] : await codedOrPlain(page, liked, onFault);
    if (coding !== null) response.set('Content-Encoding', coding);
    response.set('Cache-Control', NO_STORE).vary('Accept-Language, Accept-Encoding').type('html').send(body);
  };
}
