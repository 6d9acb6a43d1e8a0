/** The folded entries: one row each, found by index from every side, without a word in it. */
import { foldDrive, type EntryRecord } from '../../../../shared/entry.js';
import type { Connection, Statement } from '../database.js';
import type { BlogRow } from '../records.js';

/** An entry's place before a change. */
export interface EntryStanding {
  blog: number;
  first: number;
  step: number;
  seq: number | null;
  ord: number | null;
  drive: string | null;
}

interface Placed {
  blog: number;
  change: number;
  first: number;
  step: number;
  seq: number | null;
  ord: number | null;
}

interface Progress {
  adds: number | null;
  total: number | null;
}

const STANDING = 'select blog, first, step, seq, ord, drive from entries where id = @id';
const SAVE = `
  insert into entries (id, blog, change, first, step, seq, ord, state, kind, author, top, drive, adds, total)
  values (@id, @blog, @change, @first, @step, @seq, @ord, @state, @kind, @author, @top, @drive, @adds, @total)
  on conflict (id) do update set change = @change, step = @step, seq = @seq, ord = @ord, state = @state, kind = @kind,
    author = @author, top = @top, drive = @drive, adds = @adds, total = @total`;
// Only the last total and what was added after it counts: earlier ones need not be read.
const PROGRESS = `
  select adds, total from entries indexed by entries_of_drives
  where blog = @blog and drive = @drive and state = 'published' and ord >= ifnull(
    (select ord from entries indexed by entries_of_drives
     where blog = @blog and drive = @drive and state = 'published' and total is not null order by ord desc limit 1), 0)
  order by ord`;

export class EntryRows {
  private readonly byId: Statement<EntryStanding>;
  private readonly saving: Statement<unknown>;
  private readonly progress: Statement<Progress>;

  constructor(writing: Connection) {
    this.byId = writing.prepare<EntryStanding>(STANDING);
    this.saving = writing.prepare(SAVE);
    this.progress = writing.prepare<Progress>(PROGRESS);
  }

  standing(id: string): EntryStanding | undefined {
    return this.byId.get({ id });
  }

  save(entry: EntryRecord, placed: Placed): void {
    const { id, state, author, content } = entry;
    const top = entry.pinned || entry.key ? 1 : 0;
    this.saving.run({ id, state, kind: content.kind, author, top, ...driveOf(entry), ...placed });
  }

  /** Returns the blog's `done` (JSON) after a drive entry changed; null where it stays as it is. */
  drivesMovedBy(blog: BlogRow, before: EntryStanding | undefined, entry: EntryRecord | undefined): string | null {
    const drives = [before?.drive, entry === undefined ? null : driveOf(entry).drive].filter(isNamed);
    if (drives.length === 0) return null;
    const done = JSON.parse(blog.done) as Record<string, number>;
    const folded = Object.fromEntries(drives.map((drive) => [drive, this.progressOf(blog.id, drive)]));
    const moved = drives.some((drive) => folded[drive] !== (Object.hasOwn(done, drive) ? done[drive] : 0));
    return moved ? JSON.stringify({ ...done, ...folded }) : null;
  }

  private progressOf(blog: number, drive: string): number {
    const rows = this.progress.all({ blog, drive });
    return foldDrive(rows.map(({ adds, total }) => ({ add: adds ?? undefined, total: total ?? undefined })));
  }
}

function driveOf({ content }: EntryRecord): Progress & { drive: string | null } {
  if (content.kind !== 'drive') return { drive: null, adds: null, total: null };
  return { drive: content.drive, adds: content.add ?? null, total: content.total ?? null };
}

function isNamed(drive: string | null | undefined): drive is string {
  return typeof drive === 'string';
}
