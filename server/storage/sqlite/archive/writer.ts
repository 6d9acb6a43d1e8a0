/** Puts records into an emptied store. They come in the order that the port gives. */
import type { EntryRecord } from '../../../../shared/entry.js';
import type {
  ArchivedBlog,
  ArchivedChange,
  ArchivedCommand,
  ArchivedEntry,
  ArchivedNote,
  ArchivedOutlet,
  ArchivedPhoto,
  ArchiveRecord,
  Person,
} from '../../ports.js';
import { TABLES } from '../../records.js';
import type { Connection, Statement } from '../database.js';
import { EntryRows } from '../journal/entryRows.js';
import { INSERT_CHANGE, Recorder } from '../journal/recorder.js';
import type { BlogRow } from '../records.js';
import { Tombstones } from '../tombstones.js';

const INSERTS = {
  person: 'insert into people (id, blog, name, role) values (@id, @blog, @name, @role)',
  change: INSERT_CHANGE,
  content: 'insert into contents (id, emptied, salt, content, doc) values (@id, @emptied, @salt, @content, @doc)',
  photo: 'insert into photos (id, entry, state) values (@id, @entry, @state)',
  file: 'insert into photo_files (name, photo, state) values (@name, @photo, @state)',
  command: 'insert into commands (id, author, body, change) values (@id, @author, @body, @change)',
  outlet: `
    insert into outlets (id, blog, kind, settings, since_epoch, since_seq, state, added_at, failure_at, failure_why, due)
    select @id, slug, @kind, @settings, epoch, head, 'paused', @addedAt, strftime('%Y-%m-%dT%H:%M:%fZ'), 'restored', @addedAt
    from blogs where slug = @blog on conflict (id) do nothing`,
  note: 'insert into outlet_notes (outlet, entry, note) values (@outlet, @entry, @note)',
} as const;
type Inserted = keyof typeof INSERTS;
const CHANGE_AT = `
  select x.id, c.doc from changes x join contents c on c.id = x.id where x.blog = @blog and x.step = @step`;

/** A change with its content, in the store that is written. */
interface StoredChange {
  id: number;
  doc: Buffer | null;
}

export class ArchiveWriter {
  private readonly recorder: Recorder;
  private readonly entries: EntryRows;
  private readonly tombstones: Tombstones;
  private readonly inserts: Record<Inserted, Statement<unknown>>;
  private readonly changeAt: Statement<StoredChange>;
  /** Row ids of the blogs that were written, by their slugs. */
  private readonly blogs = new Map<string, number>();
  /** Outlets that were written: one that stood here knows better what it carried. */
  private readonly outlets = new Set<string>();

  constructor(private readonly writing: Connection) {
    this.recorder = new Recorder(writing);
    this.entries = new EntryRows(writing);
    this.tombstones = new Tombstones(writing);
    const prepared = Object.entries(INSERTS).map(([name, sql]) => [name, writing.prepare(sql)]);
    this.inserts = Object.fromEntries(prepared) as Record<Inserted, Statement<unknown>>;
    this.changeAt = writing.prepare<StoredChange>(CHANGE_AT);
  }

  clear(): void {
    this.tombstones.keepAll();
    for (const table of TABLES) this.writing.prepare(`delete from ${table}`).run();
  }

  write(record: ArchiveRecord): void {
    switch (record.kind) {
      case 'person':
        return this.writePerson(record.person);
      case 'blog':
        return this.writeBlog(record.blog);
      case 'change':
        return this.writeChange(record.change);
      case 'entry':
        return this.writeEntry(record.entry);
      case 'photo':
        return this.writePhoto(record.photo);
      case 'command':
        return this.writeCommand(record.command);
      case 'tombstone':
        return this.tombstones.add(record.tombstone);
      case 'outlet':
        return this.writeOutlet(record.outlet);
      case 'note':
        return this.writeNote(record.note);
    }
  }

  private writePerson(person: Person): void {
    this.inserts.person.run({ ...person });
  }

  private writeBlog(blog: ArchivedBlog): void {
    this.blogs.set(blog.slug, this.recorder.insertBlog(rowOf(blog)));
  }

  private writeChange({ words, ...numbers }: ArchivedChange): void {
    const { lastInsertRowid: id } = this.inserts.change.run({ ...numbers, blog: this.idOf(numbers.blog) });
    this.inserts.content.run({
      id,
      emptied: words === null ? 1 : 0,
      salt: Buffer.from(words?.salt ?? '', 'hex'),
      content: Buffer.from(words?.content ?? '', 'utf8'),
      doc: words?.doc ? Buffer.from(JSON.stringify(words.doc), 'utf8') : null,
    });
  }

  private writeEntry({ id, blog, step, first, seq, order }: ArchivedEntry): void {
    const last = this.storedAt(blog, step);
    if (last.doc === null) throw new Error(`the last change of entry ${id} has no words`);
    const doc = JSON.parse(last.doc.toString('utf8')) as EntryRecord;
    this.entries.save(doc, { blog: this.idOf(blog), change: last.id, step, first, seq, ord: order });
  }

  private writePhoto({ id, entry, state, files }: ArchivedPhoto): void {
    this.inserts.photo.run({ id, entry, state });
    for (const file of files) this.inserts.file.run({ ...file, photo: id });
  }

  private writeCommand({ id, author, body, blog, step }: ArchivedCommand): void {
    const { id: change } = this.storedAt(blog, step);
    this.inserts.command.run({ id, author, body: Buffer.from(body, 'hex'), change });
  }

  private writeOutlet({ id, settings, ...outlet }: ArchivedOutlet): void {
    const { changes } = this.inserts.outlet.run({ id, ...outlet, settings: JSON.stringify(settings) });
    if (changes > 0) this.outlets.add(id);
  }

  private writeNote({ outlet, entry, note }: ArchivedNote): void {
    if (this.outlets.has(outlet)) this.inserts.note.run({ outlet, entry, note });
  }

  private storedAt(slug: string, step: number): StoredChange {
    const stored = this.changeAt.get({ blog: this.idOf(slug), step });
    if (stored === undefined) throw new Error(`the record of ${slug} has no step ${step.toString()}`);
    return stored;
  }

  private idOf(slug: string): number {
    const id = this.blogs.get(slug);
    if (id === undefined) throw new Error(`there is no blog ${slug} before what belongs to it`);
    return id;
  }
}

function rowOf(blog: ArchivedBlog): Omit<BlogRow, 'id'> {
  const { slug, epoch, step, head, hash, rev, settings } = blog;
  return {
    ...{ slug, epoch, step, head, hash, rev },
    status: settings.status,
    settings: JSON.stringify(settings),
    status_at: blog.statusAt,
    ended_at: blog.endedAt,
    updated_at: blog.updatedAt,
    blog_step: blog.blogStep,
    blog_seq: blog.blogSeq,
    top_seq: blog.topSeq,
    done: JSON.stringify(blog.done),
  };
}
