/** The deeds that the phone offers: those that the server would take, now or once the blog goes on. */
import type { BlogStatus, EntryState, Kind, Role } from '../../shared/entry.js';
import { mayPost, mayRetract, mayRevise, type Answer } from '../../shared/may.js';
import { REFUSALS } from '../../shared/refusals.js';
import type { OwnEntry } from './mine.js';

export interface Offered {
  post: (what: { kind: Kind }) => boolean;
  revise: (own: OwnEntry) => boolean;
  /** Another content in place of a refused one: of a post that never arrived, or of a revision. */
  mend: (own: OwnEntry) => boolean;
  retract: (own: OwnEntry) => boolean;
}

/** `who` is null while nobody is signed in. */
export function offeredTo(who: { role: Role } | null, blog: { status: BlogStatus }): Offered {
  const post: Offered['post'] = (what) => who !== null && isTaken(mayPost(who, blog, what));
  const revise: Offered['revise'] = (own) =>
    who !== null && !own.isWordless && isTaken(mayRevise(who, blog, standing(own), false));
  return {
    post,
    revise,
    mend: (own) => (own.entry === null ? post(own.content) : revise(own)),
    retract: (own) => isTaken(mayRetract(standing(own))),
  };
}

/** Whether the server takes a command, at least later: until then it waits in the outbox. */
function isTaken(answer: Answer): boolean {
  return answer === null || REFUSALS[answer].retry;
}

/** The entry's state; an entry that has not arrived yet can be changed like a held one. */
function standing({ entry }: OwnEntry): { state: EntryState } {
  return entry ?? { state: 'held' };
}
