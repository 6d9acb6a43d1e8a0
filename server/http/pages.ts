/** The pages that people open. */
import { Router, type Request, type RequestHandler } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import { renderEntryPage } from '../render/entryPage.js';
import { renderHome } from '../render/homePage.js';
import { renderDesk, renderJoin, renderReport } from '../render/shells.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import { codingFor } from './codings.js';
import { NO_STORE } from './caching.js';
import type { SendPage } from './fast.js';
import { beforeOf, liveOf, requireReached, visibleEntry } from './liveFeed.js';
import { setDeskHeaders } from './middleware.js';
import { givenOf, ownLanguages, wantedLanguages } from './queryParams.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface PagesParts {
  feeds: Feeds;
  journal: JournalLists;
  site: Site;
  headers: SecurityHeaders;
  sendPage: SendPage;
}

export function pageRoutes(parts: PagesParts): Router {
  const routes = Router();
  routes.get('/', homePage(parts));
  routes.get('/live/:slug', blogPage(parts));
  routes.get('/live/:slug/entries/:id', entryPage(parts));
  const desk = setDeskHeaders(parts.headers.desk);
  routes.use(mendJoin);
  routes.get('/report', setDeskHeaders(parts.headers.report), appPage(parts, renderReport));
  routes.get('/desk', desk, appPage(parts, renderDesk));
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

function homePage({ journal, site, sendPage }: PagesParts): RequestHandler {
  return async (request, response) => {
    const blogs = (await journal.blogs()).filter(({ settings }) => settings.visibility === 'public');
    const html = renderHome({ site, wanted: wantedLanguages(request.query), blogs: blogs.map(publicBlog) });
    sendPage(request, response, bytesOf(html));
  };
}

function blogPage({ feeds, sendPage }: PagesParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const given = givenOf(request.query, live.feed.blog.settings.languages);
    await requireReached(live, request.query);
    sendPage(request, response, await pageOf(live, given, request.query));
  };
}

async function pageOf(
  { pages }: LiveFeed,
  { lang, serves }: GivenLanguage,
  query: Request['query'],
): Promise<PageBytes> {
  const before = beforeOf(query);
  if (before === undefined) return pages.newest(lang, serves);
  const page = await pages.older(lang, before, serves);
  if (page === null) throw new Refused('not-found');
  return page;
}

function entryPage({ feeds, journal, site, sendPage }: PagesParts): RequestHandler<{ slug: string; id: string }> {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const { blog } = live.feed;
    const { lang, serves } = givenOf(request.query, blog.settings.languages);
    // A notice that the entry is gone is in the language that was asked for.
    response.locals.lang = lang;
    const entry = await visibleEntry(live, journal, request.params.id);
    const shown = { blog: publicBlog(blog), entry: publicEntry(entry) };
    const html = renderEntryPage({ site, ...shown, lang, isOtherLanguage: !serves });
    sendPage(request, response, bytesOf(html));
  };
}

/**
 * An app or sign-in: the page is the same for everybody, so that a messenger's look at an invitation changes nothing.
 */
function appPage({ site }: PagesParts, render: typeof renderJoin): RequestHandler {
  return async (request, response) => {
    const page = bytesOf(render({ site, wanted: ownLanguages(request) }));
    const coding = codingFor(request.headers['accept-encoding']);
    if (coding !== null) response.set('Content-Encoding', coding);
    response
      .set('Cache-Control', NO_STORE)
      .vary('Accept-Language, Accept-Encoding')
      .type('html')
      .send(coding === null ? page.body : await page.coded(coding));
  };
}
