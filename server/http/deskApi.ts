/** The interface for the desk's page: all of a blog, for its editors alone. Nothing of it is kept by any cache. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { deskEntry, publicBlog, type BlogRecord } from '../../shared/entry.js';
import type { DeskAnswer, DeskChangesAnswer, DeskEntriesAnswer, DeskItem } from '../../shared/protocol/desk.js';
import { CHANGES_MAX_BYTES, CHANGES_MAX_DELTAS, PAGE_SIZE } from '../../shared/protocol/readers.js';
import { Refused } from '../../shared/refusals.js';
import { mayRunDesk } from '../auth/may.js';
import { deskItem } from '../desk/deskFeed.js';
import type { Presence } from '../desk/presence.js';
import type { JournalLists } from '../storage/ports.js';
import { signedWithinLimit, type LimitedAccess, type Signed } from './access.js';
import { NO_STORE } from './caching.js';
import { ANY_NUMBER, flag, sinceOf, wholeNumber } from './queryParams.js';

export interface DeskDoorParts extends LimitedAccess {
  journal: JournalLists;
}

export interface DeskApiParts extends DeskDoorParts {
  presence: Presence;
}

type OfBlog = RequestHandler<{ slug: string }>;

export function deskApiRoutes(parts: DeskApiParts): Router {
  const routes = Router();
  routes.get('/blogs/:slug/desk', standing(parts));
  routes.get('/blogs/:slug/desk/entries', entries(parts));
  routes.get('/blogs/:slug/desk/entries/:id', entry(parts));
  routes.get('/blogs/:slug/desk/changes', changes(parts));
  return routes;
}

function standing(parts: DeskApiParts): OfBlog {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const { slug, epoch, step } = blog;
    const readers = parts.presence.readers(slug);
    send(response, { blog: publicBlog(blog), epoch, step, readers } satisfies DeskAnswer);
  };
}

function entries(parts: DeskApiParts): OfBlog {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const before = wholeNumber(request.query, 'before', ANY_NUMBER);
    const limit = wholeNumber(request.query, 'limit', [1, 100]) ?? PAGE_SIZE;
    const asked = { before, limit, held: flag(request.query, 'held') };
    const found = there(await parts.journal.deskEntries(blog.slug, asked));
    send(response, { ...found, entries: found.entries.map(deskEntry) } satisfies DeskEntriesAnswer);
  };
}

function entry(parts: DeskApiParts): RequestHandler<{ slug: string; id: string }> {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    send(response, deskEntry(there(await parts.journal.entry(blog.slug, request.params.id))));
  };
}

function changes(parts: DeskApiParts): OfBlog {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const { since, epoch } = sinceOf(request.query);
    send(response, await changesOf(parts.journal, blog.slug, since, epoch));
  };
}

/**
 * The person who asks and the blog whose desk they run. Throws `not-found`, or `forbidden` to a reporter of the blog.
 */
export async function atDesk(
  request: Request<{ slug: string }>,
  parts: DeskDoorParts,
): Promise<{ actor: Signed; blog: BlogRecord }> {
  const actor = await signedWithinLimit(request, parts);
  const answer = mayRunDesk(actor.person, request.params.slug);
  if (answer !== null) throw new Refused(answer);
  return { actor, blog: there(await parts.journal.blog(request.params.slug)) };
}

async function changesOf(
  journal: JournalLists,
  slug: string,
  since: number,
  epoch: string | undefined,
): Promise<DeskChangesAnswer> {
  const found = there(await journal.deskSince(slug, since, CHANGES_MAX_DELTAS));
  const { step } = found;
  const isOther = epoch !== undefined && epoch !== found.epoch;
  if (isOther || since > step) return { reset: true, epoch: found.epoch, step };
  const items = withinBytes(found.items.map(deskItem));
  const to = items.length < found.items.length ? (items.at(-1)?.step ?? since) : found.to;
  return { epoch: found.epoch, step, to, items };
}

/** Returns as many items as an answer holds, and at least the first. */
function withinBytes(items: DeskItem[]): DeskItem[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return index > 0 && bytes > CHANGES_MAX_BYTES;
  });
  return end < 0 ? items : items.slice(0, end);
}

function there<Value>(found: Value | null): Value {
  if (found === null) throw new Refused('not-found');
  return found;
}

function send(response: Response, answer: unknown): void {
  response.set('Cache-Control', NO_STORE).json(answer);
}
