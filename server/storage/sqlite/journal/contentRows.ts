/** The contents that a takedown empties: overwritten in place by as many zeros (rule T1). */
import type { Append } from '../../ports.js';
import type { Connection, Statement } from '../database.js';

const ZEROS = `
  update contents set emptied = 1, salt = zeroblob(length(salt)), content = zeroblob(length(content)), doc = zeroblob(length(doc))`;
const OF_ENTRY = 'select id from changes where entry = @entry';
const OF_SETTINGS = `
  select x.id from changes x join contents c on c.id = x.id
  where x.blog = @blog and x.entry is null and x.verb = 'blog' and instr(cast(c.content as text), @entry) > 0`;

export class ContentRows {
  private readonly ofEntry: Statement<unknown>;
  private readonly ofSettings: Statement<unknown>;

  constructor(writing: Connection) {
    const emptying = (chosen: string) =>
      writing.prepare(`${ZEROS} where id in (${chosen}) and id <> @but and emptied = 0`);
    this.ofEntry = emptying(OF_ENTRY);
    this.ofSettings = emptying(OF_SETTINGS);
  }

  /** Empties every earlier content of the entry; where all of it goes, also settings that name it. `but`: the change itself. */
  empty({ entry, change }: Append, blog: number, but: number): void {
    this.ofEntry.run({ entry: change.entry, but });
    if (entry?.state === 'taken-down') this.ofSettings.run({ blog, entry: entry.id, but });
  }
}
