/** Rows that both stores select alike, as records. The form of settings and words in a row is each store's own. */
import type { BlogRecord, BlogSettings, EntryRecord, EntryState, Role } from '../../shared/entry.js';
import type {
  ArchivedBlog,
  DeviceKind,
  Identity,
  JournalPosition,
  KnownDevice,
  PhotoFileRecord,
  PhotoState,
  TakenDown,
} from './ports.js';

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
  const { first: _first, step: _step, seq: _seq, order: _order, ...doc } = entry;
  return JSON.stringify(doc);
}

/** Selects `IdentityRow`s: devices, each with the person that holds it. */
export const IDENTITY = `
  select d.id as device, d.kind, d.half, d.created_at, p.id, p.blog, p.name, p.role from devices d join people p on p.id = d.person`;

export interface IdentityRow {
  device: string;
  kind: DeviceKind;
  half: string | null;
  created_at: string;
  id: string;
  blog: string | null;
  name: string;
  role: Role;
}

export function identityOf({ device, id, blog, name, role }: IdentityRow): Identity {
  return { device, person: { id, blog, name, role } };
}

export function knownDeviceOf(row: IdentityRow): KnownDevice {
  return { ...identityOf(row), kind: row.kind, halfHash: row.half, createdAt: row.created_at };
}

/** Selects `PhotoRecord`s. */
export const PHOTO = `
  select p.id, b.slug as blog, p.entry, e.author, p.state
  from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog`;

/** Selects `UploadRecord`s. */
export const UPLOAD = 'select id, photo, author, device, size, state, at from uploads';

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

/** A tombstone as its table keeps it: `media` is empty where the whole entry was taken down. */
export function takenDownOf({ media, ...taken }: Required<TakenDown>): TakenDown {
  return media === '' ? taken : { ...taken, media };
}

/** The time so many ms before an ISO time; after it where they are negative. */
export function timeBefore(at: string, ms: number): string {
  return new Date(Date.parse(at) - ms).toISOString();
}

/** The tables that a restore empties, from those that point to those that are pointed at. Tombstones stay. */
export const TABLES = [
  ...['moves', 'invitations', 'devices', 'people', 'commands', 'uploads', 'photo_files', 'photos'],
  ...['entries', 'contents', 'changes', 'blogs'],
];

/** A backup reads so many rows at a time. */
export const ARCHIVE_BATCH = 200;
