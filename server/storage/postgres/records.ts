/** Between rows and records. */
import type { BlogRecord, BlogSettings, EntryRecord } from '../../../shared/entry.js';
import type { JournalPosition } from '../ports.js';

export interface BlogRow {
  id: number;
  slug: string;
  epoch: string;
  step: number;
  head: number;
  hash: string;
  rev: number;
  settings: BlogSettings;
  status_at: string;
  ended_at: string | null;
  updated_at: string;
  blog_step: number;
  blog_seq: number;
  top_seq: number;
  done: Record<string, number>;
}

/** An entry's numbers, which only the store gives. */
export interface Placed {
  first: number;
  step: number;
  seq: number | null;
  ord: number | null;
}

/** An entry as it is kept with its change; its numbers are columns. */
export type Doc = Omit<EntryRecord, 'first' | 'step' | 'seq' | 'order'>;

export interface EntryRow extends Placed {
  doc: Doc;
}

/** By name: a column that a later version adds changes no answer that an earlier one prepared for. */
export const BLOG = `b.id, b.slug, b.epoch, b.step, b.head, b.hash, b.rev, b.settings, b.status_at, b.ended_at, b.updated_at,
  b.blog_step, b.blog_seq, b.top_seq, b.done`;

export function blogOf(row: BlogRow): BlogRecord {
  return {
    slug: row.slug,
    ...positionOf(row),
    rev: row.rev,
    blogSeq: row.blog_seq,
    topSeq: row.top_seq,
    settings: row.settings,
    statusAt: row.status_at,
    endedAt: row.ended_at,
    updatedAt: row.updated_at,
    done: row.done,
  };
}

export function positionOf({ epoch, head, step }: JournalPosition): JournalPosition {
  return { epoch, head, step };
}

export function entryOf({ doc, first, step, seq, ord }: EntryRow): EntryRecord {
  return { ...doc, first, step, seq, order: ord };
}

export function docOf(entry: EntryRecord): string {
  const { first: _first, step: _step, seq: _seq, order: _order, ...words } = entry;
  return JSON.stringify(words);
}
