/**
 * The guard that finds a record that went back (rule J6): a replica that lagged took the database's place, or an old copy
 * was put there. It remembers how far this instance has known each blog's record, from every answer of the journal and
 * every message of the bus. Where an answer stands before that, it begins a new epoch first, so that nothing is appended
 * to such a record, and nobody is told of it: soon its numbers would be as high as before, and other changes would stand
 * under them.
 */
import type { Bus } from '../bus/bus.js';
import type { Append, Appended, Journal, JournalItem, JournalPosition } from '../storage/ports.js';

/** Changes that were known, and are no longer there. `missing`: those that readers could see, as far as can be told. */
export interface WentBack {
  blog: string;
  from: number;
  to: number;
  missing: number;
}

export interface RewindGuardParts {
  journal: Journal;
  bus: Bus;
  now: () => Date;
  newId: () => string;
  onWentBack: (what: WentBack) => void;
}

export class RewindGuard {
  /** The journal, with each of its answers compared. */
  readonly journal: Journal;
  /** The bus, with each of its items noted. */
  readonly bus: Bus;
  private readonly known = new Map<string, JournalPosition>();

  constructor(private readonly parts: RewindGuardParts) {
    this.journal = this.guardedJournal();
    this.bus = this.guardedBus();
  }

  private guardedJournal(): Journal {
    const { journal } = this.parts;
    return {
      ...unguarded(journal),
      positions: (slugs) => this.positions(slugs),
      blog: (slug) => this.compared(slug, () => journal.blog(slug), positionOf),
      since: (slug, ...asked) => this.compared(slug, () => journal.since(slug, ...asked), positionOf),
      deskSince: (slug, ...asked) => this.compared(slug, () => journal.deskSince(slug, ...asked), positionOf),
      snapshot: (slug, limits) =>
        this.compared(
          slug,
          () => journal.snapshot(slug, limits),
          ({ blog }) => blog,
        ),
      append: (append) => this.append(append),
    };
  }

  /** Names each method of the bus, which may be an instance of a class: a spread would leave its methods out. */
  private guardedBus(): Bus {
    const { bus } = this.parts;
    return {
      publish: (item) => bus.publish(item),
      subscribe: (slug, listener) => this.subscribe(slug, listener),
      tell: (notice) => bus.tell(notice),
      hear: (listener) => bus.hear(listener),
      close: () => bus.close(),
    };
  }

  private subscribe(slug: string, listener: (item: JournalItem) => void): () => void {
    return this.parts.bus.subscribe(slug, (item) => {
      this.heard(item);
      listener(item);
    });
  }

  private async compared<Answer>(
    slug: string,
    ask: () => Promise<Answer | null>,
    of: (answer: Answer) => JournalPosition,
  ): Promise<Answer | null> {
    const before = this.known.get(slug);
    const answer = await ask();
    if (answer === null) return null;
    const at = of(answer);
    if (before === undefined || !isBehind(at, before)) {
      this.note(slug, before, at);
      return answer;
    }
    await this.beginEpoch(slug, before, at);
    return this.compared(slug, ask, of);
  }

  private async positions(slugs: readonly string[]): Promise<Map<string, JournalPosition>> {
    const before = new Map(this.known);
    const found = await this.parts.journal.positions(slugs);
    let hasBegun = false;
    for (const [slug, at] of found) {
      const stood = before.get(slug);
      if (stood === undefined || !isBehind(at, stood)) this.note(slug, stood, at);
      else {
        await this.beginEpoch(slug, stood, at);
        hasBegun = true;
      }
    }
    return hasBegun ? this.positions(slugs) : found;
  }

  private async append(append: Append): Promise<Appended> {
    const { blog } = append.command;
    const before = this.known.get(blog);
    const appended = await this.parts.journal.append(append);
    if (appended.kind !== 'stored') return appended;
    const { epoch, step, seq } = appended.item;
    // Between looking and storing another database took the place: this change is the last of its epoch.
    if (before?.epoch === epoch && step <= before.step)
      await this.beginEpoch(blog, before, { epoch, step: step - 1, head: seq === null ? before.head : seq - 1 });
    else this.heard(appended.item);
    return appended;
  }

  private async beginEpoch(slug: string, before: JournalPosition, left: JournalPosition): Promise<void> {
    const { journal, now, newId } = this.parts;
    const begun = await journal.beginEpoch(slug, { from: before.epoch, to: newId(), at: now().toISOString() });
    // Several questions may have found it out at once: the first that comes back tells.
    if (this.known.get(slug)?.epoch === begun.epoch) return;
    this.tell(slug, before, left.head);
    this.known.set(slug, begun);
  }

  /** `before`: the position known when the question was asked; an answer may be older than what came meanwhile. */
  private note(slug: string, before: JournalPosition | undefined, at: JournalPosition): void {
    const present = this.known.get(slug);
    if (present?.epoch === at.epoch) return void this.known.set(slug, furthest(present, at));
    if (present !== before) return;
    // Somebody else began this epoch, as a restore does: with a change of its own, that took nobody's place.
    if (present !== undefined) this.tell(slug, present, at.head - 1);
    this.known.set(slug, positionOf(at));
  }

  private heard({ slug, epoch, step, seq }: JournalItem): void {
    const present = this.known.get(slug);
    const at = { epoch, step, head: seq ?? 0 };
    if (present === undefined) this.known.set(slug, at);
    else if (present.epoch === epoch) this.known.set(slug, furthest(present, at));
  }

  private tell(blog: string, { head: from }: JournalPosition, to: number): void {
    this.parts.onWentBack({ blog, from, to, missing: Math.max(0, from - to) });
  }
}

type Guarded = 'positions' | 'blog' | 'since' | 'deskSince' | 'snapshot' | 'append';

/** Names each method that no position is compared for: a spread would leave out the methods of a class's instance. */
function unguarded(journal: Journal): Omit<Journal, Guarded> {
  return {
    blogs: () => journal.blogs(),
    slugs: () => journal.slugs(),
    entry: (...asked) => journal.entry(...asked),
    entriesBefore: (...asked) => journal.entriesBefore(...asked),
    entriesAfter: (...asked) => journal.entriesAfter(...asked),
    countAfter: (...asked) => journal.countAfter(...asked),
    deskEntries: (...asked) => journal.deskEntries(...asked),
    told: (...asked) => journal.told(...asked),
    momentsOf: (slug, seqs) => journal.momentsOf(slug, seqs),
    lastChanges: (slugs) => journal.lastChanges(slugs),
    own: (...asked) => journal.own(...asked),
    lastSeqOf: (...asked) => journal.lastSeqOf(...asked),
    verify: (slug) => journal.verify(slug),
    createBlog: (draft) => journal.createBlog(draft),
    known: (command) => journal.known(command),
    beginEpoch: (...asked) => journal.beginEpoch(...asked),
  };
}

function isBehind(at: JournalPosition, known: JournalPosition): boolean {
  return at.epoch === known.epoch && (at.head < known.head || at.step < known.step);
}

function furthest(one: JournalPosition, other: JournalPosition): JournalPosition {
  return { epoch: one.epoch, head: Math.max(one.head, other.head), step: Math.max(one.step, other.step) };
}

function positionOf({ epoch, head, step }: JournalPosition): JournalPosition {
  return { epoch, head, step };
}
