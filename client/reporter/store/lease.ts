/** The sender's turn where the browser has no locks: a row that its holder renews. */
import type { Database } from '../../store/database.js';

export interface Lease {
  /** Takes or renews the lease until `now + ms`. Answers whether it is the holder's; rejects where that cannot be stored. */
  take(holder: string, now: number, ms: number): Promise<boolean>;
  /** Gives the lease up, where it is the holder's. */
  drop(holder: string): Promise<void>;
}

const SENDER = 'sender';

export class DatabaseLease implements Lease {
  constructor(private readonly database: Database) {}

  take(holder: string, now: number, ms: number): Promise<boolean> {
    return this.database.write(['lease'], async (transaction) => {
      const store = transaction.objectStore('lease');
      const held = await store.get(SENDER);
      // A time further off than a whole lease was written by a clock that has been set back since.
      const isFree = held === undefined || held.holder === holder || held.until < now || held.until > now + ms;
      if (isFree) await store.put({ holder, until: now + ms }, SENDER);
      return isFree;
    });
  }

  drop(holder: string): Promise<void> {
    return this.database.write(['lease'], async (transaction) => {
      const store = transaction.objectStore('lease');
      if ((await store.get(SENDER))?.holder === holder) await store.delete(SENDER);
    });
  }
}

/** The lease of a page that shares its store with nobody. */
export const freeLease: Lease = { take: () => Promise.resolve(true), drop: () => Promise.resolve() };
