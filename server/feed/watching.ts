/**
 * Where this instance has known each blog's record to stand, and what follows where it stands before that (rule J6): a
 * replica that lagged took the database's place, or a copy was put there. Every answer of the journal is compared, and
 * what the bus tells counts as known, so that nothing is appended to such a record, and nobody is told of it, before a
 * new epoch has begun: soon its numbers would be as high as before, and other changes would stand under them.
 */
import type { Bus } from '../bus/bus.js';
import type { Journal, JournalItem, JournalPosition } from '../storage/ports.js';

/** What was known is no longer there. `missing`: changes that readers could see, as many as can be told from outside. */
export interface WentBack {
  blog: string;
  from: number;
  to: number;
  missing: number;
}

export interface WatchingParts {
  journal: Journal;
  bus: Bus;
  now: () => Date;
  newId: () => string;
  onWentBack: (what: WentBack) => void;
}

/** The same journal and bus, with what they tell compared. */
export function watchRecord({ journal, bus, now, newId, onWentBack }: WatchingParts): { journal: Journal; bus: Bus } {
  const known = new Map<string, JournalPosition>();

  /** `before`: what was known when the question was asked; an answer may be older than what came meanwhile. */
  function note(slug: string, before: JournalPosition | undefined, at: JournalPosition): void {
    const present = known.get(slug);
    if (present?.epoch === at.epoch) return void known.set(slug, furthest(present, at));
    if (present !== before) return;
    // Somebody else began this epoch, as a restore does: with a change of its own, that took nobody's place.
    if (present !== undefined) tell(slug, present, at.head - 1);
    known.set(slug, positionOf(at));
  }

  function tell(blog: string, { head: from }: JournalPosition, to: number): void {
    onWentBack({ blog, from, to, missing: Math.max(0, from - to) });
  }

  async function beginEpoch(slug: string, before: JournalPosition, left: JournalPosition): Promise<void> {
    const begun = await journal.beginEpoch(slug, { from: before.epoch, to: newId(), at: now().toISOString() });
    // Of several questions that found it out, one tells.
    if (known.get(slug)?.epoch === begun.epoch) return;
    tell(slug, before, left.head);
    known.set(slug, begun);
  }

  async function compared<Answer>(
    slug: string,
    ask: () => Promise<Answer | null>,
    of: (answer: Answer) => JournalPosition,
  ): Promise<Answer | null> {
    const before = known.get(slug);
    const answer = await ask();
    if (answer === null) return null;
    const at = of(answer);
    if (before === undefined || !isBehind(at, before)) {
      note(slug, before, at);
      return answer;
    }
    await beginEpoch(slug, before, at);
    return compared(slug, ask, of);
  }

  async function positions(slugs: readonly string[]): Promise<Map<string, JournalPosition>> {
    const before = new Map(known);
    const found = await journal.positions(slugs);
    let hasBegun = false;
    for (const [slug, at] of found) {
      const stood = before.get(slug);
      if (stood === undefined || !isBehind(at, stood)) note(slug, stood, at);
      else {
        await beginEpoch(slug, stood, at);
        hasBegun = true;
      }
    }
    return hasBegun ? positions(slugs) : found;
  }

  return {
    journal: {
      ...journal,
      positions,
      blog: (slug) => compared(slug, () => journal.blog(slug), itself),
      since: (slug, ...asked) => compared(slug, () => journal.since(slug, ...asked), itself),
      deskSince: (slug, ...asked) => compared(slug, () => journal.deskSince(slug, ...asked), itself),
      snapshot: (slug, limits) =>
        compared(
          slug,
          () => journal.snapshot(slug, limits),
          ({ blog }) => blog,
        ),
      append: async (append) => {
        const { blog } = append.command;
        const before = known.get(blog);
        const appended = await journal.append(append);
        if (appended.kind !== 'stored') return appended;
        const { epoch, step, seq } = appended.item;
        // Between looking and storing another database took the place: this change is the last of its epoch.
        if (before?.epoch === epoch && step <= before.step)
          await beginEpoch(blog, before, { epoch, step: step - 1, head: seq === null ? before.head : seq - 1 });
        else heard(appended.item);
        return appended;
      },
    },
    bus: {
      publish: (item) => bus.publish(item),
      tell: (notice) => bus.tell(notice),
      hear: (listener) => bus.hear(listener),
      close: () => bus.close(),
      subscribe: (slug, listener) =>
        bus.subscribe(slug, (item) => {
          heard(item);
          listener(item);
        }),
    },
  };

  function heard({ slug, epoch, step, seq }: JournalItem): void {
    const present = known.get(slug);
    const at = { epoch, step, head: seq ?? 0 };
    if (present === undefined) known.set(slug, at);
    else if (present.epoch === epoch) known.set(slug, furthest(present, at));
  }
}

function itself(answer: JournalPosition): JournalPosition {
  return answer;
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
