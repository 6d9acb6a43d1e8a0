/** Puts records into an emptied store. They come in the order that the port gives. */
import type { EntryRecord } from '../../../../shared/entry.js';
import type {
  ArchivedBlog,
  ArchivedChange,
  ArchivedCommand,
  ArchivedEntry,
  ArchivedPhoto,
  ArchiveRecord,
} from '../../ports.js';
import { TABLES } from '../../records.js';
import type { Connection } from '../database.js';
import { entryRows } from '../journal/entryRows.js';
import { recorder } from '../journal/recorder.js';
import { tombstones } from '../tombstones.js';

export interface Writer {
  clear: () => void;
  write: (record: ArchiveRecord) => void;
}

export function writer(writing: Connection): Writer {
  const { insertBlog } = recorder(writing);
  const entries = entryRows(writing);
  const graves = tombstones(writing);
  const blogs = new Map<string, number>();
  const deletions = TABLES.map((table) => writing.prepare(`delete from ${table}`));
  const person = writing.prepare('insert into people (id, blog, name, role) values (@id, @blog, @name, @role)');
  const change = writing.prepare(`
    insert into changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
    values (@blog, @step, @seq, @epoch, @verb, @entry, @rev, @at, @role, @digest, @prev, @hash)`);
  const contents = writing.prepare(`
    insert into contents (id, emptied, salt, content, doc) values (@id, @emptied, @salt, @content, @doc)`);
  const photo = writing.prepare('insert into photos (id, entry, state) values (@id, @entry, @state)');
  const file = writing.prepare('insert into photo_files (name, photo, state) values (@name, @photo, @state)');
  const command = writing.prepare(
    'insert into commands (id, author, body, change) values (@id, @author, @body, @change)',
  );
  const changeAt = writing.prepare<{ id: number; doc: Buffer | null }>(`
    select x.id, c.doc from changes x join contents c on c.id = x.id where x.blog = @blog and x.step = @step`);

  return {
    clear() {
      graves.keepAll();
      for (const deletion of deletions) deletion.run();
    },
    write(record) {
      switch (record.kind) {
        case 'person':
          return void person.run({ ...record.person });
        case 'blog':
          return writeBlog(record.blog);
        case 'change':
          return writeChange(record.change);
        case 'entry':
          return writeEntry(record.entry);
        case 'photo':
          return writePhoto(record.photo);
        case 'command':
          return writeCommand(record.command);
        case 'tombstone':
          return graves.add(record.tombstone);
      }
    },
  };

  function writeBlog(blog: ArchivedBlog): void {
    const { slug, epoch, step, head, hash, rev, settings } = blog;
    const id = insertBlog({
      slug,
      epoch,
      step,
      head,
      hash,
      rev,
      status: settings.status,
      settings: JSON.stringify(settings),
      status_at: blog.statusAt,
      ended_at: blog.endedAt,
      updated_at: blog.updatedAt,
      blog_step: blog.blogStep,
      blog_seq: blog.blogSeq,
      top_seq: blog.topSeq,
      done: JSON.stringify(blog.done),
    });
    blogs.set(slug, id);
  }

  function writeChange({ words, ...numbers }: ArchivedChange): void {
    const { lastInsertRowid: id } = change.run({ ...numbers, blog: idOf(numbers.blog) });
    contents.run({
      id,
      emptied: words === null ? 1 : 0,
      salt: Buffer.from(words?.salt ?? '', 'hex'),
      content: Buffer.from(words?.content ?? '', 'utf8'),
      doc: words?.doc ? Buffer.from(JSON.stringify(words.doc), 'utf8') : null,
    });
  }

  function writeEntry({ id, blog, step, first, seq, order }: ArchivedEntry): void {
    const last = placeOf(blog, step);
    if (last.doc === null) throw new Error(`the last change of entry ${id} has no words`);
    const words = JSON.parse(last.doc.toString('utf8')) as EntryRecord;
    entries.save(words, { blog: idOf(blog), change: last.id, step, first, seq, ord: order });
  }

  function writePhoto({ id, entry, state, files }: ArchivedPhoto): void {
    photo.run({ id, entry, state });
    for (const one of files) file.run({ ...one, photo: id });
  }

  function writeCommand({ id, author, body, blog, step }: ArchivedCommand): void {
    command.run({ id, author, body: Buffer.from(body, 'hex'), change: placeOf(blog, step).id });
  }

  function placeOf(slug: string, step: number): { id: number; doc: Buffer | null } {
    const place = changeAt.get({ blog: idOf(slug), step });
    if (place === undefined) throw new Error(`the record of ${slug} has no step ${step.toString()}`);
    return place;
  }

  function idOf(slug: string): number {
    const id = blogs.get(slug);
    if (id === undefined) throw new Error(`there is no blog ${slug} before what belongs to it`);
    return id;
  }
}
