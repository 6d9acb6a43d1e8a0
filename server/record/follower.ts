/**
 * A follower of one list of a blog's record. It knows how far it has read, takes from the bus the item that comes next,
 * and reads from the journal whatever it missed (rules F1, F4). The user of a follower decides what becomes of the items.
 */
import { StoreAway, type JournalItem, type JournalLists, type JournalPosition } from '../storage/ports.js';
import type { Batch, ListPosition, RecordList } from './lists.js';

/** Items that come next, without a hole before them. */
export interface Reached {
  /** By rising number. Empty where only the record's step has moved. */
  items: readonly JournalItem[];
  /** The number up to which nothing is missing now. */
  to: number;
  /** The record's step there, where it is known. */
  step: number | null;
}

interface AnyUser {
  /**
   * Another epoch is in force (rule J6): returns where to go on from. `batch` came after the number at which the
   * follower stood.
   */
  beginEpoch: (batch: Batch, stood: ListPosition) => ListPosition | Promise<ListPosition>;
  /** Hears of each reading of the journal when it begins. */
  onReading?: () => void;
}

export interface FollowerUser extends AnyUser {
  /** Takes all of what comes next; the follower stands at `to` then. Throws where it took nothing: it is given again. */
  take: (reached: Reached) => void;
}

/** A user that needs time: it is given what the journal has, never an item of the bus. */
export interface PatientUser extends AnyUser {
  /** Takes what comes next, and moves the follower itself, as far as it gets; resolves with whether to read on. */
  takeInTurn: (reached: Reached) => Promise<boolean>;
}

export interface FollowerParts {
  slug: string;
  list: RecordList;
  journal: JournalLists;
  /** Milliseconds that never go back. */
  clock: () => number;
  onFault: (error: unknown, where: string) => void;
  /** Ends what tells this follower of items and positions. */
  leave: () => void;
}

const EPOCH_ASKED_EVERY_MS = 1_000;

export class Follower {
  position: ListPosition | null = null;
  private user: FollowerUser | PatientUser | null = null;
  /** Items that came before it knew where it stands. */
  private early: JournalItem[] = [];
  private reading: Promise<void> | null = null;
  /** The end of the list when it was last read: its user may have gone no further. */
  private seen: ListPosition | null = null;
  private heardOfEpochAt = -Infinity;
  private stopped = false;

  constructor(private readonly parts: FollowerParts) {}

  get slug(): string {
    return this.parts.slug;
  }

  get list(): RecordList {
    return this.parts.list;
  }

  /** Begins to hand items over, those first that came meanwhile. */
  begin(position: ListPosition, user: FollowerUser | PatientUser): void {
    [this.position, this.user] = [position, user];
    for (const item of this.early.splice(0)) this.accept(item);
  }

  /** Sets the position: the user has loaded the record anew, or has read on by itself. */
  moveTo(position: ListPosition): void {
    this.position = position;
  }

  /** Takes an item (rule F1). The caller gets no answer: the follower itself reads on where items are missing. */
  accept(item: JournalItem): void {
    const { position, user } = this;
    if (position === null || user === null) return void this.early.push(item);
    if (item.epoch !== position.epoch) return this.hearOfEpoch();
    const number = this.parts.list.numberOf(item);
    if (number === null) return this.passStep(item.step);
    if (number <= position.at) return;
    if (number > position.at + 1 || isPatient(user)) return this.readSoon();
    this.advance({ items: [item], to: number, step: item.step });
  }

  /** Rule F4: compares itself with where the journal stands. Throws `StoreAway`. */
  async compare(stands: JournalPosition): Promise<void> {
    const { position, user } = this;
    if (position === null || user === null) return;
    const end = this.parts.list.endOf(stands);
    const seen = this.seen?.epoch === position.epoch ? this.seen.at : 0;
    const isBehind = stands.epoch !== position.epoch || end > Math.max(position.at, seen);
    if (isBehind && isPatient(user)) this.readSoon();
    else if (isBehind) await this.readOn();
    else if (end === position.at) this.passStep(stands.step);
  }

  /** Reads what the journal has beyond it, once however many ask. Throws `StoreAway`. */
  readOn(): Promise<void> {
    return (this.reading ??= this.read().finally(() => (this.reading = null)));
  }

  readSoon(): void {
    this.readOn().catch((error: unknown) => {
      // A store that is away is asked again when positions are compared (rule F4).
      if (!(error instanceof StoreAway)) this.parts.onFault(error, 'reading what was missed');
    });
  }

  stop(): void {
    this.stopped = true;
    this.parts.leave();
  }

  /** Resolves when nothing is being read any more. */
  async settled(): Promise<void> {
    await this.reading?.catch(() => undefined);
  }

  /** Repeated messages of a past epoch make nobody read for each of them; rule F4 asks as often. */
  private hearOfEpoch(): void {
    const at = this.parts.clock();
    if (at - this.heardOfEpochAt < EPOCH_ASKED_EVERY_MS) return;
    this.heardOfEpochAt = at;
    this.readSoon();
  }

  private async read(): Promise<void> {
    this.user?.onReading?.();
    while (!this.stopped && this.position !== null) {
      const batch = await this.parts.list.after(this.parts.journal, this.slug, this.position.at);
      if (batch === null || !(await this.takeBatch(batch))) return;
    }
  }

  /** Whether there is more to read. */
  private async takeBatch(batch: Batch): Promise<boolean> {
    const { position: stood, user } = this;
    if (this.stopped || stood === null || user === null) return false;
    let mayGoOn = true;
    if (batch.epoch !== stood.epoch) await this.beginEpoch(batch, stood, user);
    else if (isPatient(user)) mayGoOn = await user.takeInTurn(this.reachedBy(batch, stood));
    else this.advance(this.reachedBy(batch, stood));
    const { epoch, at } = this.position ?? stood;
    if (mayGoOn && epoch === batch.epoch && at < batch.end) return true;
    this.seen = { epoch: batch.epoch, at: batch.end };
    return false;
  }

  private async beginEpoch(batch: Batch, stood: ListPosition, user: AnyUser): Promise<void> {
    const begun = user.beginEpoch(batch, stood);
    const position = begun instanceof Promise ? await begun : begun;
    if (this.position === stood) this.position = position;
  }

  /** While the journal answered, the bus may have brought some of it. */
  private reachedBy({ items, to, end, step }: Batch, { at }: ListPosition): Reached {
    const { numberOf } = this.parts.list;
    const fresh = items.filter((item) => (numberOf(item) ?? 0) > at);
    return { items: fresh, to: Math.max(at, to), step: to >= end ? step : null };
  }

  private advance(reached: Reached): void {
    const { position, user } = this;
    if (position === null || user === null || isPatient(user)) return;
    const next = { epoch: position.epoch, at: reached.to };
    this.position = next;
    try {
      user.take(reached);
    } catch (error) {
      // An item that its user does not have is a hole: it is read again before any later one (rules F1, F4).
      if (this.position === next) this.position = position;
      throw error;
    }
  }

  private passStep(step: number): void {
    if (this.position !== null) this.advance({ items: [], to: this.position.at, step });
  }
}

function isPatient(user: FollowerUser | PatientUser): user is PatientUser {
  return 'takeInTurn' in user;
}
