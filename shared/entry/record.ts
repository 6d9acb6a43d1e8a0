/** An entry as the store holds it, and the questions that it answers alone. */
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
  /** The step of the entry's first change: it never changes, and the desk's list is sorted by it. */
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
  /** The reason of a retraction, for the desk alone. */
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

/** Whether readers see the entry. */
export function isVisible(entry: EntryRecord): boolean {
  return entry.state === 'published';
}

/**
 * Empties an entry as a takedown does (rule T1): the rest tells that there was an entry, and nothing of its content.
 */
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
