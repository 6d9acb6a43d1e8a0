/** The interface for programs and readers' scripts: blogs, entries, changes. Public, without cookies, for any site. */
import { Router, type Request, type RequestHandler } from 'express';
import { publicBlog, publicEntry, type Kind } from '../../shared/entry.js';
import { PAGE_SIZE, type EntriesAnswer } from '../../shared/protocol/readers.js';
import { Refused } from '../../shared/refusals.js';
import type { ChangesText } from '../feed/changes.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import { NEWEST_KEPT } from '../feed/newest.js';
import { bytesOf, type About, type PageBytes } from '../feed/pageBytes.js';
import type { JournalLists } from '../storage/ports.js';
import { NO_STORE } from './caching.js';
import type { SendPage } from './fast.js';
import { liveOf } from './liveFeed.js';
import { linkHeaders } from './links.js';
import type { ReadingAskOf } from './readingAsk.js';
import type { PublicBlogs } from './publicBlogs.js';
import { ANY_NUMBER, asOf, kindOf, languageOf, sinceOf, wholeNumber } from './queryParams.js';

export interface ReadApiParts {
  feeds: Feeds;
  journal: JournalLists;
  /** The origin of our addresses (rule X3). */
  publicUrl: string;
  sendPage: SendPage;
  readingAsk: ReadingAskOf;
  publicBlogs: PublicBlogs;
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

function blogs({ publicBlogs, sendPage }: ReadApiParts): RequestHandler {
  return async (request, response) => {
    sendPage(request, response, await publicBlogs.page('api', (shown) => jsonBytes({ blogs: shown })));
  };
}

function blog({ feeds, sendPage }: ReadApiParts): OfBlog {
  return async (request, response) => {
    const { feed } = await liveOf(feeds, request.params.slug, 'blog');
    sendPage(request, response, jsonBytes(publicBlog(feed.blog)));
  };
}

interface Walk {
  before: number | undefined;
  limit: number | undefined;
  kind: Kind | undefined;
}

function entries(parts: ReadApiParts): OfBlog {
  return async (request, response) => {
    const { feeds, sendPage, readingAsk } = parts;
    const live = await liveOf(feeds, request.params.slug, 'blog');
    const walk = walkOf(request.query);
    const make = (): Promise<PageBytes> => walkPage(live, walk, parts);
    const page = isInMemory(walk)
      ? await make()
      : await live.readings.page(readingAsk(request, response, { page: 'walk', ...walk }), make);
    sendPage(request, response, page);
  };
}

async function walkPage(live: LiveFeed, walk: Walk, { journal, publicUrl }: ReadApiParts): Promise<PageBytes> {
  const answer = await entriesOf(live, walk, journal);
  const headers = answer.next === null ? {} : linkHeaders({ next: onwards(publicUrl, live, walk, answer.next) });
  return jsonBytes(answer, { headers });
}

function walkOf(query: Request['query']): Walk {
  return {
    before: wholeNumber(query, 'before', ANY_NUMBER),
    limit: wholeNumber(query, 'limit', [1, 100]),
    kind: kindOf(query),
  };
}

/** The address of the entries before an order, with all that was asked for besides: each has a single spelling. */
function onwards(publicUrl: string, { feed }: LiveFeed, { limit, kind }: Walk, before: number): string {
  const query = new URLSearchParams({ before: before.toString() });
  if (limit !== undefined) query.set('limit', limit.toString());
  if (kind !== undefined) query.set('kind', kind);
  return `${publicUrl}/api/v1/blogs/${feed.slug}/entries?${query.toString()}`;
}

function isInMemory({ before, kind, limit = PAGE_SIZE }: Walk): boolean {
  return before === undefined && kind === undefined && limit <= NEWEST_KEPT;
}

/**
 * Walks by order, which never changes, so a walk skips no entry that stands and shows none twice, whatever comes and goes
 * meanwhile: an entry that comes, late or not, gets an order above all that the walk has still to see.
 */
async function entriesOf({ feed }: LiveFeed, walk: Walk, journal: JournalLists): Promise<EntriesAnswer> {
  const { before, kind, limit = PAGE_SIZE } = walk;
  if (isInMemory(walk)) {
    const { entries: newest, older, blog: of } = await feed.firstPage(limit);
    return { epoch: of.epoch, head: of.head, entries: newest.map(publicEntry), next: older };
  }
  const page = await journal.entriesBefore(feed.slug, { before, limit, kind });
  if (page === null) throw new Refused('not-found');
  return { epoch: page.epoch, head: page.head, entries: page.entries.map(publicEntry), next: page.next };
}

function changes({ feeds, sendPage, readingAsk }: ReadApiParts): OfBlog {
  /** By answer, since readers who ask the same get the very same one for as long as the head stands. */
  const known = new WeakMap<ChangesText, PageBytes>();
  return async (request, response) => {
    const live = await liveOf(feeds, request.params.slug, 'blog');
    const { query } = request;
    const { since, epoch } = sinceOf(query);
    const lang = languageOf(query, live.feed.blog.settings.languages);
    const { asker } = readingAsk(request, response, { page: 'changes' });
    const answer = await live.changes.answer({ since, epoch, as: asOf(query), lang }, asker);
    if (answer.reset) return void response.set('Cache-Control', NO_STORE).type('json').send(answer.json);
    const page = known.get(answer) ?? bytesOf(answer.json, JSON_TEXT);
    known.set(answer, page);
    sendPage(request, response, page);
  };
}

const JSON_TEXT: About = { type: 'application/json; charset=utf-8' };

function jsonBytes(answer: unknown, about: About = {}): PageBytes {
  return bytesOf(JSON.stringify(answer), { ...JSON_TEXT, ...about });
}
