/** The pages that people open. */
import { Router, type Request, type Response } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import type { GivenLanguage } from '../../shared/messages/languages.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { bytesOf, type PageBytes } from '../feed/pages.js';
import { renderEntryPage } from '../render/entryPage.js';
import { renderHome } from '../render/homePage.js';
import { renderDesk, renderJoin, renderReport } from '../render/shells.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import { givenOf, ownLanguages, wantedLanguages } from './ask.js';
import { NO_STORE } from './caching.js';
import type { SendPage } from './fast.js';
import { beforeOf, liveOf, requireReached, visibleEntry } from './liveFeed.js';
import { setDeskHeaders } from './middleware.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface PagesParts {
  feeds: Feeds;
  journal: JournalLists;
  site: Site;
  headers: SecurityHeaders;
  sendPage: SendPage;
}

export function pageRoutes(parts: PagesParts): Router {
  const { feeds, journal, site, headers, sendPage } = parts;
  const routes = Router();

  routes.get('/', async (request, response) => {
    const blogs = (await journal.blogs()).filter(({ settings }) => settings.visibility === 'public');
    await sendReadersHtml(
      request,
      response,
      renderHome({ site, wanted: wantedLanguages(request.query), blogs: blogs.map(publicBlog) }),
    );
  });

  routes.get('/live/:slug', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const given = givenOf(request.query, live.feed.blog.settings.languages);
    await requireReached(live, request.query);
    sendPage(request, response, await pageOf(live, given, request));
  });

  routes.get('/live/:slug/entries/:id', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const { blog } = live.feed;
    const { lang, serves } = givenOf(request.query, blog.settings.languages);
    // Should the entry be gone, that is said in the language that it was in.
    response.locals.lang = lang;
    const entry = await visibleEntry(live, journal, request.params.id);
    const shown = { blog: publicBlog(blog), entry: publicEntry(entry) };
    const html = renderEntryPage({ site, ...shown, lang, isOtherLanguage: !serves });
    await sendReadersHtml(request, response, html);
  });

  // Apps and sign-in: the same for everybody who reads that language, so that a messenger's preview of an invitation
  // changes nothing.
  const desk = setDeskHeaders(headers.desk);
  const app = (render: typeof renderJoin) => (request: Request, response: Response) =>
    void response
      .set('Cache-Control', NO_STORE)
      .vary('Accept-Language')
      .type('html')
      .send(render({ site, wanted: ownLanguages(request) }));
  routes.get('/report', desk, app(renderReport));
  routes.get('/desk', desk, app(renderDesk));
  routes.get('/join', desk, app(renderJoin));

  async function sendReadersHtml(request: Request, response: Response, html: string): Promise<void> {
    sendPage(request, response, await bytesOf(html));
  }

  return routes;
}

async function pageOf({ pages }: LiveFeed, { lang, serves }: GivenLanguage, { query }: Request): Promise<PageBytes> {
  const before = beforeOf(query);
  if (before === undefined) return pages.newest(lang, serves);
  const page = await pages.older(lang, before, serves);
  if (page === null) throw new Refused('not-found');
  return page;
}
