/** What the small desk reads: all of a blog, for its editors alone. Nothing of it is kept by any cache. */
import { Router, type Request, type Response } from 'express';
import { deskEntry, publicBlog, type BlogRecord } from '../../shared/entry.js';
import {
  CHANGES_MAX_BYTES,
  CHANGES_MAX_DELTAS,
  PAGE_SIZE,
  type DeskAnswer,
  type DeskChangesAnswer,
  type DeskEntriesAnswer,
  type DeskItem,
} from '../../shared/protocol.js';
import { Refused } from '../../shared/refusals.js';
import type { Limits } from '../auth/limits.js';
import { mayRunDesk } from '../auth/may.js';
import { deskItem } from '../desk/deskFeed.js';
import type { Presence } from '../desk/presence.js';
import type { JournalLists } from '../storage/ports.js';
import type { Access, Signed } from './access.js';
import { flag, shortText, wholeNumber } from './ask.js';
import { NO_STORE } from './caching.js';

export interface DeskDoorParts {
  journal: JournalLists;
  access: Access;
  limits: Limits;
}

export interface DeskApiParts extends DeskDoorParts {
  presence: Presence;
}

type OfBlog = Request<{ slug: string }>;

const ANY_STEP: [number, number] = [0, 999_999_999_999_999];

export function deskApiRoutes(parts: DeskApiParts): Router {
  const { journal, presence } = parts;
  const routes = Router();

  routes.get('/blogs/:slug/desk', async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const { slug, epoch, step } = blog;
    const readers = presence.readers(slug);
    send(response, { blog: publicBlog(blog), epoch, step, readers } satisfies DeskAnswer);
  });

  routes.get('/blogs/:slug/desk/entries', async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const before = wholeNumber(request.query, 'before', ANY_STEP);
    const limit = wholeNumber(request.query, 'limit', [1, 100]) ?? PAGE_SIZE;
    const page = there(await journal.deskEntries(blog.slug, { before, limit, held: flag(request.query, 'held') }));
    send(response, { ...page, entries: page.entries.map(deskEntry) } satisfies DeskEntriesAnswer);
  });

  routes.get('/blogs/:slug/desk/entries/:id', async (request, response) => {
    const { blog } = await atDesk(request, parts);
    send(response, deskEntry(there(await journal.entry(blog.slug, request.params.id))));
  });

  routes.get('/blogs/:slug/desk/changes', async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const since = wholeNumber(request.query, 'since', ANY_STEP) ?? 0;
    const epoch = shortText(request.query, 'epoch');
    if (since > 0 && epoch === undefined) {
      throw new Refused('invalid', { field: 'epoch', why: 'epoch-missing' });
    }
    send(response, await changesOf(journal, blog.slug, since, epoch));
  });

  return routes;
}

/** The person who asks and the blog whose desk they run. Throws `not-found`, or `forbidden` to a reporter of the blog. */
export async function atDesk(
  request: OfBlog,
  { access, limits, journal }: DeskDoorParts,
): Promise<{ actor: Signed; blog: BlogRecord }> {
  const actor = await access.signed(request);
  await limits.command(actor.device);
  const answer = mayRunDesk(actor.person, request.params.slug);
  if (answer !== null) throw new Refused(answer);
  return { actor, blog: there(await journal.blog(request.params.slug)) };
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

/** As many from the first on as an answer holds, and always one. */
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
