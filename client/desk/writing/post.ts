/** A new entry of the desk while it is written. Pure. */
import { clocksMoved } from '../../entry/clocks.js';
import type { Draft } from '../../entry/draft.js';
import { draftIn } from '../../entry/keptDraft.js';

export interface Post {
  /** The entry's: a post that is sent again after a reload is posted once. */
  id: string;
  draft: Draft;
  /** The zone by whose clocks the form's times are typed; an older page did not keep it. */
  timeZone?: string | undefined;
}

/** The form by the clocks that the rally has now: its times stay the moments that were typed. */
export function byClocksOf({ id, draft, timeZone: before = '' }: Post, timeZone: string): Post {
  const isMoved = before !== '' && before !== timeZone;
  return { id, draft: isMoved ? clocksMoved(draft, before, timeZone) : draft, timeZone };
}

/** An attempt to send a post: the time that it gave to the form, and the one that the form had before. */
interface Attempt {
  at: string;
  before: string | null;
}

/** What is typed by now as another post, whose time is its own again, where nobody typed another since. */
export function postAnew(now: Post, id: string, { at, before }: Attempt): Post {
  const { draft } = now;
  return { ...now, id, draft: draft.happenedAt === at ? { ...draft, happenedAt: before } : draft };
}

/** The post that was kept on this device; null where it is none. */
export function postIn(kept: unknown): Post | null {
  const { id, draft, timeZone } = (kept ?? {}) as Partial<Post>;
  const read = draftIn(draft);
  return typeof id === 'string' && read !== null ? { id, draft: read, timeZone } : null;
}
