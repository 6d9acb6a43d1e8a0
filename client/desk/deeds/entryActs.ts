/** The deeds that are offered for an entry now: those that the server would take, by its own predicates. */
import type { BlogStatus, EntryState, Role } from '../../../shared/entry.js';
import { mayPublish, mayRetract, mayRevise, mayTakeDown, type Answer } from '../../../shared/may.js';
import type { EntryAct } from '../board/keys.js';

interface Asked {
  who: { role: Role };
  blog: { status: BlogStatus };
  entry: { state: EntryState };
}

const words = ({ who, blog, entry }: Asked): Answer => mayRevise(who, blog, entry, false);
const labels = ({ who, blog, entry }: Asked): Answer => mayRevise(who, blog, entry, true);
const isHeld = ({ entry }: Asked): boolean => entry.state === 'held';

const ANSWERS: Record<EntryAct, (asked: Asked) => Answer> = {
  edit: words,
  // A note on a mistake is for readers who saw it.
  correct: (asked) => (isHeld(asked) ? 'not-found' : labels(asked)),
  translate: labels,
  publish: (asked) => (isHeld(asked) ? mayPublish(asked.who, asked.blog, asked.entry) : 'conflict'),
  pin: labels,
  key: labels,
  verify: labels,
  withdraw: ({ entry }) => mayRetract(entry),
  takeDown: ({ who, entry }) => mayTakeDown(who, entry),
  actions: labels,
};

export function mayDo(act: EntryAct, asked: Asked): boolean {
  return ANSWERS[act](asked) === null;
}
