/** The beginning of a feed's memory: the entries that it reads when it is loaded. */
import type { FeedSnapshot, JournalLists } from '../storage/ports.js';
import { NEWEST_KEPT, Newest } from './newest.js';
import { WINDOW_MIN, Window } from './window.js';

/** null where there is no such blog. Throws `StoreAway`. */
export function snapshotOf(slug: string, journal: JournalLists): Promise<FeedSnapshot | null> {
  return journal.snapshot(slug, { newest: NEWEST_KEPT, recent: WINDOW_MIN });
}

export function memoryOf({ newest, recent, top }: FeedSnapshot) {
  return {
    window: new Window(recent, recent.length < WINDOW_MIN),
    newest: new Newest(newest, newest.length < NEWEST_KEPT),
    top: new Map(top.map((entry) => [entry.id, entry])),
  };
}
