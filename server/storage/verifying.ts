/** Recomputes a record's digests and its hash chain (rule J5), for both stores. */
import { digestOf, hashOf } from './chain.js';
import type { Verification } from './ports.js';

/** Stores read so many changes at a time. */
export const VERIFY_BATCH = 500;

export interface ChainRow {
  step: number;
  seq: number | null;
  epoch: string;
  verb: string;
  entry: string | null;
  rev: number | null;
  digest: string;
  prev: string | null;
  hash: string | null;
  /** Whether a takedown emptied its content; null where the content is missing altogether. */
  emptied: boolean | null;
  /** Hex. */
  salt: string;
  content: string;
}

/** The point up to which the record was walked. */
interface Walk {
  step: number;
  seq: number;
  hash: string;
  emptied: number;
}

/**
 * Walks the record from its first change. `blog`: where the record stood when this began; later changes are not looked
 * at. `rowsAfter`: the next few changes after a step, by rising step, and none beyond the blog's.
 */
export async function verifyRecord(
  blog: { step: number; head: number; hash: string },
  rowsAfter: (step: number) => Promise<ChainRow[]>,
): Promise<Verification> {
  const walk: Walk = { step: 0, seq: 0, hash: '', emptied: 0 };
  while (walk.step < blog.step) {
    const rows = await rowsAfter(walk.step);
    if (rows.length === 0) return { ok: false, step: walk.step + 1, why: 'this change is missing' };
    for (const row of rows) {
      const why = faultOf(row, walk);
      if (why !== null) return { ok: false, step: row.step, why };
      goOn(walk, row);
    }
  }
  const whole = walk.seq === blog.head && walk.hash === blog.hash;
  if (!whole) return { ok: false, step: walk.step, why: 'the chain does not end where the blog says it does' };
  return { ok: true, changes: walk.step, emptied: walk.emptied };
}

function faultOf(row: ChainRow, walk: Walk): string | null {
  if (row.step !== walk.step + 1) return 'a change before this one is missing';
  if (row.emptied === null) return 'its content is missing';
  if (!row.emptied && digestOf(row.salt, row.content) !== row.digest) {
    return 'its content is not what its digest was made of';
  }
  const { seq, hash } = row;
  if (seq === null) return null;
  if (seq !== walk.seq + 1) return 'a public change before this one is missing';
  if (row.prev !== walk.hash) return 'it does not follow the public change before it';
  return hashOf({ ...row, prev: walk.hash, seq }) === hash ? null : 'its hash is not that of what it says';
}

function goOn(walk: Walk, { step, seq, hash, emptied }: ChainRow): void {
  walk.step = step;
  if (emptied) walk.emptied += 1;
  if (seq === null || hash === null) return;
  walk.seq = seq;
  walk.hash = hash;
}
