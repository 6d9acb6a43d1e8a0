/** All that this app keeps on a phone outside of its database, by the names under which it does. Free of `document` and `window`. */
import { FORMER, PHONE } from './databaseName.js';
import { within } from './within.js';

const OURS = 'rallyline';
/** Caches with things that other apps shared, and the device's key for them; the rest are the app's own files. */
const SHARED = /^rallyline-(?:shared|asked|share-key)/;
const PATIENCE_MS = 2_000;

/** `what`: shared things alone, or the app's own files with them. Never rejects. */
export async function deleteCaches(what: 'shared' | 'all'): Promise<void> {
  if (!('caches' in globalThis)) return;
  const names = await caches.keys().catch(() => []);
  const gone = names.filter((name) => (what === 'all' ? name.startsWith(OURS) : SHARED.test(name)));
  await Promise.all(gone.map((name) => caches.delete(name).catch(() => false)));
}

/** Has the browser delete our databases. Resolves after a while also where an open page holds one: it is empty by then. Never rejects. */
export async function deleteDatabases(): Promise<void> {
  await Promise.all([PHONE, ...FORMER].map((name) => within(PATIENCE_MS, deleted(name), ignore).catch(ignore)));
}

/** Removes our keys, of every page of this origin. Does nothing where there is no such storage, as in a worker. */
export function clearStorages(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const)
    try {
      const storage = globalThis[name];
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      for (const key of keys) if (key.startsWith(OURS)) storage.removeItem(key);
    } catch {
      // A worker has none, and a browser may forbid it.
    }
}

function deleted(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(name));
  });
}

function ignore(): void {
  // The next page that is told tries again.
}
