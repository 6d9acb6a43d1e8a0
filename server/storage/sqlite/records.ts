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
  status: string;
  settings: string;
  status_at: string;
  ended_at: string | null;
  updated_at: string;
  blog_step: number;
  blog_seq: number;
  top_seq: number;
  done: string;
}

/** An entry's numbers, which only the store gives, and its words: see `ENTRY`. */
export interface EntryRow {
  first: number;
  step: number;
  seq: number | null;
  ord: number | null;
  doc: Buffer;
}

/** What every question for entries selects; the words are in the content of the entry's last change. */
export const ENTRY = 'e.first, e.step, e.seq, e.ord, c.doc';
export const WORDS = 'join contents c on c.id = e.change';

export function blogOf(row: BlogRow): BlogRecord {
  return {
    slug: row.slug,
    ...positionOf(row),
    rev: row.rev,
    blogSeq: row.blog_seq,
    topSeq: row.top_seq,
    settings: JSON.parse(row.settings) as BlogSettings,
    statusAt: row.status_at,
    endedAt: row.ended_at,
    updatedAt: row.updated_at,
    done: JSON.parse(row.done) as Record<string, number>,
  };
}

export function positionOf({ epoch, head, step }: JournalPosition): JournalPosition {
  return { epoch, head, step };
}

export function entryOf({ first, step, seq, ord, doc }: EntryRow): EntryRecord {
  const words = JSON.parse(doc.toString('utf8')) as Omit<EntryRecord, 'first' | 'step' | 'seq' | 'order'>;
  return { ...words, first, step, seq, order: ord };
}

/** The entry as it is kept with its change; its numbers are columns. */
export function docOf(entry: EntryRecord): Buffer {
  const { first: _first, step: _step, seq: _seq, order: _order, ...words } = entry;
  return Buffer.from(JSON.stringify(words), 'utf8');
}
