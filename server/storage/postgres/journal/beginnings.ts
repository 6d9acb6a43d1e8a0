/** A blog's first change, and the first one of a new epoch. */
import { randomBytes } from 'node:crypto';
import { canonical, digestOf } from '../../chain.js';
import type { Journal, JournalPosition } from '../../ports.js';
import type { Database } from '../database.js';
import { blogOf, type BlogRow } from '../../records.js';

export function beginnings({ writing, inTurn }: Database): Pick<Journal, 'createBlog' | 'beginEpoch'> {
  return {
    createBlog: async ({ content, ...draft }) => {
      const asked = JSON.stringify(draft);
      const [made] = await writing.ask<{ blog: BlogRow | null }>('select create_blog($1::jsonb, $2) as blog', [
        asked,
        content,
      ]);
      return made?.blog ? { kind: 'stored', blog: blogOf(made.blog) } : { kind: 'taken' };
    },

    beginEpoch: async (slug, { from, to, at }) => {
      const salt = randomBytes(16).toString('hex');
      const content = canonical({ slug, epoch: to, after: from });
      const asked = JSON.stringify({ slug, from, to, at, salt, digest: digestOf(salt, content) });
      const [begun] = await inTurn(slug, () =>
        writing.ask<{ position: JournalPosition | null }>('select begin_epoch($1::jsonb, $2) as position', [
          asked,
          content,
        ]),
      );
      if (!begun?.position) throw new Error(`there is no blog ${slug} to begin an epoch of`);
      return begun.position;
    },
  };
}
