/**
 * Drafts that are open in this page: in the form, or with pictures still on their way. Whatever is added to one goes through
 * here, into the form that shows it, too: a form that did not know of it would write over it with its next key.
 */
import { signal, type Signal } from '@preact/signals';
import type { Draft } from '../entry/draft.js';
import { keyOf, type DraftPlace, type Drafts } from './drafts.js';

/** The draft for a form to show: as it was kept, else as `begins` makes it. */
export function openDraft(drafts: Drafts, place: DraftPlace, begins: () => Draft): Signal<Draft> {
  const draft = draftAt(drafts, place, begins);
  drafts.opened.shown = keyOf(place);
  return draft;
}

/**
 * The form that showed the draft is closed: it was left, or the page's lock stands before it, from which it comes back. The
 * answer tells whether it is left by the time of the question: another person, or blog, closes it first and has it left then.
 */
export function closeDraft(drafts: Drafts, place: DraftPlace): () => boolean {
  const { opened } = drafts;
  const key = keyOf(place);
  const isLeft = () => opened.begun !== key;
  if (opened.shown === key) opened.shown = null;
  if (!isLeft()) return isLeft;
  if (opened.over === key) {
    opened.over = null;
    drafts.remove(place);
  }
  // The same draft may be opened again, by whose form this one is not back.
  return () => true;
}

/** Lets go of a draft that nothing leads to any more; of one that is written once its form is left. */
export function letGoOf(drafts: Drafts, place: DraftPlace): void {
  const { opened } = drafts;
  const key = keyOf(place);
  if (opened.begun === key) opened.over = key;
  else drafts.remove(place);
}

/**
 * Lets go of a draft whose entry was sent, unless a form that was opened since has it: more may be typed there. Answers
 * whether its form is still the one that is written in, also while the page's lock stands before it.
 */
export function letGoOfSent(drafts: Drafts, place: DraftPlace, draft: Signal<Draft>): boolean {
  const { opened } = drafts;
  const key = keyOf(place);
  if (opened.drafts.get(key) !== draft) return false;
  drafts.remove(place);
  return opened.begun === key;
}

/** A way leads to a draft once more that was let go while its form showed it. */
export function holdOnTo({ opened }: Drafts, place: DraftPlace): void {
  if (opened.over === keyOf(place)) opened.over = null;
}

/** Changes the draft as it is by then, and keeps it. */
export function changeDraft(drafts: Drafts, place: DraftPlace, begins: () => Draft, next: (now: Draft) => Draft): void {
  const draft = draftAt(drafts, place, begins);
  draft.value = next(draft.peek());
  drafts.keep(place, draft.peek());
}

/** A form that is closed while pictures are still coming into its draft, and opened again, has the same draft. */
function draftAt(drafts: Drafts, place: DraftPlace, begins: () => Draft): Signal<Draft> {
  const { opened } = drafts;
  const key = keyOf(place);
  const known = opened.drafts.get(key);
  if (known !== undefined && (key === opened.shown || known.peek().coming.length > 0)) return known;
  const fresh = signal(drafts.get(place) ?? begins());
  opened.drafts.set(key, fresh);
  return fresh;
}
