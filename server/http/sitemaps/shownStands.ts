/** Whether entries that were read a while ago may be shown as they were then: the record itself is asked. */
import { LIST_MAX, type JournalLists } from '../../storage/ports.js';
import type { ReadEntries } from './recentEntries.js';

/** Entries of one blog that an answer shows, and where its record stood no later than they were read. */
interface ShownOf {
  slug: string;
  ids: ReadonlySet<string>;
  stood: { epoch: string; head: number };
}

type Lists = Pick<JournalLists, 'positions' | 'since'>;

export function shownOf(told: readonly ReadEntries[]): ShownOf[] {
  return told.flatMap(({ blog: { slug }, entries, stood }) =>
    stood === null || entries.length === 0 ? [] : [{ slug, ids: new Set(entries.map(({ id }) => id)), stood }],
  );
}

/**
 * Tells whether none of the entries has changed since: none is hidden, and none has other words or another label. Not
 * by the bus: a cache that was told to drop the answer may ask an instance that has not heard of the change yet.
 */
export async function shownStands(journal: Lists, shown: readonly ShownOf[]): Promise<boolean> {
  const positions = await journal.positions(shown.map(({ slug }) => slug));
  for (const one of shown) {
    const now = positions.get(one.slug);
    if (now?.epoch !== one.stood.epoch) return false;
    if (now.head > one.stood.head && !(await standsStill(journal, one))) return false;
  }
  return true;
}

/** Where nothing of it changed, the next question begins from here. */
async function standsStill(journal: Lists, one: ShownOf): Promise<boolean> {
  const changed = await journal.since(one.slug, one.stood.head, LIST_MAX);
  if (changed === null || changed.epoch !== one.stood.epoch || changed.to < changed.head) return false;
  if (changed.entries.some(({ id }) => one.ids.has(id))) return false;
  one.stood = { epoch: changed.epoch, head: changed.to };
  return true;
}
