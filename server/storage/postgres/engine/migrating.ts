/** Brings the database forward before any pool is asked. */
import { openingFault } from '../errorCodes.js';
import { migrate } from '../migrate.js';
import type { Migration } from '../migrations.js';
import { inSession } from './session.js';
import { configOf, type Address, type Timeouts } from './settings.js';

/** Throws StoreNewer, StoreRefused, StoreUnwritable or StoreBroken; `StoreAway` where it may be reached later. */
export async function migrateDatabase(
  address: Address,
  timeouts: Timeouts,
  migrations: readonly Migration[],
): Promise<void> {
  try {
    await inSession(configOf(address, timeouts), (session) => migrate(session, migrations));
  } catch (error) {
    throw openingFault(placeOf(address.url), error);
  }
}

/** Says where the database is, for people: nothing of an address but host, port and name. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : decodeURIComponent(hostname);
  return `${host}${port === '' ? '' : `:${port}`}${pathname}`;
}
