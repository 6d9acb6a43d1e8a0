/** Append: compare under the lock, then store everything or nothing (rules J1, J2, J3). */
import type { EntryRecord } from '../../../../shared/entry.js';
import type { Append, Appended, CommandIdentity, Known } from '../../ports.js';
import type { Database, Statement } from '../database.js';
import { blogOf, docOf, entryOf, type BlogRow } from '../records.js';
import { Tombstones } from '../tombstones.js';
import { knownIn, notingIn } from './commands.js';
import { ContentRows } from './contentRows.js';
import { EntryRows, type EntryStanding } from './entryRows.js';
import { PhotoRows } from './photoRows.js';
import type { Numbered, Recorder } from './recorder.js';

/** The rows as the append found them; or the answer, where nothing may be stored. */
type Compared = { stop: Appended } | { stop: null; blog: BlogRow; standing: EntryStanding | undefined };

export class Appender {
  private readonly known: (command: CommandIdentity) => Known;
  private readonly note: ReturnType<typeof notingIn>;
  private readonly entries: EntryRows;
  private readonly photos: PhotoRows;
  private readonly contents: ContentRows;
  private readonly tombstones: Tombstones;
  private readonly device: Statement<{ revoked_at: string | null }>;

  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
  ) {
    const { writing } = database;
    this.known = knownIn(writing);
    this.note = notingIn(writing);
    this.entries = new EntryRows(writing);
    this.photos = new PhotoRows(writing);
    this.contents = new ContentRows(writing);
    this.tombstones = new Tombstones(writing);
    this.device = writing.prepare('select revoked_at from devices where id = @id');
  }

  append(append: Append): Appended {
    const appended = this.database.write(() => {
      const compared = this.compare(append);
      return compared.stop ?? this.store(append, compared.blog, compared.standing);
    });
    if (append.empties && appended.kind === 'stored') this.database.truncateWal();
    return appended;
  }

  private compare(append: Append): Compared {
    const { command, change, expect } = append;
    const blog = this.recorder.blogBySlug(command.blog);
    if (blog === undefined) return { stop: { kind: 'missing' } };
    const before = this.known(command);
    if (before.kind === 'same') return { stop: { kind: 'repeated', receipt: before.receipt } };
    if (before.kind !== 'new') return { stop: before };
    if (append.device !== null && this.isRevoked(append.device)) return { stop: { kind: 'revoked' } };
    const standing = change.entry === null ? undefined : this.entries.standing(change.entry);
    if (standing !== undefined && standing.blog !== blog.id) return { stop: { kind: 'foreign' } };
    if (hasMoved(expect, blog, standing)) return { stop: { kind: 'moved' } };
    if (append.entry !== undefined && this.photos.areForeign(append.entry)) return { stop: { kind: 'foreign-photo' } };
    return { stop: null, blog, standing };
  }

  /** A device that the store does not know is no better than one that was revoked. */
  private isRevoked(id: string): boolean {
    const row = this.device.get({ id });
    return row?.revoked_at !== null;
  }

  private store(append: Append, before: BlogRow, standing: EntryStanding | undefined): Appended {
    const { command, change, salt, content, digest } = append;
    // Copies of the store go before the taken-down words: a crash in between leaves a takedown without a receipt, never
    // words in a forgotten copy. Copies that cannot be listed for now go later: readers do not wait for them.
    if (append.empties) this.database.dropCopies();
    const doc = append.entry === undefined ? null : docOf(append.entry);
    const { numbered, blog } = this.recorder.record(before, change, { salt, content, digest, doc });
    this.note(command, salt, numbered.change);
    if (append.empties) this.contents.empty(append, blog.id, numbered.change);
    const entry = this.saveEntry(append, blog, numbered, standing);
    const drives = this.entries.drivesMovedBy(blog, standing, append.entry);
    const after = { ...touched(append, blog, numbered, drives !== null), done: drives ?? blog.done };
    this.recorder.saveBlog(after);
    return storedAs(append, numbered, { entry, after, movesDrives: drives !== null });
  }

  private saveEntry(
    { entry, change: { verb } }: Append,
    blog: BlogRow,
    { change, step, seq }: Numbered,
    standing: EntryStanding | undefined,
  ): EntryRecord | null {
    if (entry === undefined) return null;
    const placed = {
      first: standing?.first ?? step,
      step,
      seq: seq ?? standing?.seq ?? null,
      ord: standing?.ord ?? seq,
    };
    this.entries.save(entry, { blog: blog.id, change, ...placed });
    this.photos.follow(entry);
    if (verb === 'takedown') this.tombstones.leave(entry);
    return entryOf({ ...placed, doc: docOf(entry) });
  }
}

function storedAs(
  { command, change, touches }: Append,
  { step, seq }: Numbered,
  { entry, after, movesDrives }: { entry: EntryRecord | null; after: BlogRow; movesDrives: boolean },
): Appended {
  const showsBlog = touches.blog || touches.top || movesDrives;
  return {
    kind: 'stored',
    receipt: { id: change.entry ?? command.blog, seq, rev: change.rev },
    item: { slug: command.blog, epoch: after.epoch, step, seq, entry, blog: showsBlog ? blogOf(after) : null },
  };
}

function hasMoved(expect: Append['expect'], blog: BlogRow, standing: EntryStanding | undefined): boolean {
  if (expect.status !== blog.status) return true;
  if (expect.blogRev !== undefined && expect.blogRev !== blog.rev) return true;
  return expect.entryStep !== undefined && expect.entryStep !== (standing?.step ?? null);
}

/** Returns the blog's row after a change: its settings, and the step and seqs at which its JSON and the top last changed. */
function touched(append: Append, blog: BlogRow, { step, seq }: Numbered, movesDrives: boolean): BlogRow {
  const { change, touches } = append;
  // A held entry moves nothing of the blog yet, whatever kind it is.
  if (seq === null && append.blog === undefined) return blog;
  const ofBlog = touches.blog || movesDrives;
  const ofTop = touches.top || ofBlog;
  return {
    ...blog,
    ...(append.blog === undefined
      ? {}
      : settingsOf(append.blog, append.entry === undefined ? change.rev : blog.rev + 1)),
    updated_at: ofBlog ? change.at : blog.updated_at,
    blog_step: ofTop ? step : blog.blog_step,
    blog_seq: ofBlog ? (seq ?? blog.blog_seq) : blog.blog_seq,
    top_seq: ofTop ? (seq ?? blog.top_seq) : blog.top_seq,
  };
}

function settingsOf({ settings, statusAt, endedAt }: NonNullable<Append['blog']>, rev: number) {
  const { status } = settings;
  return { rev, status, settings: JSON.stringify(settings), status_at: statusAt, ended_at: endedAt };
}
