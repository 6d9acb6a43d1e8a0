/**
 * Tells a shared cache in front what must leave it at once: an entry that readers saw and may not any more, a photo that
 * was taken down, a blog that is for the desk alone from now on. It hears of every blog's changes as a desk does, from
 * the bus and, for what that lost and for what the command line did beside the server, from the journal within a second.
 *
 * Nothing waits for it, and nothing rests on it: within a minute the answers' own lifetimes do the same (rule T1). So
 * what a crash leaves untold needs no list on a disk.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isVisible, type Visibility } from '../shared/entry.js';
import type { DeskFeed } from './desk/deskFeed.js';
import { PurgeRequests, type PurgeTarget } from './purging/requests.js';
import type { JournalItem } from './storage/ports.js';

export interface PurgingParts extends PurgeTarget {
  deskFeed: DeskFeed;
  onFault: (error: unknown, where: string) => void;
}

export interface Purging {
  /** Begins to hear; resolves when every blog that there is is heard. */
  start: () => Promise<void>;
  /** What is on its way is finished, for two seconds at most. */
  stop: () => Promise<void>;
}

const AGAIN_MS = 1_000;

export function createPurging({ deskFeed, onFault, ...target }: PurgingParts): Purging {
  const requests = new PurgeRequests(target);
  const heard = new Map<string, () => void>();
  const visibilities = new Map<string, Visibility>();
  let stopHearingOfBlogs: () => void = () => undefined;
  let stopped = false;

  function accept(item: JournalItem): void {
    const { slug, entry, blog, seq } = item;
    const before = visibilities.get(slug);
    if (blog !== null) visibilities.set(slug, blog.settings.visibility);
    const hides = blog !== null && isHidden(blog.settings.visibility, before);
    // What no reader ever saw is in no cache.
    const withdraws = seq !== null && entry !== null && (!isVisible(entry) || entry.content.media.some(isGone));
    if (hides || withdraws) requests.purge(slug);
  }

  /** Of a blog that was made while this runs, also what happened in it before anybody heard of it: `watchNew`. */
  async function hear(slug: string, watch: 'watch' | 'watchNew'): Promise<void> {
    if (heard.has(slug)) return;
    heard.set(slug, () => undefined);
    const stop = await untilThere(() => deskFeed[watch](slug, accept));
    if (stopped) stop?.();
    else if (stop !== null) heard.set(slug, stop);
  }

  /** A store that is away is asked again every second. null where this was stopped meanwhile. */
  async function untilThere<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    while (!stopped) {
      try {
        return await ask();
      } catch (error) {
        onFault(error, 'hearing what a cache must drop');
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    }
    return null;
  }

  return {
    start: async () => {
      const blogs = await untilThere(() =>
        deskFeed.watchBlogs((slugs) => slugs.forEach((slug) => void hear(slug, 'watchNew'))),
      );
      if (blogs === null) return;
      stopHearingOfBlogs = blogs.stop;
      await Promise.all(blogs.slugs.map((slug) => hear(slug, 'watch')));
    },
    stop: async () => {
      stopped = true;
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
