/** The second half of the session for the question that goes out before the app is here: read without the app's store. */
import { HALF_KEY } from '../account/half.js';
import { PHONE } from '../store/databaseName.js';

/** Browsers answer at once, or now and then not at all: then the app asks by itself. */
const PATIENCE_MS = 1_000;

/** null: there is none, or the browser does not say. Never rejects, and makes no database where there is none. */
export function earlyHalf(databases: IDBFactory, patience = PATIENCE_MS): Promise<string | null> {
  return new Promise((resolve) => {
    const none = () => resolve(null);
    setTimeout(none, patience);
    try {
      const opening = databases.open(PHONE);
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onerror = none;
      opening.onsuccess = () => read(opening.result, resolve);
    } catch {
      none();
    }
  });
}

function read(database: IDBDatabase, tell: (half: string | null) => void): void {
  const asked = database.transaction('shelf').objectStore('shelf').get(HALF_KEY) as IDBRequest<unknown>;
  asked.onsuccess = () => tell(typeof asked.result === 'string' ? asked.result : null);
  asked.onerror = () => tell(null);
  database.close();
}
