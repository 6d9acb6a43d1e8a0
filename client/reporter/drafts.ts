/** Drafts outlive a wrong tap, a reload and a crash: one per person, blog and kind, and one per entry that is revised. */
import type { Kind } from '../../shared/entry.js';
import { draftIn, type Draft } from '../entry/draft.js';
import type { Shelf } from '../account/shelf.js';

export interface DraftPlace {
  person: string;
  blog: string;
  /** A kind for a new entry, an entry's id for a revision. */
  of: string;
}

export interface Drafts {
  get(place: DraftPlace): Draft | null;
  set(place: DraftPlace, draft: Draft): void;
  remove(place: DraftPlace): void;
  /** The language that was chosen last for this kind: a chant's says nothing of what the reporter writes in. */
  language(blog: string, kind: Kind): string | null;
  rememberLanguage(blog: string, kind: Kind, lang: string): void;
  /** Whom this person credited last with a photo; '' before that. */
  credit(person: string): string;
  rememberCredit(person: string, credit: string): void;
  /** The photos of everybody's drafts, by id. */
  photos(): Set<string>;
}

export function draftsOn(shelf: Shelf): Drafts {
  const key = ({ person, blog, of }: DraftPlace) => ['draft', person, blog, of].join('/');
  return {
    get(place) {
      return draftIn(shelf.get(key(place)));
    },
    set: (place, draft) => shelf.set(key(place), draft),
    remove: (place) => shelf.remove(key(place)),
    language(blog, kind) {
      const lang = shelf.get(`language/${blog}/${kind}`) ?? shelf.get(`language/${blog}/update`);
      return typeof lang === 'string' ? lang : null;
    },
    rememberLanguage: (blog, kind, lang) => shelf.set(`language/${blog}/${kind}`, lang),
    credit(person) {
      const credit = shelf.get(`credit/${person}`);
      return typeof credit === 'string' ? credit : '';
    },
    rememberCredit: (person, credit) => shelf.set(`credit/${person}`, credit),
    photos() {
      const kept = shelf.keys().filter((name) => name.startsWith('draft/'));
      return new Set(kept.flatMap((name) => draftIn(shelf.get(name))?.photos.map(({ id }) => id) ?? []));
    },
  };
}
