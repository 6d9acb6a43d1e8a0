/** Commands by their ids (rule J3): the statement that finds them, and the one that notes a new one. */
import { bodyDigest, knownFrom, type KnownCommand } from '../../knownCommands.js';
import type { CommandIdentity, Known } from '../../ports.js';
import type { Connection } from '../database.js';

interface CommandRow extends Omit<KnownCommand, 'emptied' | 'salt'> {
  emptied: number;
  salt: Buffer;
}

const BY_ID = `
  select commands.author, commands.body, blogs.slug, changes.entry, changes.seq, changes.rev, contents.emptied, contents.salt
  from commands
    join changes on changes.id = commands.change
    join blogs on blogs.id = changes.blog
    join contents on contents.id = commands.change
  where commands.id = @id`;

export function knownIn(connection: Connection): (command: CommandIdentity) => Known {
  const byId = connection.prepare<CommandRow>(BY_ID);
  return (command) => {
    const row = byId.get({ id: command.id });
    if (row === undefined) return { kind: 'new' };
    return knownFrom({ ...row, emptied: row.emptied === 1, salt: row.salt.toString('hex') }, command);
  };
}

/** Notes a command with the change that it became. `salt`: of that change's content. */
export function notingIn(writing: Connection) {
  const insert = writing.prepare(`
    insert into commands (id, author, body, change) values (@id, @author, @body, @change)`);
  return ({ id, author, body }: CommandIdentity, salt: string, change: number): void => {
    insert.run({ id, author, body: bodyDigest(salt, body), change });
  };
}
