/**
 * All that the phone keeps, in one database that the page and the service worker share: outbox, photos, drafts, the person
 * who is signed in (the server's answer, without any secret), the sender's turn. Free of `document` and `window`.
 *
 * Its chapters: database (the connection) · databaseItems, databasePhotos, lease · phoneShelf, shelfRows (small things) ·
 * neighbours (other pages, and the worker) · formerDatabases, takeover (what former builds kept).
 */
import { MemoryStore, type OutboxStore } from '../outbox/store.js';
import { MemoryFiles, type PhotoFiles } from '../photos/files.js';
import { openDatabase, type Database } from './database.js';
import { DatabaseItems } from './databaseItems.js';
import { DatabasePhotos } from './databasePhotos.js';
import { takeOverFormer } from './formerDatabases.js';
import { DatabaseLease, freeLease, type Lease } from './lease.js';
import { Neighbours } from './neighbours.js';
import { PhoneShelf, type KeptShelf, type Spare } from './phoneShelf.js';
import { DatabaseRows } from './shelfRows.js';

export interface PhoneStore {
  items: OutboxStore;
  photos: PhotoFiles;
  shelf: KeptShelf;
  /** The sender's turn, where the browser has no locks. */
  lease: Lease;
  /** Whether there is a database: otherwise items and photos are kept as long as the page lives. */
  durable: boolean;
  /** Looks again at what others may have stored while this page slept, and was told of nothing. */
  refresh(): Promise<void>;
  close(): void;
}

/**
 * Never rejects: where the browser gives no database, or has not answered for a while, memory takes its place.
 * `spare`: the page's own place for small things outside of the database; a page, and no worker, takes over what former
 * builds kept. `patience`: the time for an answer of the browser, in ms.
 */
export async function openPhoneStore(spare: Spare | null = null, patience?: number): Promise<PhoneStore> {
  try {
    return await inDatabase(await openDatabase(patience), spare, patience);
  } catch {
    return inMemory(spare);
  }
}

async function inDatabase(database: Database, spare: Spare | null, patience?: number): Promise<PhoneStore> {
  const neighbours = new Neighbours();
  const shelf = new PhoneShelf({ rows: new DatabaseRows(database), spare, neighbours });
  const close = () => {
    neighbours.stop();
    database.close();
  };
  try {
    await shelf.open();
  } catch (error) {
    close();
    throw error;
  }
  neighbours.start();
  if (spare !== null) await takeOverFormer(database, () => neighbours.tellHere('items'), patience);
  return {
    items: new DatabaseItems(database, neighbours),
    photos: new DatabasePhotos(database),
    shelf,
    lease: new DatabaseLease(database),
    durable: true,
    async refresh() {
      neighbours.tellHere('items');
      await shelf.refresh().catch(() => undefined);
    },
    close,
  };
}

async function inMemory(spare: Spare | null): Promise<PhoneStore> {
  const shelf = new PhoneShelf({ rows: null, spare, neighbours: new Neighbours() });
  await shelf.open();
  return {
    items: new MemoryStore(),
    photos: new MemoryFiles(),
    shelf,
    lease: freeLease,
    durable: false,
    refresh: () => Promise.resolve(),
    close: () => undefined,
  };
}
