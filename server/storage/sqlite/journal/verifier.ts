/** Verifies a record on SQLite, in batches between which other work of the process has its turn. */
import { setImmediate } from 'node:timers/promises';
import type { Verification } from '../../ports.js';
import { VERIFY_BATCH, verifyRecord, type ChainRow } from '../../verifying.js';
import type { Database } from '../database.js';
import type { BlogRow } from '../records.js';

type ChangeRow = Omit<ChainRow, 'emptied' | 'salt' | 'content'> & {
  emptied: number | null;
  /** null, as `content` is, where the content is missing altogether. */
  salt: Buffer | null;
  content: Buffer | null;
};

const CHANGES_AFTER = `
  select x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.digest, x.prev, x.hash, c.emptied, c.salt, c.content
  from changes x left join contents c on c.id = x.id
  where x.blog = @blog and x.step > @step and x.step <= @last order by x.step limit ${VERIFY_BATCH.toString()}`;

export function verifier({ reading, read }: Database) {
  const blogBySlug = reading.prepare<BlogRow>('select * from blogs where slug = @slug');
  const changesAfter = reading.prepare<ChangeRow>(CHANGES_AFTER);
  return async (slug: string): Promise<Verification | null> => {
    const blog = read(() => blogBySlug.get({ slug }));
    if (blog === undefined) return null;
    return verifyRecord(blog, async (step) => {
      await setImmediate();
      return read(() => changesAfter.all({ blog: blog.id, step, last: blog.step })).map(chainRowOf);
    });
  };
}

function chainRowOf({ emptied, salt, content, ...change }: ChangeRow): ChainRow {
  return {
    ...change,
    emptied: emptied === null ? null : emptied === 1,
    salt: salt?.toString('hex') ?? '',
    content: content?.toString('utf8') ?? '',
  };
}
