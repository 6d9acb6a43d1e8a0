/** PostgreSQL as the rest of the shared store sees it: so narrow that only `engine/` knows the driver. */

/** A value that a statement is asked with; an object or list in JSON goes as its text. */
export type Value = string | number | boolean | Buffer | readonly string[] | null;

/** A statement with `$1`, `$2`, ... in it: prepared once on each connection that is asked it, and kept for its life. */
export type Sql = string;

export interface Connection {
  /**
   * Asks one statement. Outside of a transaction that was begun it is one by itself, durable when this resolves, of one
   * snapshot, and in the hands of the database alone: none of its locks waits for the network. Whole numbers come as
   * numbers, JSON as values. Throws `StoreAway` where the database cannot be reached or does not answer in time.
   */
  ask: <Row>(sql: Sql, values?: readonly Value[]) => Promise<Row[]>;
}

/** A transaction on a connection of its own, for work that waits in between. It has to be ended. */
export interface OpenTransaction {
  connection: Connection;
  commit(): Promise<void>;
  /** Undoes it, where it was not committed, and closes the connection. */
  end(): Promise<void>;
}

export interface Database {
  /** Cannot write. */
  reading: Connection;
  writing: Connection;
  /** Does the work after earlier work of the same blog: see blogQueue.ts. */
  inTurn: <Result>(blog: string, work: () => Promise<Result>) => Promise<Result>;
  /** Begins a transaction beside all others, with as much time as it needs. Throws `StoreAway`. */
  begin(kind: 'read' | 'write'): Promise<OpenTransaction>;
  /** Has the database forget the rows that were overwritten: soon, and without waiting for it. */
  sweepSoon: () => void;
}
