/** The journal's contract. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { Store } from '../../server/storage/ports.js';
import { appending } from './journal/appending.js';
import { batches } from './journal/batches.js';
import { emptying } from './journal/emptying.js';
import { listing } from './journal/listing.js';
import { repeating } from './journal/repeating.js';
import { theRecord } from './journal/record.js';
import { standing } from './journal/standing.js';

/** Stores are closed by the suite. */
export function journalContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];
  const open = async () => {
    const store = await openStore();
    opened.push(store);
    return store;
  };

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe('append', () => appending(open));
  describe('the same command again', () => repeating(open));
  describe('a takedown', () => emptying(open));
  describe('lists of changes', () => listing(open));
  describe('lists of entries', () => batches(open));
  describe('a blog as it stands', () => standing(open));
  describe('the record', () => theRecord(open));
}
