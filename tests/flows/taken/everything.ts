/** All that a browser keeps for a site, as one text in which a test looks for words and bytes. */
import type { Page } from 'playwright-core';

export interface Everything {
  /** Rows of databases, keys of storages, and caches. */
  places: string[];
  /** Their contents, bytes as letters of the same number. */
  text: string;
  /** The app's own files, as the worker keeps them: the same for everybody. */
  app: string;
}

export function everythingIn(page: Page): Promise<Everything> {
  return page.evaluate(lookAtAll);
}

/** Databases are opened as they are, and none is made. Runs in the page. */
export async function lookAtAll(): Promise<Everything> {
  const places: string[] = [];
  const texts: string[] = [];
  const app: string[] = [];
  const lettersOf = (bytes: ArrayBuffer) =>
    Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  const textOf = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return lettersOf(await value.arrayBuffer());
    if (value instanceof ArrayBuffer) return lettersOf(value);
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = Object.entries(value).map(async ([key, one]) => `${key}: ${await textOf(one)}`);
    return (await Promise.all(parts)).join('\n');
  };
  const done = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(rows.getAllKeys()), done(rows.getAll())]);
      for (const [at, key] of keys.entries()) {
        places.push(`${name}/${store}/${JSON.stringify(key)}`);
        texts.push(await textOf(values[at]));
      }
    }
    if (database.objectStoreNames.length === 0) places.push(name);
    database.close();
  }
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at) ?? '';
      places.push(`${name}/${key}`);
      texts.push(storage.getItem(key) ?? '');
    }
  for (const name of await caches.keys()) {
    places.push(`caches/${name}`);
    const cache = await caches.open(name);
    const contents = name.startsWith('rallyline-report-') ? app : texts;
    for (const asked of await cache.keys()) contents.push(asked.url, (await (await cache.match(asked))?.text()) ?? '');
  }
  texts.push(JSON.stringify(history.state), document.cookie);
  return { places, text: texts.join('\n'), app: app.join('\n') };
}
