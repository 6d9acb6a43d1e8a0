/** Photos' files as a phone makes and stores them, known by their digests. */
import type { Page } from 'playwright-core';

/** The page kept what it stored: the digest of each approved photo's file, by the order of storing. */
export const madeOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { made: string[] }).made);

/** Keeps the digests of what is stored as photos' files. Runs in the page. */
export const keepsDigests = (): void => {
  const made: string[] = [];
  Object.assign(globalThis, { made });
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (row: { file?: unknown }, ...key) {
    const keep = async (file: Blob) => {
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      made.push([...sum].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    };
    if (this.name === 'photos' && row.file instanceof Blob) void keep(row.file);
    return put.call(this, row, ...key);
  };
};
