/** The archive on PostgreSQL: read and replaced on a connection of its own, in one transaction that waits in between. */
import type { Archive } from '../ports.js';
import { takenDownIn } from './archive/takenDown.js';
import { reader } from './archive/reader.js';
import { writer } from './archive/writer.js';
import type { Connection, Database } from './database.js';
import { postgresJournal } from './journal.js';

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
    replaceAll: async (records, finish) => {
      const open = await database.begin('write');
      try {
        const { clear, write, flush } = writer(open.connection);
        await clear();
        for await (const record of records) await write(record);
        await flush();
        await finish(postgresJournal(within(database, open.connection)), await takenDownIn(open.connection));
        await open.commit();
      } finally {
        await open.end();
      }
      database.sweepSoon();
    },
  };
}

/** The database as it is seen inside a transaction that is open already. */
function within(database: Database, connection: Connection): Database {
  const later = (): void => undefined;
  return { ...database, reading: connection, writing: connection, inTurn: (_blog, work) => work(), sweepSoon: later };
}
