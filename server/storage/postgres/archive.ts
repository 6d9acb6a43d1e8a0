/** The archive on PostgreSQL: read and replaced on a connection of its own, in one transaction that waits in between. */
import type { Archive } from '../ports.js';
import { reader } from './archive/reader.js';
import { ArchiveWriter } from './archive/writer.js';
import type { Connection, Database } from './database.js';
import { postgresJournal } from './journal.js';
import { takenDownIn } from './tombstones.js';

export function postgresArchive(database: Database): Archive {
  const { reading } = database;
  return {
    async *records() {
      const open = await database.begin('read');
      try {
        yield* reader(open.connection);
      } finally {
        await open.end();
      }
    },
    takenDown: () => takenDownIn(reading),
    replaceAll: (records, finish) => replaceAll(database, records, finish),
  };
}

async function replaceAll(database: Database, ...[records, finish]: Parameters<Archive['replaceAll']>): Promise<void> {
  const open = await database.begin('write');
  try {
    const writer = new ArchiveWriter(open.connection);
    await writer.clear();
    for await (const record of records) await writer.write(record);
    await writer.flush();
    await finish(postgresJournal(within(database, open.connection)), await takenDownIn(open.connection));
    await open.commit();
  } finally {
    await open.end();
  }
  database.sweepSoon();
}

/** The database as it is seen inside a transaction that is open already. */
function within(database: Database, connection: Connection): Database {
  const later = (): void => undefined;
  return { ...database, reading: connection, writing: connection, inTurn: (_blog, work) => work(), sweepSoon: later };
}
