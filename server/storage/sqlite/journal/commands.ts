/** What is known of a command id (rule J3). */
import { timingSafeEqual } from 'node:crypto';
import { bodyDigestOf } from '../../chain.js';
import type { CommandIdentity, Known } from '../../ports.js';
import type { Connection } from '../database.js';

interface CommandRow {
  author: string;
  body: Buffer;
  slug: string;
  entry: string | null;
  seq: number | null;
  rev: number;
  emptied: number;
  salt: Buffer;
}

export function commands(connection: Connection) {
  const byId = connection.prepare<CommandRow>(`
    select commands.author, commands.body, blogs.slug, changes.entry, changes.seq, changes.rev, contents.emptied, contents.salt
    from commands
      join changes on changes.id = commands.change
      join blogs on blogs.id = changes.blog
      join contents on contents.id = commands.change
    where commands.id = @id`);

  return {
    known: ({ id, blog, author, body, came = body }: CommandIdentity): Known => {
      const row = byId.get({ id });
      if (row === undefined) return { kind: 'new' };
      if (row.author !== author || row.slug !== blog) return { kind: 'foreign' };
      if (row.emptied === 0 && ![body, came].some((one) => isBody(row, one))) return { kind: 'different' };
      return { kind: 'same', receipt: { id: row.entry ?? row.slug, seq: row.seq, rev: row.rev } };
    },
  };
}

export function bodyDigest(salt: string, body: string): Buffer {
  return Buffer.from(bodyDigestOf(salt, body), 'hex');
}

function isBody(row: CommandRow, body: string): boolean {
  return timingSafeEqual(row.body, bodyDigest(row.salt.toString('hex'), body));
}
