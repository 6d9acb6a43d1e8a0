/**
 * The part of an embed's script that comes on use: it loads more entries, tells the times of a rally that is announced, and asks
 * again for lost photos.
 */
import type { Loader } from '../feed/timeline/loader.js';

export { loadMore as more } from '../feed/page/more.js';
export { ownTimes } from '../feed/page/ownTimes.js';
export { retryPhotos } from '../feed/page/photoRetry.js';

/** With the newest page, so many entries as stand in a feed at most. */
const MOST_BATCHES = 4;

/** Loads older entries until what is looked for is there. Throws `Unanswered`. */
export async function loadUntil(loader: Loader, isThere: () => boolean): Promise<void> {
  for (let batches = 0; !isThere() && batches < MOST_BATCHES; batches += 1) await loader.older();
}
