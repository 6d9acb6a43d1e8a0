/**
 * Tells a shared cache in front what must leave it at once: an entry that readers saw and may not any more, a photo that
 * was taken down, a blog that is for the desk alone from now on. It follows the public list of every blog: by the bus
 * and, where that lost something or the command line changed something beside the server, by the journal within a second.
 *
 * Nothing waits for it, and nothing rests on it: within a minute the answers' own lifetimes do the same (rule T1). So
 * a crash, which leaves some of it untold, needs no list on a disk.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isVisible, type Visibility } from '../../shared/entry.js';
import { PurgeRequests, type PurgeTarget } from './requests.js';
import { EveryBlog } from '../record/everyBlog.js';
import type { FollowerUser, Reached } from '../record/follower.js';
import type { Followers, From } from '../record/followers.js';
import { PUBLIC_LIST, type Batch, type ListPosition } from '../record/lists.js';
import type { JournalItem } from '../storage/ports.js';

export interface PurgingParts extends PurgeTarget {
  followers: Followers;
  onFault: (error: unknown, where: string) => void;
}

const AGAIN_MS = 1_000;

export class Purging implements FollowerUser {
  private readonly requests: PurgeRequests;
  private readonly blogs: EveryBlog;
  private readonly visibilities = new Map<string, Visibility>();
  private stopped = false;

  constructor(private readonly parts: PurgingParts) {
    this.requests = new PurgeRequests(parts);
    this.blogs = new EveryBlog({
      followers: parts.followers,
      follow: (slug, from) => this.follow(slug, from),
      onFault: (error) => this.note(error),
    });
  }

  /** Begins to hear; resolves when every blog that there is is heard. A store that is away is asked again every second. */
  async start(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.blogs.start();
      } catch (error) {
        this.note(error);
        await sleep(AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  /** Requests on their way are finished, for two seconds at most. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.blogs.stop();
    await this.requests.stop();
  }

  take({ items }: Reached): void {
    for (const item of items) if (this.mustLeave(item)) this.requests.purge(item.slug);
  }

  beginEpoch({ items, epoch, to }: Batch): ListPosition {
    this.take({ items, to, step: null });
    return { epoch, at: to };
  }

  private async follow(slug: string, from: From): Promise<() => void> {
    const follower = await this.parts.followers.follow(slug, PUBLIC_LIST, this, from);
    return () => follower?.stop();
  }

  private mustLeave({ slug, entry, blog }: JournalItem): boolean {
    const before = this.visibilities.get(slug);
    if (blog !== null) this.visibilities.set(slug, blog.settings.visibility);
    const hides = blog !== null && isHidden(blog.settings.visibility, before);
    return hides || (entry !== null && (!isVisible(entry) || entry.content.media.some(isGone)));
  }

  private note(error: unknown): void {
    this.parts.onFault(error, 'hearing what a cache must drop');
  }
}

/** At the first change of a blog nothing is known of before: one purge too many costs a few requests. */
function isHidden(now: Visibility, before: Visibility | undefined): boolean {
  return now !== 'public' && now !== before;
}

/** A photo that is gone stays in its entry's list, so each later change of the entry purges once more: rare, and cheap. */
function isGone({ state }: { state: string }): boolean {
  return state === 'gone';
}
