/**
 * All that the phone keeps, in one database that the page and the service worker share: outbox, photos, drafts, the
 * session (the server's answer, and the second half), the sender's turn. Free of `document` and `window`.
 *
 * Its chapters: databaseItems, databasePhotos, lease · formerDatabases, takeover (what former builds kept) · ending (all of
 * it goes); and those of `client/store/`, which pages without an outbox have as well: database (the connection) ·
 * phoneShelf, shelfRows (small things) · keptHalf, openHalf (the second half of the session) · neighbours (other pages, and the
 * worker) · traces.
 */
import { MemoryStore, type OutboxStore } from '../outbox/store.js';
import { MemoryFiles, type PhotoFiles } from '../photos/files.js';
import { openDatabase, type Database } from '../../store/database.js';
import { DatabaseItems } from './databaseItems.js';
import { DatabasePhotos } from './databasePhotos.js';
import { Ending } from './ending.js';
import { KeptHalf } from '../../store/keptHalf.js';
import { DatabaseLease, freeLease, type Lease } from './lease.js';
import { Neighbours, type End } from '../../store/neighbours.js';
import { PhoneShelf, type KeptShelf, type Spare } from '../../store/phoneShelf.js';
import { DatabaseRows } from '../../store/shelfRows.js';

export interface PhoneStore {
  items: OutboxStore;
  photos: PhotoFiles;
  shelf: KeptShelf;
  half: KeptHalf;
  /** The sender's turn, where the browser has no locks. */
  lease: Lease;
  /** Whether there is a database: otherwise items and photos are kept as long as the page lives. */
  durable: boolean;
  /** Looks again at what others may have stored while this page slept, and was told of nothing. */
  refresh(): Promise<void>;
  /** Takes everything off this phone, for good: nothing that comes later is stored. Never rejects. */
  end: (why: End) => Promise<void>;
  /** Resolves when everything was taken off this phone: by this page, another one, or the worker. */
  ended: Promise<End>;
  close(): void;
}

/** The parts that only a page has. A worker takes nothing over: its script can load no other. */
export interface OfPage {
  /** The place for small things outside of the database. */
  spare: Spare;
  /** Takes over the databases of former builds; calls `came` when all is here, which may be later than the answer. */
  takeOver: (database: Database, came: () => void, patience?: number) => Promise<void>;
}

/**
 * Never rejects: where the browser gives no database, or has not answered for a while, memory takes its place.
 * `patience`: the time for an answer of the browser, in ms.
 */
export async function openPhoneStore(page: OfPage | null = null, patience?: number): Promise<PhoneStore> {
  try {
    return await inDatabase(await openDatabase(patience), page, patience);
  } catch {
    return inMemory(page?.spare ?? null);
  }
}

async function inDatabase(database: Database, page: OfPage | null, patience?: number): Promise<PhoneStore> {
  const neighbours = new Neighbours();
  const spare = page?.spare ?? null;
  const shelf = new PhoneShelf({ rows: new DatabaseRows(database), spare, neighbours });
  const half = new KeptHalf({ database, spare });
  const close = () => {
    neighbours.stop();
    database.close();
  };
  try {
    await shelf.open();
    await half.open();
  } catch (error) {
    close();
    throw error;
  }
  neighbours.start();
  const ending = new Ending({ database, shelf, half, neighbours });
  ending.start();
  await page?.takeOver(database, () => neighbours.tellHere('items'), patience);
  return {
    items: new DatabaseItems(database, neighbours),
    photos: new DatabasePhotos(database),
    shelf,
    half,
    lease: new DatabaseLease(database),
    durable: true,
    async refresh() {
      neighbours.tellHere('items');
      await shelf.refresh().catch(() => undefined);
    },
    end: (why) => ending.end(why),
    ended: ending.ended,
    close,
  };
}

async function inMemory(spare: Spare | null): Promise<PhoneStore> {
  const neighbours = new Neighbours();
  const shelf = new PhoneShelf({ rows: null, spare, neighbours });
  const half = new KeptHalf({ database: null, spare });
  await Promise.all([shelf.open(), half.open()]);
  neighbours.start();
  const ending = new Ending({ database: null, shelf, half, neighbours });
  ending.start();
  return {
    items: new MemoryStore(),
    photos: new MemoryFiles(),
    shelf,
    half,
    lease: freeLease,
    durable: false,
    refresh: () => Promise.resolve(),
    end: (why) => ending.end(why),
    ended: ending.ended,
    close: () => neighbours.stop(),
  };
}
