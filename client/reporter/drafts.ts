/** Drafts outlive a wrong tap, a reload and a crash: one per person, blog and kind, and one per entry that is revised. */
import { KINDS, type Kind } from '../../shared/entry.js';
import type { Signal } from '@preact/signals';
import type { Draft } from '../entry/draft.js';
import { draftIn, isTouched } from '../entry/keptDraft.js';
import type { LateShelf } from '../account/lateShelf.js';
import { forgetChangesOf } from './goneDrafts.js';
import { DRAFTS, forgetSentDrafts } from './sentDrafts.js';

/** The shelf's name for the form that is open. */
const OPEN = 'open';

export interface DraftPlace {
  person: string;
  blog: string;
  /** A kind for a new entry, an entry's id for a revision. */
  of: string;
}

/** Drafts that are open in this page, see `openDrafts.ts`. */
interface Opened {
  readonly drafts: Map<string, Signal<Draft>>;
  /** The key of the draft that a form shows now. */
  shown: string | null;
  /** The key of the draft that is written, also while the page's lock stands before its form. */
  begun: string | null;
  /** The key of one to which nothing will lead any more: it goes as its form is left. */
  over: string | null;
}

export class Drafts {
  readonly opened: Opened = { drafts: new Map(), shown: null, begun: null, over: null };

  constructor(readonly shelf: LateShelf) {}

  get(place: DraftPlace): Draft | null {
    return draftIn(this.shelf.get(keyOf(place)));
  }

  /** Keeps typed text in the next pause, and a picture that is about to come at once. */
  keep(place: DraftPlace, draft: Draft): void {
    if (!isTouched(draft)) return this.shelf.remove(keyOf(place));
    this.shelf.set(keyOf(place), draft);
    if (draft.coming.length > 0) this.shelf.settle();
  }

  remove(place: DraftPlace): void {
    this.opened.drafts.delete(keyOf(place));
    this.shelf.remove(keyOf(place));
  }

  /** Lets go of drafts that were sent, see `sentDrafts.ts`; the form lets go of its own, unless more was typed there. */
  forgetSent(isSent: (id: string) => boolean): void {
    forgetSentDrafts(this.shelf, isSent, this.opened.begun);
  }

  /** Lets go of changes of entries that are gone; of one that is written once its form is left. */
  forgetChangesOf(isGone: (entry: string) => boolean): void {
    const { opened } = this;
    forgetChangesOf(this.shelf, isGone, (key) => {
      if (key !== opened.begun) return false;
      opened.over = key;
      return true;
    });
  }

  /** Takes note of the draft that is written from now on, and remembers the form of a new entry; null: none is. */
  leaveOpen(place: DraftPlace | null): void {
    const key = place && keyOf(place);
    this.opened.begun = key;
    if (KINDS.some((kind) => kind === place?.of)) this.shelf.set(OPEN, { key, kind: place?.of });
    else this.shelf.remove(OPEN);
  }

  /** The kind whose form was open here when the page went; null: none was. */
  leftOpen(where: Omit<DraftPlace, 'of'>): Kind | null {
    const left = this.shelf.get(OPEN) as { key?: unknown; kind?: unknown } | null;
    const kind = KINDS.find((each) => each === left?.kind);
    return kind !== undefined && left?.key === keyOf({ ...where, of: kind }) ? kind : null;
  }

  /** The kind of the last new entry that was sent; null before that. */
  lastKind(blog: string): Kind | null {
    return KINDS.find((kind) => kind === this.shelf.get(`kind/${blog}`)) ?? null;
  }

  /** The photos of everybody's drafts, by id, with those that were taken out a moment ago. */
  photos(): Set<string> {
    const drafts = this.kept().flatMap((name) => draftIn(this.shelf.get(name)) ?? []);
    return new Set(drafts.flatMap(({ photos, out }) => [...photos.map(({ id }) => id), ...out]));
  }

  /** The keys of everybody's drafts. */
  kept(): string[] {
    return this.shelf.keys().filter((name) => name.startsWith(DRAFTS));
  }
}

export function keyOf({ person, blog, of }: DraftPlace): string {
  return DRAFTS + [person, blog, of].join('/');
}
