/** Drafts outlive a wrong tap, a reload and a crash: one per person, blog and kind, and one per entry that is revised. */
import type { Kind } from '../../shared/entry.js';
import { signal, type Signal } from '@preact/signals';
import { draftIn, isTouched, type Draft } from '../entry/draft.js';
import type { LateShelf } from '../account/lateShelf.js';

export interface DraftPlace {
  person: string;
  blog: string;
  /** A kind for a new entry, an entry's id for a revision. */
  of: string;
}

export type Drafts = ReturnType<typeof draftsOn>;

export function draftsOn(shelf: LateShelf) {
  /** Those into which pictures are still coming: a form that was closed meanwhile, and opened again, has the same one. */
  const opened = new Map<string, Signal<Draft>>();
  const key = ({ person, blog, of }: DraftPlace) => ['draft', person, blog, of].join('/');
  const text = (name: string): string | null => {
    const kept = shelf.get(name);
    return typeof kept === 'string' ? kept : null;
  };
  return {
    get: (place: DraftPlace) => draftIn(shelf.get(key(place))),
    /** The draft as it was kept, else as `begins` makes it. */
    open(place: DraftPlace, begins: () => Draft): Signal<Draft> {
      const known = opened.get(key(place));
      if (known !== undefined && known.peek().coming.length > 0) return known;
      const fresh = signal(draftIn(shelf.get(key(place))) ?? begins());
      opened.set(key(place), fresh);
      return fresh;
    },
    /** Keeps what somebody typed, in the next pause; a picture that is about to come, at once. */
    keep(place: DraftPlace, draft: Draft): void {
      if (!isTouched(draft)) return shelf.remove(key(place));
      shelf.set(key(place), draft);
      if (draft.coming.length > 0) shelf.settle();
    },
    remove(place: DraftPlace): void {
      opened.delete(key(place));
      shelf.remove(key(place));
    },
    /** The language that was chosen last for this kind: a chant's says nothing of what the reporter writes in. */
    language: (blog: string, kind: Kind) => text(`language/${blog}/${kind}`) ?? text(`language/${blog}/update`),
    rememberLanguage: (blog: string, kind: Kind, lang: string) => shelf.set(`language/${blog}/${kind}`, lang),
    /** Whom this person credited last with a photo; '' before that. */
    credit: (person: string) => text(`credit/${person}`) ?? '',
    rememberCredit: (person: string, credit: string) => shelf.set(`credit/${person}`, credit),
    /** The photos of everybody's drafts, by id. */
    photos(): Set<string> {
      const kept = shelf.keys().filter((name) => name.startsWith('draft/'));
      return new Set(kept.flatMap((name) => draftIn(shelf.get(name))?.photos.map(({ id }) => id) ?? []));
    },
  };
}
