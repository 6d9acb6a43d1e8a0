/** Verifies a record on PostgreSQL, in batches. */
import type { Verification } from '../../ports.js';
import { VERIFY_BATCH, verifyRecord, type ChainRow } from '../../verifying.js';
import type { Connection } from '../database.js';

const BLOG = 'select id, step, head, hash from blogs where slug = $1';
const CHANGES = `
  select x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.digest, x.prev, x.hash, c.emptied, encode(c.salt, 'hex') as salt, c.content
  from changes x left join contents c on c.id = x.id
  where x.blog = $1 and x.step > $2 and x.step <= $3 order by x.step limit ${VERIFY_BATCH.toString()}`;

export function verifier(reading: Connection) {
  return async (slug: string): Promise<Verification | null> => {
    const [blog] = await reading.ask<{ id: number; step: number; head: number; hash: string }>(BLOG, [slug]);
    if (blog === undefined) return null;
    return verifyRecord(blog, (step) => reading.ask<ChainRow>(CHANGES, [blog.id, step, blog.step]));
  };
}
