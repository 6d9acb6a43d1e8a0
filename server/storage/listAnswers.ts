/**
 * The journal's lists as answers of the port: cut at their limit, with the position from which the next question goes on.
 * Stores ask for one entry more than they may answer, so that a cut is seen.
 */
import type { BlogRecord, EntryRecord } from '../../shared/entry.js';
import type { DeskBatch, DeskSince, EntriesBatch, JournalItem, JournalPosition, PublicSince } from './ports.js';
import { positionOf } from './records.js';

/** A blog's row with the blog that it stands for, which is made only where it is answered. */
export interface ListedBlog {
  row: JournalPosition & { slug: string; blog_step: number; blog_seq: number; top_seq: number };
  blog: () => BlogRecord;
}

export function publicSince({ row, blog }: ListedBlog, found: EntryRecord[], seq: number, most: number): PublicSince {
  const entries = found.slice(0, most);
  const to = found.length > most ? (entries.at(-1)?.seq ?? seq) : row.head;
  const hasChanged = [row.blog_seq, row.top_seq].some((at) => at > seq && at <= to);
  return { ...positionOf(row), to, entries, blog: hasChanged ? blog() : null };
}

export function deskSince({ row, blog }: ListedBlog, found: EntryRecord[], step: number, most: number): DeskSince {
  const items = withBlog(blog(), row.blog_step, step, found);
  const shown = items.slice(0, most);
  const to = items.length > most ? (shown.at(-1)?.step ?? step) : row.step;
  return { ...positionOf(row), to, items: shown };
}

export function entriesBatch({ epoch, head }: JournalPosition, found: EntryRecord[], most: number): EntriesBatch {
  const entries = found.slice(0, most);
  const next = found.length > most ? (entries.at(-1)?.order ?? null) : null;
  return { epoch, head, entries, next };
}

export function deskBatch({ epoch, step }: JournalPosition, found: EntryRecord[], most: number): DeskBatch {
  const entries = found.slice(0, most);
  const next = found.length > most ? (entries.at(-1)?.first ?? null) : null;
  return { epoch, step, entries, next };
}

/** Returns the desk's items by rising step: the blog comes with the entry that moved it, or alone where that entry moved on. */
function withBlog(blog: BlogRecord, blogStep: number, since: number, entries: readonly EntryRecord[]): JournalItem[] {
  const { slug, epoch } = blog;
  const moved = blogStep > since ? blog : null;
  const items = entries.map((entry): JournalItem => {
    const { step, seq } = entry;
    return { slug, epoch, step, seq, entry, blog: step === blogStep ? moved : null };
  });
  if (moved === null || items.some(({ step }) => step === blogStep)) return items;
  const seq = Math.max(blog.blogSeq, blog.topSeq);
  const alone: JournalItem = { slug, epoch, step: blogStep, seq, entry: null, blog };
  return [...items, alone].sort((one, other) => one.step - other.step);
}
