/** The journal on PostgreSQL. Every answer is one call: of one snapshot, and of one transaction where it writes. */
import type { Journal } from '../ports.js';
import type { Database } from './database.js';
import { appender } from './journal/append.js';
import { beginnings } from './journal/beginnings.js';
import { commands } from './journal/commands.js';
import { lists } from './journal/lists.js';
import { verifier } from './journal/verifier.js';

export function postgresJournal(database: Database): Journal {
  return {
    ...beginnings(database),
    append: appender(database),
    known: commands(database.reading),
    ...lists(database.reading),
    verify: verifier(database.reading),
  };
}
