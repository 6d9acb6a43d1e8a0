/**
 * All followers of this instance. The bus tells them of items; once a second one question for all of them asks the
 * journal where the records stand, and which blogs there are (rule F4).
 */
import type { Bus } from '../bus/bus.js';
import { StoreAway, type JournalLists, type JournalPosition } from '../storage/ports.js';
import { Follower, type FollowerUser } from './follower.js';
import { DESK_LIST, type RecordList } from './lists.js';
import { sideBySide } from './sideBySide.js';

export interface FollowersParts {
  journal: JournalLists;
  bus: Bus;
  /** Milliseconds that never go back; the process's own where it is not given. */
  clock?: () => number;
  onFault: (error: unknown, where: string) => void;
}

/** `head`: what happens from now on. `beginning`: all of it, as it stands now. */
export type From = 'head' | 'beginning';

export type BlogsListener = (slugs: readonly string[]) => void;

const COMPARE_EVERY_MS = 1_000;
/** Each reading holds up to 200 entries: so many readings hold some megabytes at most. */
const READ_AT_ONCE = 4;

export class Followers {
  private readonly followers = new Set<Follower>();
  private readonly blogsListeners = new Set<BlogsListener>();
  private timer: NodeJS.Timeout | undefined;
  private asking = false;
  /** Followers that are compared with an answer of the journal, or wait for their turn. */
  private readonly comparing = new Set<Follower>();

  constructor(private readonly parts: FollowersParts) {}

  start(): void {
    this.timer = setInterval(() => void this.compareAll(), COMPARE_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A follower that hears the bus from now on, and keeps what it hears until it is told where to begin. */
  open(slug: string, list: RecordList): Follower {
    const { journal, bus, clock = () => performance.now(), onFault } = this.parts;
    const leave = (): void => {
      unsubscribe();
      this.followers.delete(follower);
    };
    const follower: Follower = new Follower({ slug, list, journal, clock, onFault, leave });
    const unsubscribe = bus.subscribe(slug, (item) => follower.accept(item));
    this.followers.add(follower);
    return follower;
  }

  /** A follower that has begun; null where there is no such blog. Throws `StoreAway`. */
  async follow(slug: string, list: RecordList, user: FollowerUser, from: From = 'head'): Promise<Follower | null> {
    const follower = this.open(slug, list);
    try {
      const stands = (await this.parts.journal.positions([slug])).get(slug);
      if (stands === undefined) return (follower.stop(), null);
      follower.begin({ epoch: stands.epoch, at: from === 'head' ? list.endOf(stands) : 0 }, user);
      if (from === 'beginning') follower.readSoon();
      return follower;
    } catch (error) {
      follower.stop();
      throw error;
    }
  }

  /** The blogs that there are; the listener hears them once a second from now on. Throws `StoreAway`. */
  async watchBlogs(listener: BlogsListener): Promise<string[]> {
    const slugs = await this.parts.journal.slugs();
    this.blogsListeners.add(listener);
    return slugs;
  }

  unwatchBlogs(listener: BlogsListener): void {
    this.blogsListeners.delete(listener);
  }

  /** Compares all followers that are not being compared yet. */
  async compareAll(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const positions = await this.positions().finally(() => (this.asking = false));
    // A blog of which nobody on this instance is a follower any more, or that does not exist, has no position.
    const waiting = [...this.followers].filter(({ slug }) => positions.has(slug));
    await this.compareFollowers(
      waiting.filter((follower) => !this.comparing.has(follower)),
      positions,
    );
  }

  /** Asks the journal where the records stand; tells which blogs there are. */
  private async positions(): Promise<ReadonlyMap<string, JournalPosition>> {
    try {
      // A follower that has not begun may be of a name that a stranger made up: it has no part in the question of the others.
      const begun = [...this.followers].filter(({ position }) => position !== null);
      const slugs = new Set(begun.map(({ slug }) => slug));
      const positions = await this.parts.journal.positions([...slugs]);
      if (this.blogsListeners.size > 0) await this.tellOfBlogs();
      return positions;
    } catch (error) {
      this.parts.onFault(error, 'comparing with the journal');
      return new Map();
    }
  }

  /** Compares a few followers at once, since each that is behind reads; an editor's desk never waits for readers' feeds. */
  private async compareFollowers(
    followers: readonly Follower[],
    positions: ReadonlyMap<string, JournalPosition>,
  ): Promise<void> {
    for (const follower of followers) this.comparing.add(follower);
    const compare = (some: readonly Follower[]): Promise<void> =>
      sideBySide(some, READ_AT_ONCE, (follower) => this.compare(follower, positions));
    const desks = compare(followers.filter(({ list }) => list === DESK_LIST));
    const others = compare(followers.filter(({ list }) => list !== DESK_LIST));
    const failed = (await Promise.allSettled([desks, others])).find(({ status }) => status === 'rejected');
    for (const follower of followers) this.comparing.delete(follower);
    if (failed?.status === 'rejected') this.parts.onFault(failed.reason, 'comparing with the journal');
  }

  /** Throws `StoreAway`, which ends the round; any other failure is this follower's alone. */
  private async compare(follower: Follower, positions: ReadonlyMap<string, JournalPosition>): Promise<void> {
    const stands = positions.get(follower.slug);
    try {
      if (stands !== undefined) await follower.compare(stands);
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      this.parts.onFault(error, 'comparing with the journal');
    } finally {
      this.comparing.delete(follower);
    }
  }

  private async tellOfBlogs(): Promise<void> {
    const slugs = await this.parts.journal.slugs();
    for (const listener of this.blogsListeners) listener(slugs);
  }
}
