/** The files of the search, kept on the phone once they were loaded, for the app's worker to answer with without a network. */
import { facesCache } from '../../worker/scope.js';

/**
 * Keeps files of a folder; the last one stands for all. Nothing is said where that fails: the search works as long as the
 * network does, and is tried again with the next loading.
 */
export async function keepFiles(folder: string, names: readonly string[]): Promise<void> {
  try {
    const cache = await caches.open(facesCache(folder));
    for (const name of names) {
      const address = folder + name;
      // The browser's own cache has them by now: each carries the folder's hash, and stays the same for ever.
      if ((await cache.match(address, { ignoreVary: true })) === undefined) await cache.add(address);
    }
  } catch {
    // Plain http and private windows have no such cache, and a full phone takes no more.
  }
}

/** Whether all files are there; `last`: the name that was kept last. */
export async function areFilesKept(folder: string, last: string): Promise<boolean> {
  try {
    if (!(await caches.has(facesCache(folder)))) return false;
    const cache = await caches.open(facesCache(folder));
    return (await cache.match(folder + last, { ignoreVary: true })) !== undefined;
  } catch {
    return false;
  }
}
