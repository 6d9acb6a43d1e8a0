/** The databases of former builds, a page each of which may still be open: looked for at every start. */
import type { Database } from './database.js';

export const FORMER = ['rallyline-outbox', 'rallyline-photos', 'rallyline-turn'];
const PATIENCE_MS = 5_000;

/**
 * Resolves when all is taken over, or after `patience` ms: an open page of a former build may hold its databases for as
 * long as it lives, and then the rest comes later, which `came` tells. What fails is tried again at the next start.
 */
export async function takeOverFormer(database: Database, came: () => void, patience = PATIENCE_MS): Promise<void> {
  const names = await present();
  if (names.length === 0) return;
  const taking = taken(database).then(came, () => undefined);
  await Promise.race([taking, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** The file comes only to phones that have something to take over. */
async function taken(database: Database): Promise<void> {
  const { takeOver } = await import('./takeover.js');
  await takeOver(database);
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
