/** An entry as the store holds it, and what can be told of it alone. */
import type { Content, RenderedHtml } from './content.js';

export const VERIFICATIONS = ['unconfirmed', 'seen', 'confirmed', 'corrected', 'withdrawn'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export type EntryState = 'held' | 'published' | 'retracted' | 'taken-down';

/** An entry as the store holds it: more than readers see, never sent to them as it is (see `publicEntry`). */
export interface EntryRecord {
  id: string;
  blog: string;
  state: EntryState;
  rev: number;
  wordsRev: number;
  /** The step of its first change: it never changes, and the desk's list is sorted by it. */
  first: number;
  /** The step of its last change. */
  step: number;
  /** The seq of its last change that readers could see; null while it was never published. */
  seq: number | null;
  /** The seq at which readers first saw it; null while it was never published. Never changes (rule R4). */
  order: number | null;
  /** The person's id. "Own" means this person, whatever the device. */
  author: string;
  byline: string;
  receivedAt: string;
  publishedAt: string | null;
  editedAt: string | null;
  key: boolean;
  pinned: boolean;
  verification: Verification;
  correction: { note: string; at: string } | null;
  /** Why it was retracted, for the desk alone. */
  reason?: string;
  content: Content;
  html: RenderedHtml;
}

/** Whether a change of this entry changes what stands above the feed. */
export function touchesTop(entry: EntryRecord): boolean {
  return entry.pinned || entry.key || touchesBlog(entry);
}

/** Whether a change of this entry changes the blog's own JSON: a drive's progress is folded from entries. */
export function touchesBlog(entry: EntryRecord): boolean {
  return entry.content.kind === 'drive';
}

/** Whether readers see it. */
export function isVisible(entry: EntryRecord): boolean {
  return entry.state === 'published';
}

/** The entry with every word gone, as a takedown leaves it (rule T1): what stays tells that it was, not what it was. */
export function emptied(entry: EntryRecord): EntryRecord {
  const { happenedAt } = entry.content;
  const { reason: _emptiedToo, ...rest } = entry;
  return {
    ...rest,
    state: 'taken-down',
    key: false,
    pinned: false,
    correction: null,
    content: { kind: 'update', lang: 'und', text: '', translations: {}, media: [], happenedAt },
    html: { text: '', translations: {} },
  };
}
