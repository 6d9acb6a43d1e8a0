/** What was chosen last in a form, for the next one to begin with. It comes with the form. */
import type { Kind } from '../../shared/entry.js';
import type { Drafts } from './drafts.js';

type Shelved = Pick<Drafts, 'shelf'>;

/** The language that was chosen last for this kind: a chant's says nothing of what the reporter writes in. */
export function lastLanguage(drafts: Shelved, blog: string, kind: Kind): string | null {
  const [own, general] = [kind, 'update' as const].map((each) => drafts.shelf.get(languageOf(blog, each)));
  const last = own ?? general;
  return typeof last === 'string' ? last : null;
}

export function keepLanguage({ shelf }: Shelved, blog: string, kind: Kind, lang: string): void {
  shelf.set(languageOf(blog, kind), lang);
}

/** Keeps what `Drafts.lastKind` tells. */
export function keepKind({ shelf }: Shelved, blog: string, kind: Kind): void {
  shelf.set(`kind/${blog}`, kind);
}

/** The name that this person credited last with a photo; '' before that. */
export function creditedLast({ shelf }: Shelved, person: string): string {
  const last = shelf.get(creditOf(person));
  return typeof last === 'string' ? last : '';
}

export function keepCredit({ shelf }: Shelved, person: string, credit: string): void {
  shelf.set(creditOf(person), credit);
}

function languageOf(blog: string, kind: Kind): string {
  return `language/${blog}/${kind}`;
}

function creditOf(person: string): string {
  return `credit/${person}`;
}
