/** Drafts outlive a wrong tap, a reload and a crash: one per person, blog and kind, and one per entry that is revised. */
import { KINDS, type Kind } from '../../shared/entry.js';
import { signal, type Signal } from '@preact/signals';
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

export class Drafts {
  /** A form that is closed while pictures are still coming into its draft, and opened again, has the same draft. */
  private readonly opened = new Map<string, Signal<Draft>>();
  /** The key of the draft that a form shows now. */
  private shown: string | null = null;
  /** Whether that one is of an entry which is gone. */
  private isOver = false;

  constructor(private readonly shelf: LateShelf) {}

  get(place: DraftPlace): Draft | null {
    return draftIn(this.shelf.get(keyOf(place)));
  }

  /** The draft for a form to show: as it was kept, else as `begins` makes it. */
  open(place: DraftPlace, begins: () => Draft): Signal<Draft> {
    const draft = this.at(place, begins);
    this.shown = keyOf(place);
    this.isOver = false;
    return draft;
  }

  /** The form that showed the draft is closed. */
  close(place: DraftPlace): void {
    if (this.shown !== keyOf(place)) return;
    if (this.isOver) this.remove(place);
    this.shown = null;
  }

  /** Changes the draft as it is by then, with the form that shows it: one that did not know would write over the change. */
  change(place: DraftPlace, begins: () => Draft, next: (now: Draft) => Draft): void {
    const draft = this.at(place, begins);
    draft.value = next(draft.peek());
    this.keep(place, draft.peek());
  }

  /** Keeps typed text in the next pause, and a picture that is about to come at once. */
  keep(place: DraftPlace, draft: Draft): void {
    if (!isTouched(draft)) return this.shelf.remove(keyOf(place));
    this.shelf.set(keyOf(place), draft);
    if (draft.coming.length > 0) this.shelf.settle();
  }

  remove(place: DraftPlace): void {
    this.opened.delete(keyOf(place));
    this.shelf.remove(keyOf(place));
  }

  private at(place: DraftPlace, begins: () => Draft): Signal<Draft> {
    const key = keyOf(place);
    const known = this.opened.get(key);
    if (known !== undefined && (key === this.shown || known.peek().coming.length > 0)) return known;
    const fresh = signal(this.get(place) ?? begins());
    this.opened.set(key, fresh);
    return fresh;
  }

  /** Lets go of drafts that were sent, see `sentDrafts.ts`. */
  forgetSent(isSent: (id: string) => boolean): void {
    forgetSentDrafts(this.shelf, isSent);
  }

  /** Lets go of changes of entries that are gone; of one in the open form once that is closed. */
  forgetChangesOf(isGone: (entry: string) => boolean): void {
    forgetChangesOf(this.shelf, isGone, (key) => key === this.shown && (this.isOver = true));
  }

  /** Remembers which new entry's form is open; null: none is. */
  leaveOpen(place: DraftPlace | null): void {
    if (place === null) this.shelf.remove(OPEN);
    else this.shelf.set(OPEN, { key: keyOf(place), kind: place.of });
  }

  /** The kind whose form was open here when the page went; null: none was. */
  leftOpen(where: Omit<DraftPlace, 'of'>): Kind | null {
    const left = this.shelf.get(OPEN) as { key?: unknown; kind?: unknown } | null;
    const kind = KINDS.find((each) => each === left?.kind);
    return kind !== undefined && left?.key === keyOf({ ...where, of: kind }) ? kind : null;
  }

  /** The language that was chosen last for this kind: a chant's says nothing of what the reporter writes in. */
  language(blog: string, kind: Kind): string | null {
    return this.text(`language/${blog}/${kind}`) ?? this.text(`language/${blog}/update`);
  }

  rememberLanguage(blog: string, kind: Kind, lang: string): void {
    this.shelf.set(`language/${blog}/${kind}`, lang);
  }

  /** The kind of the last new entry that was sent; null before that. */
  lastKind(blog: string): Kind | null {
    return KINDS.find((kind) => kind === this.text(`kind/${blog}`)) ?? null;
  }

  rememberKind(blog: string, kind: Kind): void {
    this.shelf.set(`kind/${blog}`, kind);
  }

  /** The name that this person credited last with a photo; '' before that. */
  credit(person: string): string {
    return this.text(`credit/${person}`) ?? '';
  }

  rememberCredit(person: string, credit: string): void {
    this.shelf.set(`credit/${person}`, credit);
  }

  /** The number of everybody's drafts. */
  count(): number {
    return this.kept().length;
  }

  /** The photos of everybody's drafts, by id. */
  photos(): Set<string> {
    return new Set(this.kept().flatMap((name) => draftIn(this.shelf.get(name))?.photos.map(({ id }) => id) ?? []));
  }

  private kept(): string[] {
    return this.shelf.keys().filter((name) => name.startsWith(DRAFTS));
  }

  private text(name: string): string | null {
    const kept = this.shelf.get(name);
    return typeof kept === 'string' ? kept : null;
  }
}

function keyOf({ person, blog, of }: DraftPlace): string {
  return DRAFTS + [person, blog, of].join('/');
}
