/** Append: compare under the lock, then store everything or nothing (rules J1, J2, J3). */
import type { EntryRecord, Verb } from '../../../../shared/entry.js';
import type { Append, Appended } from '../../ports.js';
import type { Database } from '../database.js';
import { blogOf, docOf, entryOf, type BlogRow } from '../records.js';
import { bodyDigest, commands } from './commands.js';
import { entryRows, type EntryStanding } from './entryRows.js';
import { tombstones } from '../tombstones.js';
import { photoRows } from './photoRows.js';
import type { Numbered, Recorder } from './recorder.js';

/** What the append found and what it may go on from; or the answer, where it may not. */
type Compared = { stop: Appended } | { stop: null; blog: BlogRow; standing: EntryStanding | undefined };

export function appender(database: Database, recording: Recorder): (append: Append) => Appended {
  const { writing } = database;
  const { known } = commands(writing);
  const entries = entryRows(writing);
  const photos = photoRows(writing);
  const graves = tombstones(writing);
  const device = writing.prepare<{ revoked_at: string | null }>('select revoked_at from devices where id = @id');
  const insertCommand = writing.prepare(`
    insert into commands (id, author, body, change) values (@id, @author, @body, @change)`);
  const emptyWhere = (chosen: string) =>
    writing.prepare(`
      update contents set emptied = 1, salt = zeroblob(length(salt)), content = zeroblob(length(content)), doc = zeroblob(length(doc))
      where id in (${chosen}) and id <> @but and emptied = 0`);
  const emptyContents = emptyWhere('select id from changes where entry = @entry');
  const emptySettings = emptyWhere(`
    select x.id from changes x join contents c on c.id = x.id
    where x.blog = @blog and x.entry is null and x.verb = 'blog' and instr(cast(c.content as text), @entry) > 0`);

  return (append) => {
    const appended = database.write(() => {
      const compared = compare(append);
      return compared.stop ?? store(append, compared.blog, compared.standing);
    });
    if (append.empties && appended.kind === 'stored') database.truncateWal();
    return appended;
  };

  function compare(append: Append): Compared {
    const { command, change, expect } = append;
    const blog = recording.blogBySlug(command.blog);
    if (blog === undefined) return { stop: { kind: 'missing' } };
    const before = known(command);
    if (before.kind === 'same') return { stop: { kind: 'repeated', receipt: before.receipt } };
    if (before.kind !== 'new') return { stop: before };
    if (append.device !== null && isRevoked(append.device)) return { stop: { kind: 'revoked' } };
    const standing = change.entry === null ? undefined : entries.standing(change.entry);
    if (standing !== undefined && standing.blog !== blog.id) return { stop: { kind: 'foreign' } };
    if (hasMoved(expect, blog, standing)) return { stop: { kind: 'moved' } };
    if (append.entry !== undefined && photos.areForeign(append.entry)) return { stop: { kind: 'foreign-photo' } };
    return { stop: null, blog, standing };
  }

  /** A device that the store does not know is no better than one that was revoked. */
  function isRevoked(id: string): boolean {
    const row = device.get({ id });
    return row?.revoked_at !== null;
  }

  function store(append: Append, before: BlogRow, standing: EntryStanding | undefined): Appended {
    const { command, change, salt, content, digest } = append;
    // First the copies, then the words: a crash between the two leaves a takedown that nobody was told of. Copies that
    // cannot be listed for now go as soon as they can be: readers do not wait for that.
    if (append.empties) database.dropCopies();
    const doc = append.entry === undefined ? null : docOf(append.entry);
    const { numbered, blog } = recording.record(before, change, { salt, content, digest, doc });
    insertCommand.run({
      id: command.id,
      author: command.author,
      body: bodyDigest(salt, command.body),
      change: numbered.change,
    });
    if (append.empties) empty(append, blog, numbered.change);
    const entry = append.entry === undefined ? null : saveEntry(append.entry, change.verb, blog, numbered, standing);
    const drives = entries.drivesMovedBy(blog, standing, append.entry);
    const after = { ...touched(append, blog, numbered, drives !== null), done: drives ?? blog.done };
    recording.saveBlog(after);
    const { step, seq } = numbered;
    const showsBlog = append.touches.blog || append.touches.top || drives !== null;
    return {
      kind: 'stored',
      receipt: { id: change.entry ?? command.blog, seq, rev: change.rev },
      item: { slug: command.blog, epoch: after.epoch, step, seq, entry, blog: showsBlog ? blogOf(after) : null },
    };
  }

  function empty({ entry, change }: Append, blog: BlogRow, but: number): void {
    emptyContents.run({ entry: change.entry, but });
    if (entry?.state === 'taken-down') emptySettings.run({ blog: blog.id, entry: entry.id, but });
  }

  function saveEntry(
    entry: EntryRecord,
    verb: Verb,
    blog: BlogRow,
    { change, step, seq }: Numbered,
    standing: EntryStanding | undefined,
  ): EntryRecord {
    const placed = {
      first: standing?.first ?? step,
      step,
      seq: seq ?? standing?.seq ?? null,
      ord: standing?.ord ?? seq,
    };
    entries.save(entry, { blog: blog.id, change, ...placed });
    photos.follow(entry);
    if (verb === 'takedown') graves.leave(entry);
    return entryOf({ ...placed, doc: docOf(entry) });
  }
}

function hasMoved(expect: Append['expect'], blog: BlogRow, standing: EntryStanding | undefined): boolean {
  if (expect.status !== blog.status) return true;
  if (expect.blogRev !== undefined && expect.blogRev !== blog.rev) return true;
  return expect.entryStep !== undefined && expect.entryStep !== (standing?.step ?? null);
}

/** The blog's row after a change: its settings where the change is of them, and since when its JSON and the top stand. */
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
