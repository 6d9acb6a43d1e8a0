/**
 * The phone's one database, shared by all its pages and its service worker. Browsers end the connections of pages that
 * sleep or are pressed for memory: every further transaction would throw, for as long as the page lives, unless the
 * database is opened anew.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Item } from '../reporter/outbox/item.js';
import type { PhotoRow } from '../reporter/photos/photoRow.js';
import { cleared, never } from './cleared.js';
import { PHONE } from './databaseName.js';
import { isFull } from './full.js';
import { LeftPage } from './leftPage.js';
import { within } from './within.js';

export interface PhoneSchema extends DBSchema {
  items: { key: string; value: Item };
  photos: { key: string; value: PhotoRow; indexes: { at: number } };
  shelf: { key: string; value: unknown };
  lease: { key: string; value: { holder: string; until: number } };
  /** Rows of a former build's outbox that are in `items` already, as text, by the command's id. */
  taken: { key: string; value: string };
}

type Store = 'items' | 'photos' | 'shelf' | 'lease' | 'taken';
type Connection = IDBPDatabase<PhoneSchema>;
export type Writing = IDBPTransaction<PhoneSchema, Store[], 'readwrite'>;

/** A later version only adds: a page of this build that is still open goes on with the stores that it knows. */
const VERSION = 1;
/** Browsers answer within a second, or, now and then, not at all. */
const PATIENCE_MS = 5_000;

/** Rejects where the browser gives no database, or has not answered twice for `patience` ms. */
export async function openDatabase(patience = PATIENCE_MS): Promise<Database> {
  let deleted = (): void => undefined;
  const open = () => connected(patience, () => deleted());
  const left = new LeftPage(globalThis);
  left.start();
  // WebKit may leave a first request without an answer, and answer the next.
  const database = new Database(open, await open().catch(open), left);
  deleted = () => database.onDeleted();
  return database;
}

export class Database {
  private present: Promise<Connection>;
  private isOver = false;
  /** Called when another page, or the worker, deletes the database. */
  onDeleted: () => void = () => undefined;

  constructor(
    private readonly open: () => Promise<Connection>,
    first: Connection,
    private readonly left: LeftPage,
  ) {
    this.present = Promise.resolve(first);
  }

  /**
   * Runs `work`, and once more on a new connection where this one has ended: nothing was stored the first time. While the
   * page is left `work` rests, however often.
   */
  run<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value> {
    return this.attempt(work, false);
  }

  /**
   * Stores all that `work` writes, or nothing; `work` may be run twice. Rejects with the reason, see `isFull` (full.ts).
   * `durability`: 'strict' waits for the disk, which a phone whose battery dies at this moment needs.
   */
  write<Value>(
    stores: Store[],
    work: (transaction: Writing) => Promise<Value>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<Value> {
    return this.run(async (connection) => {
      const transaction = connection.transaction(stores, 'readwrite', { durability });
      this.left.follow(transaction);
      const worked = work(transaction).catch((error: unknown) => {
        abort(transaction);
        throw error;
      });
      const [made, ended] = await Promise.allSettled([worked, transaction.done]);
      if (made.status === 'fulfilled' && ended.status === 'fulfilled') return made.value;
      throw reasonOf(made, ended);
    });
  }

  /** Lets go for good: all work from here on waits for ever, and no database is made anew. */
  letGo(): void {
    this.isOver = true;
    this.close();
  }

  /** Lets go for good of a database in which nothing is left. */
  async empty(): Promise<void> {
    this.isOver = true;
    const clear = (connection: Connection) => cleared(connection as unknown as IDBPDatabase);
    await this.present.then(clear).catch(async () => this.open().then(clear));
    this.close();
  }

  close(): void {
    this.present.then((connection) => connection.close()).catch(() => undefined);
  }

  private async attempt<Value>(work: (connection: Connection) => Promise<Value>, isLast: boolean): Promise<Value> {
    await this.left.shown();
    const { freezes } = this.left;
    const connection = await this.present;
    try {
      return this.isOver ? await never() : await work(connection);
    } catch (error) {
      if (this.isOver) return never();
      if (isLasting(error)) throw error;
      const isLeftPages = this.left.freezes !== freezes;
      if (isLast && !isLeftPages) throw error;
      await this.left.shown();
      await this.openAnew(connection);
      return this.attempt(work, !isLeftPages);
    }
  }

  private openAnew(ended: Connection): Promise<Connection> {
    const next = this.present.then(async (connection) => {
      // Others may have found it ended, too, and opened it; or all of it has ended while the page was left.
      if (connection !== ended || this.isOver) return connection;
      ended.close();
      return this.open();
    });
    this.present = next;
    // A browser that gives no database now may give one later: then this connection is found ended once more.
    next.catch(() => {
      if (this.present === next) this.present = Promise.resolve(ended);
    });
    return next;
  }
}

/** Ends a transaction with these requests: a page that goes now answers no more events, and nothing must wait for one. */
export async function last(transaction: Writing, asked: Promise<unknown>[]): Promise<void> {
  const answered = Promise.all(asked);
  try {
    transaction.commit();
  } catch {
    // The browser has ended it already, and the requests say why.
  }
  await answered;
}

function connected(patience: number, deleted: () => void): Promise<Connection> {
  const opening = opened(deleted, VERSION).catch((error: unknown) => {
    // A newer build brought a newer version while this page was open.
    if ((error as Partial<DOMException>).name === 'VersionError') return opened(deleted);
    throw error;
  });
  return within(patience, opening, (late) => late.close());
}

function opened(deleted: () => void, version?: number): Promise<Connection> {
  return openDB<PhoneSchema>(PHONE, version, {
    upgrade(created) {
      created.createObjectStore('items', { keyPath: 'command' });
      created.createObjectStore('photos', { keyPath: 'id' }).createIndex('at', 'at');
      for (const store of ['shelf', 'lease', 'taken'] as const) created.createObjectStore(store);
    },
    // A newer build's version waits for nobody: this page opens the database anew when it needs it.
    blocking(_from, to, event) {
      (event.target as IDBDatabase).close();
      if (to === null) deleted();
    },
  });
}

/** Whether a new connection would fail in the same way. */
function isLasting(error: unknown): boolean {
  return !(error instanceof DOMException) || isFull(error) || error.name === 'DataCloneError';
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // The transaction has ended already.
  }
}

/** A transaction that ended for want of room says so in one of several places, by browser. */
function reasonOf(...outcomes: PromiseSettledResult<unknown>[]): unknown {
  const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  return reasons.find(isFull) ?? reasons[0];
}
