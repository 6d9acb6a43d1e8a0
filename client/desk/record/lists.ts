/** The lists of a record: the entries that wait, and the rest as the filter and the search leave it. */
import type { DeskEntry } from '../../../shared/entry.js';
import { translatedWords } from '../../../shared/entry/words.js';
import { isGone } from '../../../shared/may.js';
import { contentOfEntry, type EntryContent } from '../../entry/entryContent.js';
import { gistOf } from '../../entry/gist.js';
import type { DeskState } from './deskState.js';

export const FILTERS = ['all', 'published', 'withdrawn'] as const;
export type Filter = (typeof FILTERS)[number];

/** Entries that nobody has decided on yet, the oldest first. */
export function waitingIn(state: DeskState): DeskEntry[] {
  return [...state.entries.values()].filter(isWaiting).sort((a, b) => a.first - b.first);
}

/** Everything else that is loaded, newest first; published ones stand where readers see them. */
export function listed(state: DeskState, filter: Filter, search: string): DeskEntry[] {
  const wanted = searchTerms(search);
  const decided = [...state.entries.values()].filter((entry) => !isWaiting(entry));
  const lowest = Math.min(...decided.filter((entry) => isLoaded(state, entry)).map(({ order }) => order ?? Infinity));
  // An entry that waited for long and was published now stands among the newest, however early it was sent.
  const isAmong = (entry: DeskEntry) =>
    isLoaded(state, entry) || (entry.order !== null && (entry.order > lowest || lowest === Infinity));
  return asReadersSee(decided.filter(isAmong)).filter((entry) => PASSES[filter](entry) && holds(entry, wanted));
}

/** Sorts by falling order; an entry that readers never saw stands behind all that were sent after it. */
function asReadersSee(entries: readonly DeskEntry[]): DeskEntry[] {
  const byFirst = [...entries].sort((a, b) => b.first - a.first);
  let after = Infinity;
  const places = new Map<string, number>();
  for (const { id, order } of byFirst) {
    after = Math.min(after, order ?? Infinity);
    places.set(id, order ?? after - 0.5);
  }
  const place = ({ id }: DeskEntry) => places.get(id) ?? 0;
  // Infinity less Infinity is no number: two entries that nothing was sent after stand as they are.
  return byFirst.sort((a, b) => (place(a) === place(b) ? 0 : place(b) - place(a)));
}

/** The longest list to choose an entry from. */
const CHOICES = 60;

/** The newest published entries, for another entry or a point to refer to. */
export function choosable(state: DeskState): { id: string; content: EntryContent }[] {
  const published = listed(state, 'published', '').slice(0, CHOICES);
  return published.map((entry) => ({ id: entry.id, content: contentOfEntry(entry) }));
}

/** Whether an entry is within the loaded part; one below it, listed since it changed, would stand beside entries far from it. */
function isLoaded({ next }: DeskState, { first }: DeskEntry): boolean {
  return next === null || first >= next;
}

function isWaiting({ state }: DeskEntry): boolean {
  return state === 'held';
}

const PASSES: Readonly<Record<Filter, (entry: DeskEntry) => boolean>> = {
  all: () => true,
  published: ({ state }) => state === 'published',
  withdrawn: isGone,
};

function holds(entry: DeskEntry, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = plain(searchable(entry));
  return wanted.every((word) => text.includes(word));
}

function searchable(entry: DeskEntry): string {
  const { lead, text: said } = gistOf(contentOfEntry(entry));
  const translated = Object.values(entry.translations).flatMap((one) => [
    one.text,
    ...Object.values(translatedWords(one)),
  ]);
  const seen = entry.media.map(({ alt, caption = '' }) => `${alt} ${caption}`);
  return [entry.byline, lead, said, entry.text, entry.place ?? '', ...translated, ...seen].join(' ');
}

function searchTerms(search: string): string[] {
  return plain(search).split(/\s+/).filter(Boolean);
}

/** Text without case and accents, which nobody types in a hurry. Azerbaijani has two letters that are no accents. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i').replace(/ə/g, 'e');
}
