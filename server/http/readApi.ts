/** The interface for programs and readers' scripts: blogs, entries, changes. Public, without cookies, for any site. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import { PAGE_SIZE, type EntriesAnswer } from '../../shared/protocol/readers.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { NEWEST_KEPT } from '../feed/newest.js';
import type { JournalLists } from '../storage/ports.js';
import { NO_STORE, READERS_CACHE } from './caching.js';
import { liveOf } from './liveFeed.js';
import { ANY_NUMBER, asOf, kindOf, languageOf, sinceOf, wholeNumber } from './queryParams.js';

export interface ReadApiParts {
  feeds: Feeds;
  journal: JournalLists;
}

type OfBlog = RequestHandler<{ slug: string }>;

export function readApiRoutes(parts: ReadApiParts): Router {
  const routes = Router();
  routes.get('/blogs', blogs(parts));
  routes.get('/blogs/:slug', blog(parts));
  routes.get('/blogs/:slug/entries', entries(parts));
  routes.get('/blogs/:slug/changes', changes(parts));
  return routes;
}

function blogs({ journal }: ReadApiParts): RequestHandler {
  return async (_request, response) => {
    const shown = (await journal.blogs()).filter(({ settings }) => settings.visibility === 'public');
    sendCached(response, { blogs: shown.map(publicBlog) });
  };
}

function blog({ feeds }: ReadApiParts): OfBlog {
  return async (request, response) => {
    const { feed } = await liveOf(feeds, request.params.slug, 'blog');
    sendCached(response, publicBlog(feed.blog));
  };
}

function entries({ feeds, journal }: ReadApiParts): OfBlog {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug, 'blog');
    sendCached(response, await entriesOf(live, request.query, journal));
  };
}

async function entriesOf({ feed }: LiveFeed, query: Request['query'], journal: JournalLists): Promise<EntriesAnswer> {
  const before = wholeNumber(query, 'before', ANY_NUMBER);
  const limit = wholeNumber(query, 'limit', [1, 100]) ?? PAGE_SIZE;
  const kind = kindOf(query);
  if (before === undefined && kind === undefined && limit <= NEWEST_KEPT) {
    const { entries: newest, older, blog: of } = await feed.firstPage(limit);
    return { epoch: of.epoch, head: of.head, entries: newest.map(publicEntry), next: older };
  }
  const page = await journal.entriesBefore(feed.slug, { before, limit, kind });
  if (page === null) throw new Refused('not-found');
  return { epoch: page.epoch, head: page.head, entries: page.entries.map(publicEntry), next: page.next };
}

function changes({ feeds }: ReadApiParts): OfBlog {
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug, 'blog');
    const { query } = request;
    const { since, epoch } = sinceOf(query);
    const lang = languageOf(query, live.feed.blog.settings.languages);
    const answer = await live.changes.answer({ since, epoch, as: asOf(query), lang });
    response
      .set('Cache-Control', answer.reset ? NO_STORE : READERS_CACHE)
      .type('json')
      .send(answer.json);
  };
}

function sendCached(response: Response, answer: unknown): void {
  response.set('Cache-Control', READERS_CACHE).json(answer);
}
