/** The pages that people open. */
import { Router, type Request, type Response } from 'express';
import { publicBlog, publicEntry, isVisible } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { PageBytes } from '../feed/pages.js';
import { renderEntryPage } from '../render/entryPage.js';
import { renderHome } from '../render/homePage.js';
import { renderDesk, renderJoin, renderReport } from '../render/shells.js';
import type { Site } from '../render/views.js';
import type { Journal } from '../storage/ports.js';
import { languageOf } from './ask.js';
import { NO_STORE, READERS_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { setDeskHeaders } from './middleware.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface PagesParts {
  feeds: Feeds;
  journal: Journal;
  site: Site;
  headers: SecurityHeaders;
  sendPage: SendPage;
}

export function pageRoutes(parts: PagesParts): Router {
  const { feeds, journal, site, headers, sendPage } = parts;
  const routes = Router();

  routes.get('/', async (_request, response) => {
    const blogs = (await journal.blogs()).filter(({ settings }) => settings.visibility === 'public');
    sendReadersHtml(response, renderHome({ site, blogs: blogs.map(publicBlog) }));
  });

  routes.get('/live/:slug', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const lang = languageOf(request.query, live.feed.blog.settings.languages);
    await requireReached(live, request);
    sendPage(request, response, await pageOf(live, lang, request));
  });

  routes.get('/live/:slug/entries/:id', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    const { blog } = live.feed;
    const lang = languageOf(request.query, blog.settings.languages);
    const entry = live.feed.remembered(request.params.id) ?? (await journal.entry(blog.slug, request.params.id));
    // A held entry is not there; one that readers knew is gone, with nothing of it.
    if (entry?.order === null || entry === null) throw new Refused('not-found');
    if (!isVisible(entry)) throw new Refused('gone');
    sendReadersHtml(response, renderEntryPage({ site, blog: publicBlog(blog), lang, entry: publicEntry(entry) }));
  });

  // Apps and sign-in: the same for everybody, so that a messenger's preview of an invitation changes nothing.
  const desk = setDeskHeaders(headers.desk);
  routes.get('/report', desk, (_request, response) => sendApp(response, renderReport({ site })));
  routes.get('/desk', desk, (_request, response) => sendApp(response, renderDesk({ site })));
  routes.get('/join', desk, (_request, response) => sendApp(response, renderJoin({ site })));

  function sendApp(response: Response, html: string): void {
    response.set('Cache-Control', NO_STORE).type('html').send(html);
  }

  function sendReadersHtml(response: Response, html: string): void {
    response.set('Cache-Control', READERS_CACHE).type('html').send(html);
  }

  return routes;
}

async function liveOf(feeds: Feeds, slug: string): Promise<LiveFeed> {
  const live = await feeds.forReaders(slug);
  if (live === null) throw new Refused('not-found');
  return live;
}

async function pageOf({ pages }: LiveFeed, lang: string, { query }: Request): Promise<PageBytes> {
  if (query.before === undefined) return pages.newest(lang);
  const before = typeof query.before === 'string' && /^\d{1,15}$/.test(query.before) ? Number(query.before) : 0;
  const page = before > 0 ? await pages.older(lang, before) : null;
  if (page === null) throw new Refused('not-found');
  return page;
}

/** `?at=<epoch>.<seq>`: a page not older than that, or 404 where the journal has not got so far (rule R3). */
async function requireReached({ feed }: LiveFeed, { query }: Request): Promise<void> {
  if (query.at === undefined) return;
  const [, epoch, seq] = /^([\w-]{1,100})\.(\d{1,15})$/.exec(typeof query.at === 'string' ? query.at : '') ?? [];
  if (epoch !== feed.epoch || Number(seq) > feed.head) await feed.heal();
  if (epoch !== feed.epoch || Number(seq) > feed.head) throw new Refused('not-found');
}
