/**
 * All followers of this instance. The bus tells them of items; once a second one question for all of them asks the
 * journal where the records stand, and which blogs there are (rule F4).
 */
import type { Bus } from '../bus/bus.js';
import { StoreAway, type JournalLists } from '../storage/ports.js';
import { Follower, type FollowerUser } from './follower.js';
import type { RecordList } from './lists.js';

export interface FollowersParts {
  journal: JournalLists;
  bus: Bus;
  now: () => Date;
  onFault: (error: unknown, where: string) => void;
}

/** `head`: what happens from now on. `beginning`: all of it, as it stands now. */
export type From = 'head' | 'beginning';

export type BlogsListener = (slugs: readonly string[]) => void;

const COMPARE_EVERY_MS = 1_000;

export class Followers {
  private readonly followers = new Set<Follower>();
  private readonly blogsListeners = new Set<BlogsListener>();
  private timer: NodeJS.Timeout | undefined;
  private comparing = false;

  constructor(private readonly parts: FollowersParts) {}

  start(): void {
    this.timer = setInterval(() => void this.compareAll(), COMPARE_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A follower that hears the bus from now on, and keeps what it hears until it is told where to begin. */
  open(slug: string, list: RecordList): Follower {
    const { journal, bus, now, onFault } = this.parts;
    const leave = (): void => {
      unsubscribe();
      this.followers.delete(follower);
    };
    const follower: Follower = new Follower({ slug, list, journal, now, onFault, leave });
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
    if (this.comparing) return;
    this.comparing = true;
    try {
      await this.compareFollowers();
      if (this.blogsListeners.size > 0) await this.tellOfBlogs();
    } catch (error) {
      this.parts.onFault(error, 'comparing with the journal');
    } finally {
      this.comparing = false;
    }
  }

  /** Compares them in turn: each follower that is behind reads up to 200 entries. */
  private async compareFollowers(): Promise<void> {
    const slugs = new Set([...this.followers].map(({ slug }) => slug));
    const positions = await this.parts.journal.positions([...slugs]);
    for (const follower of [...this.followers]) {
      const stands = positions.get(follower.slug);
      if (stands === undefined) continue;
      await follower.compare(stands).catch((error: unknown) => {
        if (error instanceof StoreAway) throw error;
        this.parts.onFault(error, 'comparing with the journal');
      });
    }
  }

  private async tellOfBlogs(): Promise<void> {
    const slugs = await this.parts.journal.slugs();
    for (const listener of this.blogsListeners) listener(slugs);
  }
}
