/** The archive on PostgreSQL: read and replaced on a connection of its own, in one transaction that waits in between. */
import type { Archive, TakenDown } from '../ports.js';
import { reader } from './archive/reader.js';
import { writer } from './archive/writer.js';
import type { Connection, Database } from './database.js';
import { postgresJournal } from './journal.js';

const ENTRIES_DOWN = `
  select b.slug as blog, e.id as entry from entries e join blogs b on b.id = e.blog where e.state = 'taken-down' order by e.id`;
const PHOTOS_DOWN = `
  select b.slug as blog, p.entry, p.id as media
  from photos p join entries e on e.id = p.entry join blogs b on b.id = e.blog
  where p.state = 'gone' and e.state <> 'taken-down' order by p.id`;

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
    takenDown: async () => [
      ...(await reading.ask<TakenDown>(ENTRIES_DOWN)),
      ...(await reading.ask<TakenDown>(PHOTOS_DOWN)),
    ],
    replaceAll: async (records, finish) => {
      const open = await database.begin('write');
      try {
        const { clear, write, flush } = writer(open.connection);
        await clear();
        for await (const record of records) await write(record);
        await flush();
        await finish(postgresJournal(within(database, open.connection)));
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
