/** Writes a change, its content and the blog's row; the numbers are given here, under the lock (rules J1, J2, J5). */
import type { Role, Verb } from '../../../../shared/entry.js';
import { hashOf } from '../../chain.js';
import type { Connection, Statement } from '../database.js';
import type { BlogRow } from '../records.js';

export interface NewChange {
  verb: Verb;
  entry: string | null;
  rev: number | null;
  at: string;
  role: Role | null;
  public: boolean;
}

export interface NewContent {
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

const BLOG_BY_SLUG = 'select * from blogs where slug = @slug';
const INSERT_BLOG = `
  insert into blogs (slug, epoch, step, head, hash, rev, status, settings, status_at, ended_at, updated_at, blog_step, blog_seq, top_seq, done)
  values (@slug, @epoch, @step, @head, @hash, @rev, @status, @settings, @status_at, @ended_at, @updated_at, @blog_step, @blog_seq, @top_seq, @done)`;
const SAVE_BLOG = `
  update blogs set epoch = @epoch, step = @step, head = @head, hash = @hash, rev = @rev, status = @status,
    settings = @settings, status_at = @status_at, ended_at = @ended_at, updated_at = @updated_at,
    blog_step = @blog_step, blog_seq = @blog_seq, top_seq = @top_seq, done = @done
  where id = @id`;
export const INSERT_CHANGE = `
  insert into changes (blog, step, seq, epoch, verb, entry, rev, at, role, digest, prev, hash)
  values (@blog, @step, @seq, @epoch, @verb, @entry, @rev, @at, @role, @digest, @prev, @hash)`;
const INSERT_CONTENT = 'insert into contents (id, salt, content, doc) values (@id, @salt, @content, @doc)';

export class Recorder {
  private readonly bySlug: Statement<BlogRow>;
  private readonly insertingBlog: Statement<unknown>;
  private readonly savingBlog: Statement<unknown>;
  private readonly insertingChange: Statement<unknown>;
  private readonly insertingContent: Statement<unknown>;

  constructor(writing: Connection) {
    this.bySlug = writing.prepare<BlogRow>(BLOG_BY_SLUG);
    this.insertingBlog = writing.prepare(INSERT_BLOG);
    this.savingBlog = writing.prepare(SAVE_BLOG);
    this.insertingChange = writing.prepare(INSERT_CHANGE);
    this.insertingContent = writing.prepare(INSERT_CONTENT);
  }

  blogBySlug(slug: string): BlogRow | undefined {
    return this.bySlug.get({ slug });
  }

  insertBlog(blog: Omit<BlogRow, 'id'>): number {
    return this.insertingBlog.run({ ...blog }).lastInsertRowid;
  }

  saveBlog(blog: BlogRow): void {
    this.savingBlog.run({ ...blog });
  }

  /** Records a change of a blog. The row that is returned still has to be saved, with what else the change does to it. */
  record(before: BlogRow, change: NewChange, content: NewContent): { numbered: Numbered; blog: BlogRow } {
    const { seq, blog, prev } = numberedAfter(before, change, content.digest);
    const { public: _public, ...columns } = change;
    const { epoch, step } = blog;
    const { lastInsertRowid: id } = this.insertingChange.run({
      ...columns,
      blog: blog.id,
      ...{ step, seq, epoch, digest: content.digest, prev },
      hash: seq === null ? null : blog.hash,
    });
    this.insertContent(id, content);
    return { numbered: { change: id, step, seq }, blog };
  }

  private insertContent(id: number, { salt, content, doc }: NewContent): void {
    this.insertingContent.run({ id, salt: Buffer.from(salt, 'hex'), content: Buffer.from(content, 'utf8'), doc });
  }
}

/** Gives a change its numbers, and a public one its link in the chain. */
function numberedAfter(
  before: BlogRow,
  change: NewChange,
  digest: string,
): { seq: number | null; blog: BlogRow; prev: string | null } {
  const step = before.step + 1;
  if (!change.public) return { seq: null, blog: { ...before, step }, prev: null };
  const seq = before.head + 1;
  const { hash: prev, epoch } = before;
  const hash = hashOf({ prev, epoch, seq, verb: change.verb, entry: change.entry, rev: change.rev, digest });
  return { seq, blog: { ...before, step, head: seq, hash }, prev };
}
