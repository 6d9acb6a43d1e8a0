/**
 * One instance's in-memory copy of a blog for readers. It knows how far it has read (epoch, head, step), and asks the
 * journal for whatever it missed (rules F1, F4). That a record went back (J6) the journal finds: `watching.ts`.
 */
import { isVisible, type BlogRecord, type EntryRecord } from '../../shared/entry.js';
import { CHANGES_MAX_DELTAS } from '../../shared/protocol/readers.js';
import type { Metrics } from '../metrics.js';
import {
  TOP_MAX,
  type FeedSnapshot,
  type Journal,
  type JournalItem,
  type JournalPosition,
  type PublicSince,
} from '../storage/ports.js';
import { NEWEST_KEPT, Newest } from './newest.js';
import { WINDOW_MIN, Window } from './window.js';

const EPOCH_ASKED_EVERY_MS = 1_000;

export interface FeedParts {
  journal: Journal;
  now: () => Date;
  metrics: Metrics;
}

/** What a page says of the blog and where it stands (rule F3): taken at once, since the feed moves on. */
export interface Standing {
  blog: BlogRecord;
  /** Pinned entries and key moments, by falling order. */
  top: EntryRecord[];
}

export interface FirstPage extends Standing {
  entries: EntryRecord[];
  /** The order to ask before, or null at the end. */
  older: number | null;
}

export type FeedEvent = 'changed' | 'reset';

export class Feed {
  private record: BlogRecord;
  private window: Window;
  private newest: Newest;
  private top: Map<string, EntryRecord>;
  private healing: Promise<void> | null = null;
  private heardOfEpochAt = -Infinity;
  private readonly listeners = new Set<(event: FeedEvent) => void>();

  private constructor(
    private readonly parts: FeedParts,
    snapshot: FeedSnapshot,
  ) {
    this.record = snapshot.blog;
    ({ window: this.window, newest: this.newest, top: this.top } = memoryOf(snapshot));
  }

  /** null where there is no such blog. */
  static async load(slug: string, parts: FeedParts): Promise<Feed | null> {
    const snapshot = await snapshotOf(slug, parts.journal);
    return snapshot === null ? null : new Feed(parts, snapshot);
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

  /** The newest pinned entries and key moments, by falling order. */
  topEntries(): EntryRecord[] {
    return [...this.top.values()].sort((a, b) => (b.order ?? 0) - (a.order ?? 0)).slice(0, TOP_MAX);
  }

  /** Hears of every advance, and of a new epoch; returns how to stop. */
  listen(listener: (event: FeedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Rule F1. Whoever hands an item over needs no answer: what is missing is read. */
  accept(item: JournalItem): void {
    if (item.epoch !== this.epoch) return this.hearOfEpoch();
    // The desk's own steps (a held entry, say) reach no reader; only the position moves.
    if (item.seq === null) {
      this.advanceStep(item.step);
      return;
    }
    if (item.seq <= this.head) return;
    if (item.seq > this.head + 1) return this.healSoon();
    const { seq, step, entry, blog } = item;
    this.apply({ to: seq, step, entries: entry === null ? [] : [entry], blog });
  }

  /** Rule F4: compares itself with where the journal stands. */
  async compare({ epoch, head, step }: JournalPosition): Promise<void> {
    if (epoch === this.epoch && head === this.head) this.advanceStep(step);
    else await this.heal();
  }

  /** Reads what the journal has beyond this feed, once however many ask. Throws `StoreAway`. */
  heal(): Promise<void> {
    if (this.healing !== null) return this.healing;
    this.parts.metrics.gapsHealed += 1;
    return (this.healing = this.readOn().finally(() => (this.healing = null)));
  }

  /** Entries that changed after `seq`, by rising seq, from memory; null where memory does not reach back so far. */
  changedSince(seq: number): EntryRecord[] | null {
    return this.window.since(seq);
  }

  /** An entry that changed lately, if it is in memory. */
  remembered(id: string): EntryRecord | undefined {
    return this.window.get(id);
  }

  /** The newest published entries. Reads the journal only where many of them were withdrawn. Throws `StoreAway`. */
  async firstPage(size: number): Promise<FirstPage> {
    if (this.newest.page(size) === null) await this.reload();
    const page = this.newest.page(size) ?? { entries: [], older: null };
    return { ...page, ...this.standing() };
  }

  /** The blog and the top of its page, both of the same head. */
  standing(): Standing {
    return { blog: this.record, top: this.topEntries() };
  }

  /** Whoever repeats messages of an epoch that is past makes nobody read for each of them; rule F4 asks as often. */
  private hearOfEpoch(): void {
    const at = this.parts.now().getTime();
    if (at - this.heardOfEpochAt < EPOCH_ASKED_EVERY_MS) return;
    this.heardOfEpochAt = at;
    this.healSoon();
  }

  private healSoon(): void {
    // A store that is away is asked again when positions are compared (rule F4).
    this.heal().catch(() => undefined);
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const answer = await this.parts.journal.since(this.slug, this.head, CHANGES_MAX_DELTAS);
      if (answer === null) return;
      if (answer.epoch !== this.epoch) return this.reload();
      this.applyAnswer(answer);
      if (answer.to >= answer.head) {
        this.advanceStep(answer.step);
        return;
      }
    }
  }

  private applyAnswer({ to, entries, blog }: PublicSince): void {
    if (to > this.head) this.apply({ to, step: this.record.step, entries, blog });
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
    this.tell(event);
  }

  private apply(advance: { to: number; step: number; entries: EntryRecord[]; blog: BlogRecord | null }): void {
    const { to, step, entries, blog } = advance;
    for (const entry of entries) this.place(entry);
    this.record = { ...(blog ?? this.record), head: to, step: Math.max(step, this.record.step) };
    this.tell('changed');
  }

  private place(entry: EntryRecord): void {
    this.window.put(entry);
    this.newest.put(entry);
    if (isVisible(entry) && (entry.pinned || entry.key)) this.top.set(entry.id, entry);
    else this.top.delete(entry.id);
  }

  private advanceStep(step: number): void {
    if (step > this.record.step) this.record = { ...this.record, step };
  }

  private tell(event: FeedEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function snapshotOf(slug: string, journal: Journal): Promise<FeedSnapshot | null> {
  return journal.snapshot(slug, { newest: NEWEST_KEPT, recent: WINDOW_MIN });
}

function memoryOf({ newest, recent, top }: FeedSnapshot) {
  return {
    window: new Window(recent, recent.length < WINDOW_MIN),
    newest: new Newest(newest, newest.length < NEWEST_KEPT),
    top: new Map(top.map((entry) => [entry.id, entry])),
  };
}
