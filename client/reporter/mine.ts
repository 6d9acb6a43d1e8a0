/** The reporter's own entries and their states: the server's list, with the items that wait on this phone laid over it. */
import type { DeskEntry } from '../../shared/entry.js';
import type { Receipt } from '../../shared/protocol/desk.js';
import type { Refusal } from '../../shared/refusals.js';
import { contentOfEntry, type EntryContent } from '../entry/entryContent.js';
import type { KeptOwn } from './mine/keptOwn.js';
import { ownPhotos, type OwnPhoto } from './mine/photos.js';
import { isCommand, hasContent, type Command, type Item } from './outbox/item.js';

export type OwnState =
  | 'waiting'
  | 'paused'
  | 'sending'
  | 'sent'
  | 'held'
  | 'published'
  | 'needs-you'
  | 'withdrawing'
  | 'withdrawn';

export interface OwnEntry {
  id: string;
  content: EntryContent;
  photos: OwnPhoto[];
  /** The time of writing or of receipt, ISO 8601. */
  at: string;
  state: OwnState;
  /** The last revision that the server is known to have. */
  rev: number;
  /** A revision is on its way; readers see the version before it. */
  isRevised: boolean;
  /** The desk changed the entry after the reporter. */
  byDesk: boolean;
  correction: string | null;
  refusal: Refusal | null;
  /** Whether a retraction can still be undone. */
  canUndo: boolean;
  /** The entry as the server has it; null while it was never there, or is not known to this page. */
  entry: DeskEntry | null;
  /** The server has its words, and this phone none: `content` is its kind alone. */
  isWordless: boolean;
}

/** A command that the server accepted, until the server's own version of the entry is here. */
export interface Accepted {
  item: Command;
  receipt: Receipt | null;
}

export interface MineParts {
  server: readonly DeskEntry[];
  items: readonly Item[];
  sending: readonly string[];
  accepted: readonly Accepted[];
  /** Entries that the server had at the last visit. */
  kept: readonly KeptOwn[];
  /** The last rev of each entry that this page sent. */
  ownRevs: Readonly<Record<string, number>>;
  /** Photos that this page sent and that the server has whole. */
  uploaded: ReadonlySet<string>;
}

/** The own entries, newest first. */
export function ownEntries(parts: MineParts): OwnEntry[] {
  const known = new Map(parts.server.map((entry) => [entry.id, entry]));
  const written = [...parts.items, ...parts.accepted.map(({ item }) => item)];
  const ids = new Set([...written.map(({ entry }) => entry), ...known.keys(), ...parts.kept.map(({ id }) => id)]);
  const all = [...ids].flatMap((id) => ownEntry(id, known.get(id) ?? null, parts) ?? []);
  return all.sort((a, b) => b.at.localeCompare(a.at));
}

function ownEntry(id: string, entry: DeskEntry | null, parts: MineParts): OwnEntry | null {
  const waiting = parts.items.filter((item) => item.entry === id);
  const items = waiting.filter(isCommand);
  const accepted = parts.accepted.filter(({ item }) => item.entry === id);
  const worded = [...accepted.map(({ item }) => item), ...items].filter(hasContent).at(-1);
  const words = worded?.words ?? (entry === null ? null : contentOfEntry(entry));
  const kept = parts.kept.find((one) => one.id === id);
  const content = words ?? (kept === undefined ? null : { kind: kept.kind });
  // A retraction may be of another phone's entry, which shows once the server's list is here.
  if (content === null) return null;
  const retract = items.find(({ verb }) => verb === 'retract');
  return {
    id,
    content,
    photos: ownPhotos({ ...parts, content, items: waiting, entry }),
    at: entry?.receivedAt ?? worded?.writtenAt ?? kept?.at ?? '',
    state: stateOf(items, accepted, entry, parts.sending),
    rev: Math.max(entry?.rev ?? 1, ...accepted.map(({ receipt }) => receipt?.rev ?? 1)),
    isRevised: entry !== null && items.some(({ verb }) => verb === 'revise'),
    byDesk: entry !== null && items.length === 0 && entry.rev > (parts.ownRevs[id] ?? Infinity),
    correction: entry?.correction?.note ?? null,
    // Nobody has to mend what is about to be withdrawn.
    refusal: retract?.refusal === null ? null : (items.find(({ refusal }) => refusal !== null)?.refusal ?? null),
    canUndo: retract?.attempts === 0 && retract.notBefore > 0,
    entry,
    isWordless: words === null,
  };
}

function stateOf(
  items: readonly Command[],
  accepted: readonly Accepted[],
  entry: DeskEntry | null,
  sending: readonly string[],
): OwnState {
  if (items.some(({ verb, refusal }) => verb === 'retract' && refusal === null)) return 'withdrawing';
  if (items.some(({ refusal }) => refusal !== null)) return 'needs-you';
  if (accepted.some(({ item }) => item.verb === 'retract')) return 'withdrawn';
  if (items.some(({ command }) => sending.includes(command))) return 'sending';
  if (items.some(({ paused }) => paused)) return 'paused';
  if (items.length > 0) return 'waiting';
  if (entry === null) return accepted.at(-1)?.receipt?.seq === null ? 'held' : 'sent';
  return entry.state === 'held' || entry.state === 'published' ? entry.state : 'withdrawn';
}
