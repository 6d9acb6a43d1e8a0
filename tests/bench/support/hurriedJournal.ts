/**
 * The product's journal on a connection that waits for no disk, in a single transaction: a hundred thousand entries would
 * take minutes otherwise. The store is left as the product would have left it.
 */
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Connection, Params } from '../../../server/storage/sqlite/database.js';
import { sqliteJournal } from '../../../server/storage/sqlite/journal.js';
import type { Journal } from '../../../server/storage/ports.js';

/** `folder`: holds a store that no process has open. */
export async function withHurriedJournal(folder: string, work: (journal: Journal) => Promise<void>): Promise<void> {
  const sqlite = new Sqlite(path.join(folder, 'rallyline.db'));
  try {
    sqlite.pragma('synchronous = OFF');
    sqlite.exec('begin immediate');
    await work(journalOn(connectionOf(sqlite)));
    sqlite.exec('commit');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

function journalOn(connection: Connection): Journal {
  return sqliteJournal({
    reading: connection,
    writing: connection,
    read: (ask) => ask(),
    write: (change) => change(),
    begin: () => {
      throw new Error('this journal is inside a transaction already');
    },
    dropCopies: () => undefined,
    truncateWal: () => undefined,
  });
}

function connectionOf(sqlite: Sqlite.Database): Connection {
  return {
    prepare<Row>(sql: string) {
      const statement = sqlite.prepare<[Params], Row>(sql);
      return {
        get: (params: Params = {}) => statement.get(params),
        all: (params: Params = {}) => statement.all(params),
        run(params: Params = {}) {
          const { changes, lastInsertRowid } = statement.run(params);
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
      };
    },
  };
}
