/**
 * What happens in a blog, held entries included, for the people of its desk: by step, in order, without holes. As with
 * the readers' feed, the bus only makes it quicker; what it loses is read from the journal (rules F1, F4).
 */
import { deskEntry, publicBlog } from '../../shared/entry.js';
import type { DeskItem } from '../../shared/protocol/desk.js';
import type { Bus } from '../bus/bus.js';
import type { Journal, JournalItem } from '../storage/ports.js';

const COMPARE_EVERY_MS = 1_000;
const READ_AT_ONCE = 200;

export type DeskListener = (item: JournalItem) => void;

/** Where the desk's record of a blog stood when somebody began to listen. */
export interface DeskPosition {
  epoch: string;
  step: number;
}

export interface DeskFeedParts {
  journal: Journal;
  bus: Bus;
  onFault: (error: unknown, where: string) => void;
}

interface Watched extends DeskPosition {
  listeners: Set<DeskListener>;
  unsubscribe: () => void;
  reading: Promise<void> | null;
}

export class DeskFeed {
  private readonly watched = new Map<string, Promise<Watched | null>>();
  private readonly toldOfBlogs = new Map<(slugs: readonly string[]) => void, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly parts: DeskFeedParts) {
    this.timer = setInterval(() => void this.compareAll(), COMPARE_EVERY_MS);
  }

  /**
   * Hears every change of a blog from now on; returns how to stop. `onPosition` is called once, before any of them, with
   * where the record stands. Throws `StoreAway`.
   */
  async watch(
    slug: string,
    listener: DeskListener,
    onPosition?: (position: DeskPosition) => void,
  ): Promise<() => void> {
    const opening = this.watched.get(slug) ?? this.open(slug);
    this.watched.set(slug, opening);
    const watched = await opening.catch((error: unknown) => {
      this.forget(slug, opening);
      throw error;
    });
    if (watched === null) {
      // It may be made later.
      this.forget(slug, opening);
      return () => undefined;
    }
    const { epoch, step } = watched;
    onPosition?.({ epoch, step });
    watched.listeners.add(listener);
    return () => {
      if (watched.listeners.delete(listener) && watched.listeners.size === 0) this.close(slug, watched);
    };
  }

  /** As `watch`, and of a blog that has just been made also what happened in it before this. */
  async watchNew(slug: string, listener: DeskListener): Promise<() => void> {
    let from = 0;
    const stop = await this.watch(slug, listener, ({ step }) => (from = step));
    const before = await this.parts.journal.deskSince(slug, 0, READ_AT_ONCE).catch((error: unknown) => {
      stop();
      throw error;
    });
    // What is newer comes, or came, by itself: each entry is here once, as it stands now.
    for (const item of before?.items ?? []) if (item.step <= from) listener(item);
    return stop;
  }

  /**
   * Which blogs there are; and hears, whenever one was made, which there are then. Returns how to stop, too. Throws
   * `StoreAway`.
   */
  async watchBlogs(listener: (slugs: readonly string[]) => void): Promise<{ slugs: string[]; stop: () => void }> {
    const slugs = await this.parts.journal.slugs();
    this.toldOfBlogs.set(listener, slugs.length);
    return { slugs, stop: () => this.toldOfBlogs.delete(listener) };
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async open(slug: string): Promise<Watched | null> {
    const position = (await this.parts.journal.positions([slug])).get(slug);
    if (position === undefined) return null;
    const { epoch, step } = position;
    const watched: Watched = { epoch, step, listeners: new Set(), unsubscribe: () => undefined, reading: null };
    watched.unsubscribe = this.parts.bus.subscribe(slug, (item) => this.accept(slug, watched, item));
    return watched;
  }

  private forget(slug: string, opening: Promise<Watched | null>): void {
    if (this.watched.get(slug) === opening) this.watched.delete(slug);
  }

  private close(slug: string, watched: Watched): void {
    watched.unsubscribe();
    this.watched.delete(slug);
  }

  private accept(slug: string, watched: Watched, item: JournalItem): void {
    if (item.epoch === watched.epoch && item.step === watched.step + 1) this.deliver(watched, item);
    else if (item.epoch !== watched.epoch || item.step > watched.step) this.readSoon(slug, watched);
  }

  private deliver(watched: Watched, item: JournalItem): void {
    // Read from the journal while it came by the bus as well.
    if (item.epoch === watched.epoch && item.step <= watched.step) return;
    watched.epoch = item.epoch;
    watched.step = item.step;
    for (const listener of watched.listeners) listener(item);
  }

  private readSoon(slug: string, watched: Watched): void {
    watched.reading ??= this.readOn(slug, watched)
      .catch((error: unknown) => this.parts.onFault(error, 'reading what the desk missed'))
      .finally(() => (watched.reading = null));
  }

  private async readOn(slug: string, watched: Watched): Promise<void> {
    for (;;) {
      const answer = await this.parts.journal.deskSince(slug, watched.step, READ_AT_ONCE);
      if (answer === null) return;
      for (const item of answer.items) this.deliver(watched, item);
      const { epoch, to: step } = answer;
      // A record that went back (rule J6) may end below where it stood: whoever listens hears of it by the epoch.
      if (epoch !== watched.epoch) this.deliver(watched, { slug, epoch, step, seq: null, entry: null, blog: null });
      watched.step = Math.max(watched.step, step);
      if (step >= answer.step) return;
    }
  }

  private async compareAll(): Promise<void> {
    try {
      const positions = await this.parts.journal.positions([...this.watched.keys()]);
      for (const [slug, { epoch, step }] of positions) {
        const watched = await this.watched.get(slug);
        if (watched && (epoch !== watched.epoch || step > watched.step)) this.readSoon(slug, watched);
      }
      if (this.toldOfBlogs.size > 0) this.tellOfBlogs(await this.parts.journal.slugs());
    } catch (error) {
      this.parts.onFault(error, 'comparing the desk with the journal');
    }
  }

  /** No blog ever goes, so their number tells whether one came. */
  private tellOfBlogs(slugs: readonly string[]): void {
    for (const [listener, told] of this.toldOfBlogs) {
      if (told >= slugs.length) continue;
      this.toldOfBlogs.set(listener, slugs.length);
      listener(slugs);
    }
  }
}

/** What an editor's desk gets of a change. */
export function deskItem({ epoch, step, entry, blog }: JournalItem): DeskItem {
  return {
    epoch,
    step,
    entry: entry === null ? null : deskEntry(entry),
    blog: blog === null ? null : publicBlog(blog),
  };
}
