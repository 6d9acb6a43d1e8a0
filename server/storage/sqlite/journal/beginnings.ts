/** A blog's first change, and the first one of a new epoch. */
import { randomBytes } from 'node:crypto';
import type { BlogRecord } from '../../../../shared/entry.js';
import { contentOfEpoch, digestOf } from '../../chain.js';
import type { Journal, JournalPosition } from '../../ports.js';
import { positionOf } from '../../records.js';
import type { Database } from '../database.js';
import { blogOf, type BlogRow } from '../records.js';
import type { NewChange, Recorder } from './recorder.js';

type Draft = Parameters<Journal['createBlog']>[0];
type Created = { kind: 'stored'; blog: BlogRecord } | { kind: 'taken' };
type NewEpoch = Parameters<Journal['beginEpoch']>[1];

export function createBlog(database: Database, recorder: Recorder, draft: Draft): Created {
  return database.write(() => {
    if (recorder.blogBySlug(draft.slug) !== undefined) return { kind: 'taken' };
    const { at, role, salt, content, digest } = draft;
    const empty = emptyBlog(draft);
    const id = recorder.insertBlog(empty);
    const change: NewChange = { verb: 'blog', entry: null, rev: 1, at, role, public: true };
    const { blog } = recorder.record({ ...empty, id }, change, { salt, content, digest, doc: null });
    recorder.saveBlog(blog);
    return { kind: 'stored', blog: blogOf(blog) };
  });
}

export function beginEpoch(database: Database, recorder: Recorder, slug: string, epoch: NewEpoch): JournalPosition {
  return database.write(() => {
    const before = recorder.blogBySlug(slug);
    if (before === undefined) throw new Error(`there is no blog ${slug} to begin an epoch of`);
    if (before.epoch !== epoch.from) return positionOf(before);
    const salt = randomBytes(16).toString('hex');
    const content = contentOfEpoch(slug, epoch);
    const change: NewChange = { verb: 'epoch', entry: null, rev: null, at: epoch.at, role: null, public: true };
    const written = { salt, content, digest: digestOf(salt, content), doc: null };
    const { blog } = recorder.record({ ...before, epoch: epoch.to }, change, written);
    recorder.saveBlog({ ...blog, blog_step: blog.step, blog_seq: blog.head, top_seq: blog.head });
    return positionOf(blog);
  });
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
