/** SQLite as the rest of the embedded store sees it: so narrow that only `engine/` knows the driver. */
export type Value = string | number | Buffer | null;
export type Params = Record<string, Value>;

export interface Statement<Row> {
  get(params?: Params): Row | undefined;
  all(params?: Params): Row[];
  /** Returns how many rows were written, and the rowid of the last one that was inserted. */
  run(params?: Params): { changes: number; lastInsertRowid: number };
}

export interface Connection {
  /** Prepares a statement once, at the start, to be used for as long as the store is open. */
  prepare<Row = unknown>(sql: string): Statement<Row>;
}

export type Transaction = <Result>(work: () => Result) => Result;

/** A transaction on a connection of its own, for work that waits in between. It has to be ended. */
export interface OpenTransaction {
  connection: Connection;
  commit(): void;
  /** Undoes it, where it was not committed, and closes the connection. */
  end(): void;
}

export interface Database {
  /** Read-only. All answers within one `read` come from one snapshot. */
  reading: Connection;
  /** The only connection of this process that writes. */
  writing: Connection;
  /** Runs synchronous work on `reading` in one transaction. Throws `StoreAway` where the store cannot be read. */
  read: Transaction;
  /**
   * Runs synchronous work on `writing` in one immediate transaction, durable when this returns; an error that is
   * thrown in it undoes it. Throws `StoreAway` where the store cannot be written.
   */
  write: Transaction;
  /** Begins a transaction beside all others. Throws `StoreAway`. */
  begin(kind: 'read' | 'write'): OpenTransaction;
  /** Removes the copies that migrations made, which hold the words of every entry: at once, or as soon as it can be. */
  dropCopies(): void;
  /** Takes overwritten words out of the write-ahead log too: at once, or as soon as no other process reads. */
  truncateWal(): void;
}
