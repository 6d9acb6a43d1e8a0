/** Writes a change, its content and the blog's row; the numbers are given here, under the lock (rules J1, J2, J5). */
import { hashOf } from '../../chain.js';
import type { Role, Verb } from '../../../../shared/entry.js';
import type { Connection } from '../database.js';
import type { BlogRow } from '../records.js';

export interface NewChange {
  verb: Verb;
  entry: string | null;
  rev: number | null;
  at: string;
  role: Role | null;
  public: boolean;
}

export interface Words {
  salt: string;
  content: string;
  digest: string;
  doc: Buffer | null;
}

/** The numbers that a change got. */
export interface Numbered {
  change: number;
  step: number;
  seq: number | null;
}

export interface Recorder {
  /** Records a change of a blog. The row that is returned still has to be saved, with what else the change does to it. */
  record: (blog: BlogRow, change: NewChange, words: Words) => { numbered: Numbered; blog: BlogRow };
  insertBlog: (blog: Omit<BlogRow, 'id'>) => number;
  saveBlog: (blog: BlogRow) => void;
  blogBySlug: (slug: string) => BlogRow | undefined;
}

export function recorder(writing: Connection): Recorder {
  const insertChange = writing.prepare(`
    insert into changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
    values (@blog, @step, @seq, @epoch, @verb, @entry, @rev, @at, @role, @digest, @prev, @hash)`);
  const insertContent = writing.prepare(`
    insert into contents (id, salt, content, doc) values (@id, @salt, @content, @doc)`);
  const insertBlog = writing.prepare(`
    insert into blogs (slug, epoch, step, head, hash, rev, status, settings, status_at, ended_at, updated_at, blog_step, blog_seq, top_seq, done)
    values (@slug, @epoch, @step, @head, @hash, @rev, @status, @settings, @status_at, @ended_at, @updated_at, @blog_step, @blog_seq, @top_seq, @done)`);
  const saveBlog = writing.prepare(`
    update blogs set epoch = @epoch, step = @step, head = @head, hash = @hash, rev = @rev, status = @status,
      settings = @settings, status_at = @status_at, ended_at = @ended_at, updated_at = @updated_at,
      blog_step = @blog_step, blog_seq = @blog_seq, top_seq = @top_seq, done = @done
    where id = @id`);
  const blogBySlug = writing.prepare<BlogRow>('select * from blogs where slug = @slug');

  return {
    record(before, { public: isPublic, ...change }, { salt, content, digest, doc }) {
      const blog = { ...before, step: before.step + 1, head: before.head + (isPublic ? 1 : 0) };
      const seq = isPublic ? blog.head : null;
      const { epoch, step } = blog;
      const link = seq === null ? null : { ...change, prev: before.hash, epoch, seq, digest };
      if (link !== null) blog.hash = hashOf(link);
      const { lastInsertRowid: id } = insertChange.run({
        ...change,
        blog: blog.id,
        step,
        seq,
        epoch,
        digest,
        prev: link === null ? null : link.prev,
        hash: link === null ? null : blog.hash,
      });
      insertContent.run({ id, salt: Buffer.from(salt, 'hex'), content: Buffer.from(content, 'utf8'), doc });
      return { numbered: { change: id, step, seq }, blog };
    },
    insertBlog: (blog) => insertBlog.run({ ...blog }).lastInsertRowid,
    saveBlog: (blog) => void saveBlog.run({ ...blog }),
    blogBySlug: (slug) => blogBySlug.get({ slug }),
  };
}
