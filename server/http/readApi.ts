/** What programs and readers' scripts read: blogs, entries, changes. Public, without cookies, for any site. */
import { Router, type Request, type Response } from 'express';
import { publicBlog, publicEntry } from '../../shared/entry.js';
import { PAGE_SIZE, type EntriesAnswer } from '../../shared/protocol.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { NEWEST_KEPT } from '../feed/newest.js';
import type { JournalLists } from '../storage/ports.js';
import { asOf, kindOf, languageOf, shortText, wholeNumber } from './ask.js';
import { NO_STORE, READERS_CACHE } from './caching.js';

export interface ReadApiParts {
  feeds: Feeds;
  journal: JournalLists;
}

const ANY_SEQ: [number, number] = [0, 999_999_999_999_999];

export function readApiRoutes({ feeds, journal }: ReadApiParts): Router {
  const routes = Router();

  routes.get('/blogs', async (_request, response) => {
    const blogs = (await journal.blogs()).filter(({ settings }) => settings.visibility === 'public');
    sendCached(response, { blogs: blogs.map(publicBlog) });
  });

  routes.get('/blogs/:slug', async (request, response) => {
    const { feed } = await liveOf(feeds, request.params.slug);
    sendCached(response, publicBlog(feed.blog));
  });

  routes.get('/blogs/:slug/entries', async (request, response) => {
    const live = await liveOf(feeds, request.params.slug);
    sendCached(response, await entriesOf(live, request));
  });

  routes.get('/blogs/:slug/changes', async (request, response) => {
    const { feed, changes } = await liveOf(feeds, request.params.slug);
    const { query } = request;
    const since = wholeNumber(query, 'since', ANY_SEQ) ?? 0;
    const epoch = shortText(query, 'epoch');
    if (since > 0 && epoch === undefined) {
      throw new Refused('invalid', { field: 'epoch', why: 'epoch-missing' });
    }
    const lang = languageOf(query, feed.blog.settings.languages);
    const answer = await changes.answer({ since, epoch, as: asOf(query), lang });
    response
      .set('Cache-Control', answer.reset ? NO_STORE : READERS_CACHE)
      .type('json')
      .send(answer.json);
  });

  async function entriesOf({ feed }: LiveFeed, { query }: Request): Promise<EntriesAnswer> {
    const before = wholeNumber(query, 'before', ANY_SEQ);
    const limit = wholeNumber(query, 'limit', [1, 100]) ?? PAGE_SIZE;
    const kind = kindOf(query);
    if (before === undefined && kind === undefined && limit <= NEWEST_KEPT) {
      const { entries, older, blog } = await feed.firstPage(limit);
      return { epoch: blog.epoch, head: blog.head, entries: entries.map(publicEntry), next: older };
    }
    const page = await journal.entriesBefore(feed.slug, { before, limit, kind });
    if (page === null) throw new Refused('not-found');
    const { epoch, head, entries, next } = page;
    return { epoch, head, entries: entries.map(publicEntry), next };
  }

  return routes;
}

function sendCached(response: Response, answer: unknown): void {
  response.set('Cache-Control', READERS_CACHE).json(answer);
}

async function liveOf(feeds: Feeds, slug: string): Promise<LiveFeed> {
  const live = await feeds.forReaders(slug);
  if (live === null) throw new Refused('not-found', { field: 'blog' });
  return live;
}
