/**
 * Drafts that are open in this page: in the form, or with pictures still on their way. Whatever is added to one goes through
 * here, into the form that shows it, too: a form that did not know of it would write over it with its next key.
 */
import { signal, type Signal } from '@preact/signals';
import { mintId } from '../account/ids.js';
import type { Draft } from '../entry/draft.js';
import { mediaOf } from '../entry/draftPhotos.js';
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
 * Gives a new draft the id that its entry is sent as, in its form, too: whatever that keeps from here on is of the same
 * entry, which must not go out twice. Answers with the draft as it is kept.
 */
export function nameDraft(drafts: Drafts, place: DraftPlace, draft: Signal<Draft>): Draft {
  const now = draft.peek();
  draft.value = { ...now, sentAs: now.sentAs ?? mintId() };
  drafts.keep(place, draft.peek());
  return draft.peek();
}

/**
 * Lets go of a draft whose entry was `sent`, unless more was typed since in a form that was opened on it meanwhile. Answers
 * whether its form is to be closed: it is the one that is written in, also while the page's lock stands before it.
 */
export function letGoOfSent(drafts: Drafts, place: DraftPlace, draft: Signal<Draft>, sent = draft.peek()): boolean {
  const { opened } = drafts;
  const key = keyOf(place);
  const present = opened.drafts.get(key);
  if (present === undefined || (present !== draft && saidIn(present.peek()) !== saidIn(sent))) return false;
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

/** All that somebody typed, chose or added, in the same order for a draft that was read from the phone. */
function saidIn({ values, translations, meanings, photos, minutesAgo, saidAt, happenedAt }: Draft): string {
  return JSON.stringify([values, translations, meanings, mediaOf(photos), minutesAgo, saidAt, happenedAt]);
}
