import type { Page } from 'playwright-core';

/** The ids of all photos that the phone keeps. From here on they are as old as if nobody had looked at them for years. */
export function photosKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open('rallyline-phone');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const transaction = open.result.transaction('photos', 'readwrite');
    const photos = transaction.objectStore('photos');
    const asked: IDBRequest<{ id: string }[]> = photos.getAll();
    asked.onsuccess = () => {
      for (const row of asked.result) photos.put({ ...row, at: 0 });
    };
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    open.result.close();
    return asked.result.map(({ id }) => id);
  });
}
