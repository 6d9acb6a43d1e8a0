/** A blog's first change, and the first one of a new epoch. */
import { randomBytes } from 'node:crypto';
import { contentOfEpoch, digestOf } from '../../chain.js';
import type { Journal, JournalPosition } from '../../ports.js';
import { blogOf, type BlogRow } from '../../records.js';
import type { Connection, Database } from '../database.js';

type Draft = Parameters<Journal['createBlog']>[0];
type NewEpoch = Parameters<Journal['beginEpoch']>[1];

const CREATE_BLOG = 'select create_blog($1::jsonb, $2) as blog';
const BEGIN_EPOCH = 'select begin_epoch($1::jsonb, $2) as position';

export async function createBlog({ ask }: Connection, draft: Draft): ReturnType<Journal['createBlog']> {
  const { content, ...asked } = draft;
  const [made] = await ask<{ blog: BlogRow | null }>(CREATE_BLOG, [JSON.stringify(asked), content]);
  return made?.blog ? { kind: 'stored', blog: blogOf(made.blog) } : { kind: 'taken' };
}

export async function beginEpoch(
  { writing, inTurn }: Database,
  slug: string,
  { from, to, at }: NewEpoch,
): Promise<JournalPosition> {
  const salt = randomBytes(16).toString('hex');
  const content = contentOfEpoch(slug, { from, to });
  const asked = JSON.stringify({ slug, from, to, at, salt, digest: digestOf(salt, content) });
  const [begun] = await inTurn(slug, () =>
    writing.ask<{ position: JournalPosition | null }>(BEGIN_EPOCH, [asked, content]),
  );
  if (!begun?.position) throw new Error(`there is no blog ${slug} to begin an epoch of`);
  return begun.position;
}
