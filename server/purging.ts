/**
 * Tells a shared cache in front what must leave it at once: an entry that readers saw and may not any more, a photo that
 * was taken down, a blog that is for the desk alone from now on. It hears of every blog's changes as a desk does, from
 * the bus and, for what that lost and for what the command line did beside the server, from the journal within a second.
 *
 * Nothing waits for it, and nothing rests on it: within a minute the answers' own lifetimes do the same (rule T1). So
 * what a crash leaves untold needs no list on a disk.
 */
import { isVisible, type Visibility } from '../shared/entry.js';
import type { DeskFeed } from './desk/deskFeed.js';
import { PurgeRequests, type PurgeTarget } from './purging/requests.js';
import type { JournalItem } from './storage/ports.js';

export interface PurgingParts extends PurgeTarget {
  deskFeed: DeskFeed;
  onFault: (error: unknown, where: string) => void;
}

export interface Purging {
  /** Begins to hear. Throws `StoreAway`. */
  start: () => Promise<void>;
  /** What is on its way is finished, for two seconds at most. */
  stop: () => Promise<void>;
}

export function createPurging({ deskFeed, onFault, ...target }: PurgingParts): Purging {
  const requests = new PurgeRequests(target);
  const heard = new Map<string, () => void>();
  const visibilities = new Map<string, Visibility>();
  let stopHearingOfBlogs: () => void = () => undefined;

  function accept(item: JournalItem): void {
    const { slug, entry, blog, seq } = item;
    const before = visibilities.get(slug);
    if (blog !== null) visibilities.set(slug, blog.settings.visibility);
    const hides = blog !== null && isHidden(blog.settings.visibility, before);
    // What no reader ever saw is in no cache.
    const withdraws = seq !== null && entry !== null && (!isVisible(entry) || entry.content.media.some(isGone));
    if (hides || withdraws) requests.purge(slug);
  }

  /** Of a blog that was made while this runs, also what happened in it before anybody heard of it. */
  async function hear(slug: string, watch: 'watch' | 'watchNew'): Promise<void> {
    if (heard.has(slug)) return;
    heard.set(slug, () => undefined);
    heard.set(slug, await deskFeed[watch](slug, accept));
  }

  /** A blog that cannot be heard now, since the store is away, is tried again as often as there is a new one. */
  function hearAll(slugs: readonly string[]): void {
    for (const slug of slugs) {
      hear(slug, 'watchNew').catch((error: unknown) => {
        heard.delete(slug);
        onFault(error, 'hearing what a cache must drop');
      });
    }
  }

  return {
    start: async () => {
      const { slugs, stop } = await deskFeed.watchBlogs(hearAll);
      stopHearingOfBlogs = stop;
      await Promise.all(slugs.map((slug) => hear(slug, 'watch')));
    },
    stop: async () => {
      stopHearingOfBlogs();
      for (const stop of heard.values()) stop();
      await requests.stop();
    },
  };
}

/** At the first word of a blog nothing is known of before: one purge too many costs a few requests. */
function isHidden(now: Visibility, before: Visibility | undefined): boolean {
  return now !== 'public' && now !== before;
}

/** It stays in the entry's list, so each later change of such an entry purges once more: as rare as it is cheap. */
function isGone({ state }: { state: string }): boolean {
  return state === 'gone';
}
