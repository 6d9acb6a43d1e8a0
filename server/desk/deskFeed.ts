/**
 * Changes of a blog for the people of its desk, held entries included: by step, in order, without holes. As with the
 * readers' feed, the bus only makes it quicker; a follower reads from the journal what it loses (rules F1, F4).
 */
import { deskEntry, publicBlog } from '../../shared/entry.js';
import type { DeskItem } from '../../shared/protocol/desk.js';
import { EveryBlog } from '../record/everyBlog.js';
import type { Follower, FollowerUser, Reached } from '../record/follower.js';
import type { Followers } from '../record/followers.js';
import { DESK_LIST, type Batch, type ListPosition } from '../record/lists.js';
import type { JournalItem, JournalLists } from '../storage/ports.js';

const READ_AT_ONCE = 200;

export type DeskListener = (item: JournalItem) => void;

/** Where the desk's record of a blog stood when somebody began to listen. */
export interface DeskPosition {
  epoch: string;
  step: number;
}

export interface DeskFeedParts {
  journal: JournalLists;
  followers: Followers;
  onFault: (error: unknown, where: string) => void;
}

export class DeskFeed {
  private readonly watched = new Map<string, Promise<WatchedDesk | null>>();

  constructor(private readonly parts: DeskFeedParts) {}

  /**
   * Hears every change of a blog from now on; returns how to stop. `onPosition` is called once, before any of them, with
   * where the record stands. Throws `StoreAway`.
   */
  async watch(
    slug: string,
    listener: DeskListener,
    onPosition?: (position: DeskPosition) => void,
  ): Promise<() => void> {
    const watched = await this.watchedDesk(slug);
    // A blog that is missing now may be made later.
    if (watched === null) return () => undefined;
    onPosition?.(watched.position);
    watched.listeners.add(listener);
    return () => {
      if (watched.listeners.delete(listener) && watched.listeners.size === 0) this.close(slug, watched);
    };
  }

  /** Watches a blog that has just been made: as `watch`, and first hands over the changes from its beginning. */
  async watchNew(slug: string, listener: DeskListener): Promise<() => void> {
    let from = 0;
    const stop = await this.watch(slug, listener, ({ step }) => (from = step));
    const before = await this.parts.journal.deskSince(slug, 0, READ_AT_ONCE).catch((error: unknown) => {
      stop();
      throw error;
    });
    // Newer items come, or came, by themselves: each entry is here once, as it stands now.
    for (const item of before?.items ?? []) if (item.step <= from) listener(item);
    return stop;
  }

  /** Hears every blog, those that are made later from their beginning. It has to be started, and stopped. */
  everyBlog(listener: DeskListener, onFault: (error: unknown) => void): EveryBlog {
    return new EveryBlog({
      followers: this.parts.followers,
      follow: (slug, from) => (from === 'head' ? this.watch(slug, listener) : this.watchNew(slug, listener)),
      onFault,
    });
  }

  private async watchedDesk(slug: string): Promise<WatchedDesk | null> {
    const opening = this.watched.get(slug) ?? this.open(slug);
    this.watched.set(slug, opening);
    const forget = (): boolean => this.watched.get(slug) === opening && this.watched.delete(slug);
    const watched = await opening.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (watched === null) forget();
    return watched;
  }

  private async open(slug: string): Promise<WatchedDesk | null> {
    const watched = new WatchedDesk(slug, this.parts.onFault);
    watched.follower = await this.parts.followers.follow(slug, DESK_LIST, watched);
    return watched.follower === null ? null : watched;
  }

  private close(slug: string, watched: WatchedDesk): void {
    watched.follower?.stop();
    this.watched.delete(slug);
  }
}

/** The follower of a blog's desk, shared by all who listen to that blog on this instance. */
class WatchedDesk implements FollowerUser {
  follower: Follower | null = null;
  readonly listeners = new Set<DeskListener>();

  constructor(
    private readonly slug: string,
    private readonly onFault: DeskFeedParts['onFault'],
  ) {}

  get position(): DeskPosition {
    const { epoch, at } = this.follower?.position ?? { epoch: '', at: 0 };
    return { epoch, step: at };
  }

  take({ items }: Reached): void {
    for (const item of items) for (const listener of this.listeners) this.tell(listener, item);
  }

  /** Tells one listener: a listener that fails keeps nothing from the others, nor a later item from itself. */
  private tell(listener: DeskListener, item: JournalItem): void {
    try {
      listener(item);
    } catch (error) {
      this.onFault(error, `telling the desk of ${this.slug}`);
    }
  }

  /** A record that went back (rule J6) may end below where it stood: listeners hear of it by the epoch. */
  beginEpoch({ items, epoch, to }: Batch): ListPosition {
    const sign: JournalItem = { slug: this.slug, epoch, step: to, seq: null, entry: null, blog: null };
    this.take({ items: items.length > 0 ? items : [sign], to, step: null });
    return { epoch, at: to };
  }
}

/** A change as an editor's desk gets it. */
export function deskItem({ epoch, step, entry, blog }: JournalItem): DeskItem {
  return {
    epoch,
    step,
    entry: entry === null ? null : deskEntry(entry),
    blog: blog === null ? null : publicBlog(blog),
  };
}
