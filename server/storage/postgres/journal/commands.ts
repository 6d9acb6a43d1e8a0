/** Commands by their ids (rule J3). */
import { knownFrom, type KnownCommand } from '../../knownCommands.js';
import type { CommandIdentity, Known } from '../../ports.js';
import type { Connection } from '../database.js';

/** A row of `known_commands`; digests and salt in hex. */
export interface CommandRow extends Omit<KnownCommand, 'body'> {
  body: string;
}

const BY_ID = 'select author, body, slug, entry, seq, rev, emptied, salt from known_commands where id = $1';

export async function knownIn({ ask }: Connection, command: CommandIdentity): Promise<Known> {
  const [row] = await ask<CommandRow>(BY_ID, [command.id]);
  return row === undefined ? { kind: 'new' } : knownAs(row, command);
}

/** Compares outside of the database: what was stored never changes but by a takedown, after which any body is the same. */
export function knownAs(row: CommandRow, command: CommandIdentity): Exclude<Known, { kind: 'new' }> {
  return knownFrom({ ...row, body: Buffer.from(row.body, 'hex') }, command);
}
