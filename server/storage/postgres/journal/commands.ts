/** What is known of a command id (rule J3). */
import { timingSafeEqual } from 'node:crypto';
import { bodyDigestOf } from '../../chain.js';
import type { CommandIdentity, Known } from '../../ports.js';
import type { Connection } from '../database.js';

/** A row of `known_commands`; digests and salt in hex. */
export interface CommandRow {
  author: string;
  body: string;
  slug: string;
  entry: string | null;
  seq: number | null;
  rev: number;
  emptied: boolean;
  salt: string;
}

const BY_ID = 'select author, body, slug, entry, seq, rev, emptied, salt from known_commands where id = $1';

export function commands(reading: Connection) {
  return async (command: CommandIdentity): Promise<Known> => {
    const [row] = await reading.ask<CommandRow>(BY_ID, [command.id]);
    return row === undefined ? { kind: 'new' } : knownFrom(row, command);
  };
}

/** What was stored never changes but by a takedown, after which any body is the same: it can be compared out here. */
export function knownFrom(
  row: CommandRow,
  { author, blog, body, came = body }: CommandIdentity,
): Exclude<Known, { kind: 'new' }> {
  if (row.author !== author || row.slug !== blog) return { kind: 'foreign' };
  if (!row.emptied && ![body, came].some((one) => isBody(row, one))) return { kind: 'different' };
  return { kind: 'same', receipt: { id: row.entry ?? row.slug, seq: row.seq, rev: row.rev } };
}

function isBody(row: CommandRow, body: string): boolean {
  return timingSafeEqual(Buffer.from(row.body, 'hex'), Buffer.from(bodyDigestOf(row.salt, body), 'hex'));
}
