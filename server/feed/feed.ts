/**
 * An instance's in-memory copy of a blog for readers. Its follower knows how far the feed has read, and asks the journal
 * for the changes that it missed (rules F1, F4). A record that went back (J6) is found by `record/rewindGuard.ts`.
 */
import { isVisible, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import type { Metrics } from '../metrics.js';
import type { Follower, FollowerUser, Reached } from '../record/follower.js';
import type { Followers } from '../record/followers.js';
import { PUBLIC_LIST, type Batch, type ListPosition } from '../record/lists.js';
import { TOP_MAX, type FeedSnapshot, type JournalItem, type JournalLists } from '../storage/ports.js';
import { memoryOf, snapshotOf } from './memory.js';
import type { Newest } from './newest.js';
import type { FirstPage, Standing } from './standing.js';
import { SummaryRests } from './summaryRests.js';
import { type Window, sizeOf } from './window.js';

export interface FeedParts {
  journal: JournalLists;
  followers: Followers;
  metrics: Metrics;
  onFault: (error: unknown, where: string) => void;
}

export type FeedEvent = 'changed' | 'reset';

export class Feed implements FollowerUser {
  private record: BlogRecord;
  private window: Window;
  private newest: Newest;
  private top: Map<string, EntryRecord>;
  /** Entries on which points of the summary rest, also where they are of long ago. */
  private readonly rests: SummaryRests;
  private readonly listeners = new Set<(event: FeedEvent) => void>();

  private constructor(
    private readonly parts: FeedParts,
    private readonly follower: Follower,
    snapshot: FeedSnapshot,
  ) {
    this.record = snapshot.blog;
    ({ window: this.window, newest: this.newest, top: this.top } = memoryOf(snapshot));
    this.rests = new SummaryRests(parts.journal, (id) => this.remembered(id), parts.onFault);
  }

  /** Loads a blog from the journal; null where there is no such blog. Throws `StoreAway`. */
  static async load(slug: string, parts: FeedParts): Promise<Feed | null> {
    // Opened before the blog is read: items that come in between are then heard, and ignored if they were read too.
    const follower = parts.followers.open(slug, PUBLIC_LIST);
    const snapshot = await snapshotOf(slug, parts.journal).catch((error: unknown) => {
      follower.stop();
      throw error;
    });
    if (snapshot === null) return (follower.stop(), null);
    const feed = new Feed(parts, follower, snapshot);
    await feed.rests.load(snapshot.blog);
    follower.begin(feed.position(), feed);
    return feed;
  }

  get slug(): string {
    return this.record.slug;
  }

  get epoch(): string {
    return this.record.epoch;
  }

  get head(): number {
    return this.record.head;
  }

  /** The blog as it stands at this feed's head. */
  get blog(): BlogRecord {
    return this.record;
  }

  stop(): void {
    this.follower.stop();
  }

  /** The newest pinned entries and key moments, by falling order. */
  topEntries(): EntryRecord[] {
    return [...this.top.values()].sort((a, b) => (b.order ?? 0) - (a.order ?? 0)).slice(0, TOP_MAX);
  }

  /** All entries that the top of a page needs: these, and those on which points of the summary rest. */
  shownAtTop(): EntryRecord[] {
    return [...new Set([...this.topEntries(), ...this.summaryRests()])];
  }

  /** Hears of every advance, and of a new epoch; returns how to stop. */
  listen(listener: (event: FeedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Rule F1: see `Follower.accept`. */
  accept(item: JournalItem): void {
    this.follower.accept(item);
  }

  /** Reads what the journal has beyond this feed, once however many ask. Throws `StoreAway`. */
  heal(): Promise<void> {
    return this.follower.readOn();
  }

  /** Entries that changed after `seq`, by rising seq, from memory; null where memory does not reach back so far. */
  changedSince(seq: number): EntryRecord[] | null {
    return this.window.since(seq);
  }

  /** An entry that changed lately, if it is in memory. */
  remembered(id: string): EntryRecord | undefined {
    return this.window.get(id);
  }

  /** The number of published entries after an order; null where memory does not reach back so far. */
  newerThan(order: number): number | null {
    return this.newest.newerThan(order);
  }

  /** Entries on which points of the blog's summary rest, as far as readers see them and they were found. */
  summaryRests(): EntryRecord[] {
    return this.rests.of(this.record);
  }

  /** The newest published entries. Reads the journal only where many of them were withdrawn. Throws `StoreAway`. */
  async firstPage(size: number): Promise<FirstPage> {
    if (this.newest.page(size) === null) await this.reload();
    const page = this.newest.page(size) ?? { entries: [], older: null };
    return { ...page, ...this.standing() };
  }

  /** The blog and the top of its page, both of the same head. */
  standing(): Standing {
    return { blog: this.record, top: this.shownAtTop() };
  }

  onReading(): void {
    this.parts.metrics.gapsHealed += 1;
  }

  /** Applies what comes next. The desk's own steps (a held entry, say) reach no reader; only the position moves. */
  take({ items, to, step }: Reached): void {
    const entries = items.flatMap(({ entry }) => entry ?? []);
    // An entry that cannot be kept throws here, before any of these entries is.
    entries.forEach(sizeOf);
    const isAhead = to > this.head;
    for (const entry of entries) this.place(entry);
    const blog = items.findLast((item) => item.blog !== null)?.blog ?? this.record;
    this.rests.hear(entries, blog);
    const steps = Math.max(step ?? 0, this.record.step);
    if (isAhead || steps > this.record.step) this.record = { ...blog, head: to, step: steps };
    if (isAhead) this.tell('changed');
  }

  /** Rule F1: the feed is loaded afresh. */
  async beginEpoch(_batch: Batch, stood: ListPosition): Promise<ListPosition> {
    await this.reload();
    return this.epoch === stood.epoch ? stood : this.position();
  }

  private async reload(): Promise<void> {
    const asked = this.head;
    const snapshot = await snapshotOf(this.slug, this.parts.journal);
    if (snapshot === null) return;
    // While the journal answered, this feed was told of more: it is read again, rather than gone back.
    if (snapshot.blog.epoch === this.epoch && asked !== this.head && snapshot.blog.head < this.head)
      return this.reload();
    const event = snapshot.blog.epoch === this.epoch ? 'changed' : 'reset';
    this.record = snapshot.blog;
    ({ window: this.window, newest: this.newest, top: this.top } = memoryOf(snapshot));
    this.follower.moveTo(this.position());
    this.tell(event);
  }

  private position(): ListPosition {
    return { epoch: this.epoch, at: this.head };
  }

  private place(entry: EntryRecord): void {
    this.window.put(entry);
    this.newest.put(entry);
    if (isVisible(entry) && (entry.pinned || entry.key)) this.top.set(entry.id, entry);
    else this.top.delete(entry.id);
  }

  private tell(event: FeedEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        this.parts.onFault(error, `telling readers of ${this.slug}`);
      }
    }
  }
}
