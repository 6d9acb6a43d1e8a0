/** The feed that a reader's request names, and the entry or position that it asks for. */
import type { Request, Response } from 'express';
import { isVisible, type EntryRecord } from '../../shared/entry.js';
import { Refused } from '../../shared/refusals.js';
import type { Feeds, LiveFeed } from '../feed/feeds.js';
import type { JournalLists } from '../storage/ports.js';

/** Returns the feed of a blog. Throws `not-found` where there is no such blog, or none that readers may see. */
export async function liveOf(feeds: Feeds, slug: string, field?: 'blog'): Promise<LiveFeed> {
  const live = await feeds.forReaders(slug);
  if (live === null) throw new Refused('not-found', field === undefined ? {} : { field });
  return live;
}

/** An entry that readers have seen, and whether it was withdrawn from them since. Throws `not-found` where they never saw it. */
export async function knownEntry(
  { feed }: LiveFeed,
  journal: JournalLists,
  id: string,
): Promise<{ entry: EntryRecord & { order: number }; isGone: boolean }> {
  const entry = feed.remembered(id) ?? (await journal.entry(feed.slug, id));
  const order = entry?.order ?? null;
  if (entry === null || order === null) throw new Refused('not-found');
  return { entry: { ...entry, order }, isGone: !isVisible(entry) };
}

/** Returns an entry. Throws `not-found` where readers never saw it, and `gone` where it was withdrawn from them. */
export async function visibleEntry(live: LiveFeed, journal: JournalLists, id: string): Promise<EntryRecord> {
  const { entry, isGone } = await knownEntry(live, journal, id);
  if (isGone) throw new Refused('gone');
  return entry;
}

export const NO_INDEX = { 'X-Robots-Tag': 'noindex' };

/** Keeps an unlisted blog from search engines: it is for those who were given its address. */
export function keepFromSearch(response: Response, { feed }: LiveFeed): void {
  if (feed.blog.settings.visibility !== 'public') response.set(NO_INDEX);
}

/** Reads the order of `?before=`; undefined where it is not given. Throws `not-found`: there is no such page. */
export function beforeOf(query: Request['query']): number | undefined {
  if (query.before === undefined) return undefined;
  const before = typeof query.before === 'string' && /^\d{1,15}$/.test(query.before) ? Number(query.before) : 0;
  if (before === 0) throw new Refused('not-found');
  return before;
}

/** Reads `?at=<epoch>.<seq>`. Throws `not-found` where the journal has not got so far (rule R3). */
export async function requireReached({ feed }: LiveFeed, query: Request['query']): Promise<void> {
  if (query.at === undefined) return;
  const [, epoch, seq] = /^([\w-]{1,100})\.(\d{1,15})$/.exec(typeof query.at === 'string' ? query.at : '') ?? [];
  if (epoch !== feed.epoch || Number(seq) > feed.head) await feed.heal();
  if (epoch !== feed.epoch || Number(seq) > feed.head) throw new Refused('not-found');
}
