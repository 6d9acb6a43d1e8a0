/** The archive on SQLite: read and replaced on a connection of its own, in one transaction that waits in between. */
import type { Archive } from '../ports.js';
import { reader } from './archive/reader.js';
import { ArchiveWriter } from './archive/writer.js';
import type { Connection, Database } from './database.js';
import { sqliteJournal } from './journal.js';
import { takenDownIn } from './tombstones.js';

export function sqliteArchive(database: Database): Archive {
  const takenDown = takenDownIn(database.reading);
  return {
    async *records() {
      const open = database.begin('read');
      try {
        yield* reader(open.connection);
      } finally {
        open.end();
      }
    },
    takenDown: async () => database.read(takenDown),
    replaceAll: (records, finish) => replaceAll(database, records, finish),
  };
}

async function replaceAll(database: Database, ...[records, finish]: Parameters<Archive['replaceAll']>): Promise<void> {
  const open = database.begin('write');
  try {
    const writer = new ArchiveWriter(open.connection);
    writer.clear();
    for await (const record of records) writer.write(record);
    await finish(sqliteJournal(within(database, open.connection)), takenDownIn(open.connection)());
    // Before the words that they hold are gone from the store itself.
    database.dropCopies();
    open.commit();
  } finally {
    open.end();
  }
  database.truncateWal();
}

/** The database as it is seen inside a transaction that is open already: nothing in there begins or ends one. */
function within(database: Database, connection: Connection): Database {
  const run = <Result>(work: () => Result): Result => work();
  const later = (): void => undefined;
  return { ...database, reading: connection, writing: connection, read: run, write: run, truncateWal: later };
}
