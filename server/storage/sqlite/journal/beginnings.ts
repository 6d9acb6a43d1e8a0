/** A blog's first change, and the first one of a new epoch. */
import { randomBytes } from 'node:crypto';
import { canonical, digestOf } from '../../chain.js';
import type { BlogRecord } from '../../../../shared/entry.js';
import type { Journal, JournalPosition } from '../../ports.js';
import type { Database } from '../database.js';
import { positionOf } from '../../records.js';
import { blogOf, type BlogRow } from '../records.js';
import type { NewChange, Recorder } from './recorder.js';

type Draft = Parameters<Journal['createBlog']>[0];
type NewEpoch = Parameters<Journal['beginEpoch']>[1];

export function beginnings(database: Database, recording: Recorder) {
  return {
    createBlog: (draft: Draft): { kind: 'stored'; blog: BlogRecord } | { kind: 'taken' } =>
      database.write(() => {
        if (recording.blogBySlug(draft.slug) !== undefined) return { kind: 'taken' };
        const { at, role, salt, content, digest } = draft;
        const empty = emptyBlog(draft);
        const id = recording.insertBlog(empty);
        const change: NewChange = { verb: 'blog', entry: null, rev: 1, at, role, public: true };
        const { blog } = recording.record({ ...empty, id }, change, { salt, content, digest, doc: null });
        recording.saveBlog(blog);
        return { kind: 'stored', blog: blogOf(blog) };
      }),

    beginEpoch: (slug: string, { from, to, at }: NewEpoch): JournalPosition =>
      database.write(() => {
        const before = recording.blogBySlug(slug);
        if (before === undefined) throw new Error(`there is no blog ${slug} to begin an epoch of`);
        if (before.epoch !== from) return positionOf(before);
        const salt = randomBytes(16).toString('hex');
        const content = canonical({ slug, epoch: to, after: from });
        const change: NewChange = { verb: 'epoch', entry: null, rev: null, at, role: null, public: true };
        const words = { salt, content, digest: digestOf(salt, content), doc: null };
        const { blog } = recording.record({ ...before, epoch: to }, change, words);
        recording.saveBlog({ ...blog, blog_step: blog.step, blog_seq: blog.head, top_seq: blog.head });
        return positionOf(blog);
      }),
  };
}

/** The row before its first change, which gives it step 1 and seq 1. */
function emptyBlog({ slug, epoch, settings, at }: Draft): Omit<BlogRow, 'id'> {
  return {
    slug,
    epoch,
    step: 0,
    head: 0,
    hash: '',
    rev: 1,
    status: settings.status,
    settings: JSON.stringify(settings),
    status_at: at,
    ended_at: settings.status === 'ended' ? at : null,
    updated_at: at,
    blog_step: 1,
    blog_seq: 1,
    top_seq: 1,
    done: '{}',
  };
}
