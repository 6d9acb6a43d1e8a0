/** Public changes as a stored follower hears them: never more than readers may see at that moment. */
import {
  isVisible,
  publicBlog,
  publicEntry,
  type BlogRecord,
  type PublicBlog,
  type PublicEntry,
} from '../../shared/entry.js';
import type { JournalItem } from '../storage/ports.js';

/** `seq`: the public number of the change; of `hidden` and `shown`, the number up to which the blog was heard. */
export type RecordEvent = { slug: string; seq: number } & (
  | { kind: 'entry'; entry: PublicEntry; blog: PublicBlog }
  /**
   * An entry that readers may not see any more, or never saw. Never ignored for its `seq`: a takedown is told once more
   * after a restore, where the same number may have been another change's.
   */
  | { kind: 'gone'; id: string }
  /** The blog's own JSON, or the top of its page, as it stands now. */
  | { kind: 'blog'; blog: PublicBlog }
  /** The blog is for its desk alone: all of its entries are gone. Nothing of it is heard until `shown`. */
  | { kind: 'hidden' }
  /** Readers may see the blog again, or for the first time; changes that it had meanwhile follow. */
  | { kind: 'shown'; blog: PublicBlog }
);

/** An item's events, the entry's before the blog's that it moved. */
export function eventsOf({ slug, seq, entry, blog: moved }: JournalItem, stands: BlogRecord): RecordEvent[] {
  if (seq === null) return [];
  const blog = publicBlog(stands);
  const events: RecordEvent[] = [];
  if (entry !== null && isVisible(entry)) events.push({ slug, seq, kind: 'entry', entry: publicEntry(entry), blog });
  else if (entry !== null) events.push({ slug, seq, kind: 'gone', id: entry.id });
  if (moved !== null) events.push({ slug, seq, kind: 'blog', blog });
  return events;
}
