/** Rows that both engines ask for alike, as records. How settings and words are kept in a row is each engine's own. */
import type { BlogRecord, BlogSettings, EntryRecord, EntryState, Role } from '../../shared/entry.js';
import type { ArchivedBlog, Identity, JournalItem, JournalPosition, PhotoFileRecord, PhotoState } from './ports.js';

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

export function archivedBlogOf(row: BlogRow): ArchivedBlog {
  return { ...blogOf(row), hash: row.hash, blogStep: row.blog_step };
}

export function positionOf({ epoch, head, step }: JournalPosition): JournalPosition {
  return { epoch, head, step };
}

/** The desk's items by rising step: the blog stands with the entry that moved it, or by itself where that moved on. */
export function withBlog(
  blog: BlogRecord,
  blogStep: number,
  since: number,
  entries: readonly EntryRecord[],
): JournalItem[] {
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

/** An entry's numbers, which only the store gives. */
export interface Placed {
  first: number;
  step: number;
  seq: number | null;
  ord: number | null;
}

/** An entry as it is kept with its change; its numbers are columns. */
export type Doc = Omit<EntryRecord, 'first' | 'step' | 'seq' | 'order'>;

export function entryOf({ doc, first, step, seq, ord }: Placed & { doc: Doc }): EntryRecord {
  return { ...doc, first, step, seq, order: ord };
}

/** The JSON of an entry's `Doc`. */
export function docOf(entry: EntryRecord): string {
  const { first: _first, step: _step, seq: _seq, order: _order, ...words } = entry;
  return JSON.stringify(words);
}

export interface IdentityRow {
  device: string;
  id: string;
  blog: string | null;
  name: string;
  role: Role;
}

export function identityOf({ device, id, blog, name, role }: IdentityRow): Identity {
  return { device, person: { id, blog, name, role } };
}

export interface PhotoFileRow {
  name: string;
  state: string;
  photo: PhotoState;
  blog: string;
  visibility: BlogSettings['visibility'];
  entry: EntryState;
  ord: number | null;
}

export function photoFileOf({ name, state, photo, blog, visibility, entry, ord }: PhotoFileRow): PhotoFileRecord {
  return { name, held: state === 'held', photo, blog, visibility, entry, wasPublic: ord !== null };
}

/** What a restore empties, from what points to what is pointed at. Tombstones stay. */
export const TABLES = [
  ...['invitations', 'devices', 'people', 'commands', 'uploads', 'photo_files', 'photos'],
  ...['entries', 'contents', 'changes', 'blogs'],
];
