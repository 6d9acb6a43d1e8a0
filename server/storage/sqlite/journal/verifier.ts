/** Recomputes the record's digests and its hash chain, in batches between which others have their turn. */
import { setImmediate } from 'node:timers/promises';
import { digestOf, hashOf } from '../../chain.js';
import type { Verification } from '../../ports.js';
import type { Database } from '../database.js';
import type { BlogRow } from '../records.js';

const BATCH = 500;

interface ChangeRow {
  step: number;
  seq: number | null;
  epoch: string;
  verb: string;
  entry: string | null;
  rev: number | null;
  digest: string;
  prev: string | null;
  hash: string | null;
  /** Of its content; null where that is missing altogether. */
  emptied: number | null;
  salt: Buffer;
  content: Buffer;
}

/** How far the record was walked. */
interface Walk {
  step: number;
  seq: number;
  hash: string;
  emptied: number;
}

export function verifier({ reading, read }: Database) {
  const blogBySlug = reading.prepare<BlogRow>('select * from blogs where slug = @slug');
  const changesAfter = reading.prepare<ChangeRow>(`
    select x.step, x.seq, x.epoch, x.verb, x.entry, x.rev, x.digest, x.prev, x.hash, c.emptied, c.salt, c.content
    from changes x left join contents c on c.id = x.id
    where x.blog = @blog and x.step > @step and x.step <= @last order by x.step limit ${BATCH.toString()}`);

  return async (slug: string): Promise<Verification | null> => {
    // What is appended meanwhile is not looked at: the record is checked as it stood at the start.
    const blog = read(() => blogBySlug.get({ slug }));
    if (blog === undefined) return null;
    const walk: Walk = { step: 0, seq: 0, hash: '', emptied: 0 };
    while (walk.step < blog.step) {
      const rows = read(() => changesAfter.all({ blog: blog.id, step: walk.step, last: blog.step }));
      if (rows.length === 0) return { ok: false, step: walk.step + 1, why: 'this change is missing' };
      for (const row of rows) {
        const why = faultOf(row, walk);
        if (why !== null) return { ok: false, step: row.step, why };
        goOn(walk, row);
      }
      await setImmediate();
    }
    const whole = walk.seq === blog.head && walk.hash === blog.hash;
    if (!whole) return { ok: false, step: walk.step, why: 'the chain does not end where the blog says it does' };
    return { ok: true, changes: walk.step, emptied: walk.emptied };
  };
}

function faultOf(row: ChangeRow, walk: Walk): string | null {
  if (row.step !== walk.step + 1) return 'a change before this one is missing';
  if (row.emptied === null) return 'its content is missing';
  if (row.emptied === 0 && digestOf(row.salt.toString('hex'), row.content.toString('utf8')) !== row.digest) {
    return 'its content is not what its digest was made of';
  }
  const { seq, hash } = row;
  if (seq === null) return null;
  if (seq !== walk.seq + 1) return 'a public change before this one is missing';
  if (row.prev !== walk.hash) return 'it does not follow the public change before it';
  return hashOf({ ...row, prev: walk.hash, seq }) === hash ? null : 'its hash is not that of what it says';
}

function goOn(walk: Walk, { step, seq, hash, emptied }: ChangeRow): void {
  walk.step = step;
  walk.emptied += emptied ?? 0;
  if (seq === null || hash === null) return;
  walk.seq = seq;
  walk.hash = hash;
}
