/**
 * A blog as a stored follower hears it: each item is read, told, and only then is the position moved. Where telling
 * fails, the item is read and told again after a growing pause, so that a takedown meanwhile is heeded.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isVisible, publicBlog, publicEntry, type BlogRecord } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import type { Lease } from '../leases.js';
import {
  StoreAway,
  type Archive,
  type FollowerPositions,
  type JournalLists,
  type StoredPosition,
} from '../storage/ports.js';
import { eventsOf, type RecordEvent } from './events.js';
import type { Follower, PatientUser, Reached } from './follower.js';
import type { Batch, ListPosition } from './lists.js';

/** In milliseconds: the first pause after a failure, and the longest. */
export interface Pauses {
  firstMs: number;
  longestMs: number;
}

export interface StoredBlogParts {
  /** The follower's name. */
  name: string;
  positions: FollowerPositions;
  journal: JournalLists;
  archive: Pick<Archive, 'takenDown'>;
  lease: Lease;
  /** Aborted when this instance is to hear nothing more: it stops, or its lease is lost. */
  ending: AbortSignal;
  /** Hears that another instance has the lease. */
  onLost: () => void;
  handle: (event: RecordEvent) => Promise<void>;
  /** Hears that another epoch began, and from where on its changes follow, before anything else of it; maybe repeatedly. */
  onEpoch?: (begun: { blog: string; epoch: string; seq: number }) => Promise<void>;
  pauses: Pauses;
  onFault: (error: unknown, where: string) => void;
}

export class StoredBlog implements PatientUser {
  private failures = 0;

  constructor(
    private readonly parts: StoredBlogParts,
    private readonly follower: Follower,
    private stored: StoredPosition,
  ) {}

  begin(): void {
    this.follower.begin(placeOf(this.stored), this);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.follower.stop();
    await this.follower.settled();
  }

  /** Resolves with whether to read on: not while the blog is hidden. */
  async takeInTurn({ items, to }: Reached): Promise<boolean> {
    const blog = await this.parts.journal.blog(this.follower.slug);
    if (blog === null) return false;
    if (!isForReaders(blog.settings)) return this.hide();
    if (this.stored.hidden && !(await this.show(blog))) return this.mayGoOn();
    for (const item of items) {
      if (!(await this.tell(eventsOf(item, blog), { ...this.stored, seq: item.seq ?? this.stored.seq })))
        return this.mayGoOn();
    }
    return to > this.stored.seq ? this.move({ ...this.stored, seq: to }) : this.mayGoOn();
  }

  /**
   * Goes on from the last seq that is left of the epoch that the follower knew, so that nothing is told again (rule J6);
   * from the record's head where nothing of that epoch is left. The takedowns of a restore stand before that seq, and the
   * follower may not have heard the first ones: all takedowns of the blog are told first (rule T1).
   */
  async beginEpoch({ epoch, end }: Batch, stood: ListPosition): Promise<ListPosition> {
    const left = await this.parts.journal.lastSeqOf(this.follower.slug, stood.epoch);
    const seq = left === null ? end : Math.min(left, stood.at);
    await this.tell(await this.takenDown(seq), { ...this.stored, epoch, seq });
    return placeOf(this.stored);
  }

  /** Every entry that was taken down, or that lost a photo so, as it stands now. A hidden blog's entries are withdrawn. */
  private async takenDown(at: number): Promise<RecordEvent[]> {
    const { slug } = this.follower;
    const { journal, archive } = this.parts;
    const blog = await journal.blog(slug);
    if (blog === null || this.stored.hidden) return [];
    const ids = new Set((await archive.takenDown()).filter((taken) => taken.blog === slug).map(({ entry }) => entry));
    const events: RecordEvent[] = [];
    for (const id of ids) {
      const entry = await journal.entry(slug, id);
      const seq = entry?.seq ?? at;
      const isShown = entry !== null && isVisible(entry) && isForReaders(blog.settings);
      if (isShown) events.push({ slug, seq, kind: 'entry', entry: publicEntry(entry), blog: publicBlog(blog) });
      else events.push({ slug, seq, kind: 'gone', id });
    }
    return events;
  }

  private async hide(): Promise<boolean> {
    const { hidden, seq } = this.stored;
    if (hidden) return false;
    const event: RecordEvent = { slug: this.follower.slug, seq, kind: 'hidden' };
    return !(await this.tell([event], { ...this.stored, hidden: true })) && this.mayGoOn();
  }

  private show(blog: BlogRecord): Promise<boolean> {
    const event: RecordEvent = {
      slug: this.follower.slug,
      seq: this.stored.seq,
      kind: 'shown',
      blog: publicBlog(blog),
    };
    return this.tell([event], { ...this.stored, hidden: false });
  }

  /** Whether the events were told and the position moved; where they could not be told, after a pause. */
  private async tell(events: RecordEvent[], to: StoredPosition): Promise<boolean> {
    const { epoch, seq } = to;
    try {
      if (epoch !== this.stored.epoch) await this.parts.onEpoch?.({ blog: this.follower.slug, epoch, seq });
      for (const event of events) {
        if (!this.mayGoOn()) return false;
        await this.parts.handle(event);
      }
      this.failures = 0;
    } catch (error) {
      this.parts.onFault(error, `telling ${this.parts.name}`);
      await this.pause();
      return false;
    }
    return this.move(to);
  }

  /** A store that is away is asked again: what was told is not told again for that. */
  private async move(to: StoredPosition): Promise<boolean> {
    const { positions, name, lease, ending, onLost, onFault } = this.parts;
    for (;;) {
      try {
        const hasMoved = await positions.move(name, lease.holder, this.follower.slug, { from: this.stored, to });
        if (hasMoved) this.stands(to);
        else onLost();
        return hasMoved && this.mayGoOn();
      } catch (error) {
        onFault(error, `moving the position of ${name}`);
        if (!(error instanceof StoreAway) || ending.aborted) throw error;
        await this.pause();
      }
    }
  }

  private stands(to: StoredPosition): void {
    this.stored = to;
    this.follower.moveTo(placeOf(to));
  }

  private async pause(): Promise<void> {
    const { firstMs, longestMs } = this.parts.pauses;
    const ms = Math.min(longestMs, firstMs * 2 ** this.failures);
    this.failures += 1;
    await sleep(ms, undefined, { signal: this.parts.ending }).catch(() => undefined);
  }

  private mayGoOn(): boolean {
    return !this.parts.ending.aborted;
  }
}

function placeOf({ epoch, seq }: StoredPosition): ListPosition {
  return { epoch, at: seq };
}
