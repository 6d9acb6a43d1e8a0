/** Statements and transactions on whichever connection is open now. */
import type Sqlite from 'better-sqlite3';
import { StoreAway } from '../../ports.js';
import type { Connection, Params, Statement, Transaction } from '../database.js';
import { isAway } from '../errorCodes.js';
import type { CurrentConnection } from './connections.js';

/** A statement that is prepared once on each connection that it is run on. */
class CurrentStatement<Row> implements Statement<Row> {
  private on: Sqlite.Database;
  private prepared: Sqlite.Statement<[Params], Row>;

  constructor(
    private readonly connection: CurrentConnection,
    private readonly sql: string,
  ) {
    this.on = connection.current();
    this.prepared = this.on.prepare<[Params], Row>(sql);
  }

  get(params: Params = {}): Row | undefined {
    return this.current().get(params);
  }

  all(params: Params = {}): Row[] {
    return this.current().all(params);
  }

  run(params: Params = {}): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.current().run(params);
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  }

  private current(): Sqlite.Statement<[Params], Row> {
    const now = this.connection.current();
    if (this.on !== now) {
      this.on = now;
      this.prepared = now.prepare<[Params], Row>(this.sql);
    }
    return this.prepared;
  }
}

export function connectionOf(connection: CurrentConnection): Connection {
  return { prepare: <Row>(sql: string) => new CurrentStatement<Row>(connection, sql) };
}

export function transactionOn(connection: CurrentConnection, begin: 'begin' | 'begin immediate'): Transaction {
  const statement = (sql: string) => new CurrentStatement<never>(connection, sql);
  const [start, commit, rollback] = [statement(begin), statement('commit'), statement('rollback')];
  return <Result>(work: () => Result): Result => {
    const now = renewed(connection);
    try {
      start.run();
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (now.inTransaction) rollback.run();
      connection.doubt(error);
      throw asAway(error);
    }
  };
}

function renewed(connection: CurrentConnection): Sqlite.Database {
  try {
    connection.renew();
    return connection.current();
  } catch (error) {
    throw asAway(error);
  }
}

export function asAway(error: unknown): unknown {
  return isAway(error) ? new StoreAway('the store cannot be used at the moment', { cause: error }) : error;
}
