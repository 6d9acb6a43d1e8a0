/** Between SQLite's rows and records: settings are JSON in a text, words JSON in bytes. */
import type { BlogRecord, BlogSettings, EntryRecord } from '../../../shared/entry.js';
import type { ArchivedBlog } from '../ports.js';
import * as records from '../records.js';

export type BlogRow = Omit<records.BlogRow, 'settings' | 'done'> & { status: string; settings: string; done: string };
export type EntryRow = records.Placed & { doc: Buffer };

/** The columns and the join of every question for entries: the words stand in the content of the entry's last change. */
export const ENTRY = 'e.first, e.step, e.seq, e.ord, c.doc';
export const CONTENT = 'join contents c on c.id = e.change';

export function blogOf(row: BlogRow): BlogRecord {
  return records.blogOf(parsed(row));
}

export function archivedBlogOf(row: BlogRow): ArchivedBlog {
  return records.archivedBlogOf(parsed(row));
}

function parsed(row: BlogRow): records.BlogRow {
  const settings = JSON.parse(row.settings) as BlogSettings;
  return { ...row, settings, done: JSON.parse(row.done) as Record<string, number> };
}

export function entryOf(row: EntryRow): EntryRecord {
  return records.entryOf({ ...row, doc: JSON.parse(row.doc.toString('utf8')) as records.Doc });
}

export function docOf(entry: EntryRecord): Buffer {
  return Buffer.from(records.docOf(entry), 'utf8');
}
