/** Between PostgreSQL's rows and records: settings and words are JSON columns, which come as values. */
import type { Doc, Placed } from '../records.js';

/** A blog's columns, by name: a column that a later version adds changes no answer that an earlier one prepared for. */
export const BLOG = `b.id, b.slug, b.epoch, b.step, b.head, b.hash, b.rev, b.settings, b.status_at, b.ended_at, b.updated_at,
  b.blog_step, b.blog_seq, b.top_seq, b.done`;

export type EntryRow = Placed & { doc: Doc };

/** The columns and the join of every question for entries: the words stand in the content of the entry's last change. */
export const ENTRY = 'e.first, e.step, e.seq, e.ord, c.doc';
export const CONTENT = 'join contents c on c.id = e.change';
