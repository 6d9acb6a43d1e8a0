/** The unsent things on this phone, of everybody who used it: they go with the quick exit. */
import { listIn } from '../../../shared/messages/say.js';
import type { ThirdSpoken } from '../words.js';
import type { Drafts } from '../drafts.js';
import { isCommand, isPhoto, type Items } from '../outbox/item.js';

export interface Unsent {
  /** Entries of which something waits, a post, a change or a withdrawal. */
  entries: number;
  drafts: number;
  photos: number;
}

export function unsentIn(items: Items, drafts: Pick<Drafts, 'kept' | 'photos'>): Unsent {
  const waiting = items.filter(isPhoto).map(({ command }) => command);
  return {
    entries: new Set(items.filter(isCommand).map(({ entry }) => entry)).size,
    drafts: drafts.kept().length,
    photos: new Set([...waiting, ...drafts.photos()]).size,
  };
}

export function sayUnsent(unsent: Unsent, { lang, say, exit: { unsent: words } }: ThirdSpoken): string {
  const parts = (['entries', 'drafts', 'photos'] as const)
    .filter((what) => unsent[what] > 0)
    .map((what) => say(words[what], { n: unsent[what] }));
  if (parts.length === 0) return words.nothing;
  return say(words.goes, { things: listIn(lang, parts) });
}
