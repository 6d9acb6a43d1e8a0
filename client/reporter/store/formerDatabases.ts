/** The databases of former builds, a page each of which may still be open: looked for at every start. */
import { byTurn, nextTurn } from '../outbox/item.js';
import type { Database } from '../../store/database.js';
import { FORMER } from '../../store/databaseName.js';
import { storeRow } from './databasePhotos.js';
import { within } from '../../store/within.js';

const PATIENCE_MS = 5_000;

/**
 * Resolves when all is taken over, or after `patience` ms: an open page of a former build may hold its databases for as
 * long as it lives, and then the rest comes later, which `came` tells. What fails is tried again at the next start.
 */
export async function takeOverFormer(database: Database, came: () => void, patience = PATIENCE_MS): Promise<void> {
  const names = await present();
  if (names.length === 0) return void forgetTaken(database).catch(() => undefined);
  await within(patience, taken(database).then(came), () => undefined).catch(() => undefined);
}

/** Notes of what was taken over hold words: with the former databases gone nobody needs them, should a page have died before it said so. */
function forgetTaken(database: Database): Promise<void> {
  return database.write(['taken'], (transaction) => transaction.objectStore('taken').clear(), 'relaxed');
}

/** The file comes only to phones that have something to take over. */
async function taken(database: Database): Promise<void> {
  const { takeOver } = await import('./takeover.js');
  await takeOver({ database, storeRow: (row) => storeRow(database, row), byTurn, nextTurn });
}

/** Firefox before 126 does not say which databases there are. */
async function present(): Promise<string[]> {
  try {
    const known = new Set((await indexedDB.databases()).map(({ name }) => name));
    return FORMER.filter((name) => known.has(name));
  } catch {
    return FORMER;
  }
}
