/** A lease in IndexedDB, in place of a lock: the page that renews it in time is the page that sends. */
import type { DBSchema } from 'idb';
import { openDatabase, type Database } from '../database.js';

interface LeaseSchema extends DBSchema {
  lease: { key: string; value: { holder: string; until: number } };
}

const NAME = 'rallyline-turn';
const LEASE_MS = 6_000;
const RENEW_MS = 2_000;

export function openLeases(): Promise<Database<LeaseSchema>> {
  return openDatabase<LeaseSchema>(NAME, (created) => created.createObjectStore('lease'));
}

export class StoredLease {
  private has = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly database: Promise<Database<LeaseSchema>>,
    private readonly holder: string,
    private readonly got: () => void,
    private readonly lost: () => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tick(), RENEW_MS);
    addEventListener('pagehide', this.giveUp);
    this.tick();
  }

  stop(): void {
    clearInterval(this.timer);
    removeEventListener('pagehide', this.giveUp);
    this.giveUp();
  }

  private tick(): void {
    this.renew().catch(() => {
      // Without the lease's store each page sends for itself: the ids hold.
      if (!this.has) this.got();
      this.has = true;
    });
  }

  private async renew(): Promise<void> {
    const isOurs = await this.take();
    if (isOurs === this.has) return;
    this.has = isOurs;
    if (isOurs) this.got();
    else this.lost();
  }

  /** Renews the lease where that is possible. Answers whether it is this page's now. */
  private async take(): Promise<boolean> {
    const database = await this.database;
    const { transaction, held } = await database.begin(async (open) => {
      const begun = open.transaction('lease', 'readwrite');
      database.follow(begun);
      return { transaction: begun, held: await begun.store.get('sender') };
    });
    const now = Date.now();
    // A time further off than a whole lease was written by a clock that has been set back since.
    const isFree = held === undefined || held.holder === this.holder || held.until < now || held.until > now + LEASE_MS;
    if (isFree) await transaction.store.put({ holder: this.holder, until: now + LEASE_MS }, 'sender');
    await transaction.done;
    return isFree;
  }

  private readonly giveUp = (): void => {
    const dropped = this.database.then(async (database) => {
      if (this.has) await database.begin((open) => open.delete('lease', 'sender'));
    });
    dropped.catch(() => undefined);
  };
}
