/** Rows that a phone has on its disk, read beside its app: a test waits for them where nothing on the screen tells of them. */
import type { Page } from 'playwright-core';
import { PHONE } from '../../client/store/databaseName.js';
import { eventually } from './photos/eventually.js';

type Store = 'items' | 'photos' | 'shelf';

/** The rows of a store as JSON has them: without bytes. */
export async function rowsOf(page: Page, store: Store): Promise<unknown[]> {
  const json = await page.evaluate(
    ([database, name]) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = reject;
        opening.onsuccess = () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll();
          asked.onerror = reject;
          asked.onsuccess = () => resolve(JSON.stringify(asked.result));
          opening.result.close();
        };
      }),
    [PHONE, store] as const,
  );
  return JSON.parse(json) as unknown[];
}

/** Waits until a row holds these words. */
export async function stored(page: Page, store: Store, words: string): Promise<void> {
  await eventually(async () => JSON.stringify(await rowsOf(page, store)).includes(JSON.stringify(words).slice(1, -1)));
}
