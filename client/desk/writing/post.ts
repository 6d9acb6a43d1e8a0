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

/**
 * An attempt to send a post: the time that it gave to the form, and the one that the form had before. `photos`: those
 * that belong to the entry of that id by now.
 */
interface Attempt {
  at: string;
  before: string | null;
  photos?: readonly string[];
}

/** The draft as another post: of a time of its own again, where nobody typed another since, and without photos of the first. */
export function postAnew(now: Post, id: string, { at, before, photos = [] }: Attempt): Post {
  const { happenedAt, ...draft } = now.draft;
  const own = draft.photos.filter((photo) => !photos.includes(photo.id));
  return { ...now, id, draft: { ...draft, photos: own, happenedAt: happenedAt === at ? before : happenedAt } };
}

/** The post that was kept on this device; null where it is none. */
export function postIn(kept: unknown): Post | null {
  const { id, draft, timeZone } = (kept ?? {}) as Partial<Post>;
  const read = draftIn(draft);
  return typeof id === 'string' && read !== null ? { id, draft: read, timeZone } : null;
}
