/**
 * The own entries that the server has, as this phone keeps them: id, kind and minute, so that one can be withdrawn without
 * a network. No words: a phone that is taken tells nothing that is not published (docs/decisions/0040).
 */
import type { DeskEntry, Kind } from '../../../shared/entry.js';
import { isGone } from '../../../shared/may.js';
import type { Shelf } from '../../account/shelf.js';
import type { Command } from '../outbox/item.js';

export interface KeptOwn {
  id: string;
  kind: Kind;
  /** The minute of writing or of receipt, ISO 8601 and UTC. */
  at: string;
}

/** Entries of a blog: whoever withdraws without a network means one of the last ones. */
const MOST = 50;
const PLACE = 'own/';

export function keptOwn(shelf: Shelf, slug: string): readonly KeptOwn[] {
  const kept = shelf.get(PLACE + slug);
  return Array.isArray(kept) ? (kept as KeptOwn[]) : [];
}

export function keepOwn(shelf: Shelf, slug: string, entries: readonly KeptOwn[]): void {
  const kept = [...entries].sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
  if (JSON.stringify(kept) === JSON.stringify(keptOwn(shelf, slug))) return;
  if (kept.length === 0) shelf.remove(PLACE + slug);
  else shelf.set(PLACE + slug, kept);
}

/** Keeps an entry that the server has just taken, and lets go of one that is withdrawn. */
export function noteAccepted(shelf: Shelf, item: Command): void {
  if (item.verb === 'revise') return;
  const others = keptOwn(shelf, item.blog).filter(({ id }) => id !== item.entry);
  keepOwn(shelf, item.blog, item.verb === 'post' ? [keptOfItem(item), ...others] : others);
}

export function keptOfItem({ entry, words, writtenAt }: Extract<Command, { verb: 'post' }>): KeptOwn {
  return { id: entry, kind: words.kind, at: minuteOf(writtenAt) };
}

/** Reduces the server's list to what is kept of it. */
export function keptOfServer(entries: readonly DeskEntry[]): KeptOwn[] {
  return entries
    .filter((entry) => !isGone(entry))
    .map(({ id, kind, receivedAt }) => ({ id, kind, at: minuteOf(receivedAt) }));
}

/** Whether the server is known to have an entry, of whichever blog. */
export function isKeptOwn(shelf: Shelf, entry: string): boolean {
  return placesIn(shelf).some((key) => keptOwn(shelf, key.slice(PLACE.length)).some(({ id }) => id === entry));
}

export function forgetOwn(shelf: Shelf): void {
  for (const key of placesIn(shelf)) shelf.remove(key);
}

function placesIn(shelf: Shelf): string[] {
  return shelf.keys().filter((key) => key.startsWith(PLACE));
}

function minuteOf(at: string): string {
  return `${at.slice(0, 16)}:00.000Z`;
}
