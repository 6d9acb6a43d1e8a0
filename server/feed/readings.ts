/**
 * Pages that are made for one question: older ones, some entries alone, another order, a walk of the API. Each costs a reading of
 * the journal and some milliseconds of the one thread that also takes posts and sends frames. So they take turns by network, let
 * all other work go first in between, and the last of them are kept (docs/decisions/0060).
 */
import { isForReaders } from '../../shared/may.js';
import { Refused } from '../../shared/refusals.js';
import type { Asker, ConcurrencyLimit } from './concurrencyLimit.js';
import type { Feed } from './feed.js';
import type { KeptPages, PageName } from './keptPages.js';
import type { PageBytes } from './pageBytes.js';

/**
 * One at a time, and the thread rests from them as long as each took. The rest is what lets others in: the system hands over a single
 * new connection in each turn of the event loop, so whoever came behind two hundred that each have a page read would wait
 * for all of them before the first of their bytes is looked at.
 */
export const READINGS_AT_ONCE = 1;
/** Of all blogs together. */
export const READINGS_KEPT_BYTES = 16 * 1024 * 1024;

export interface ReadingAsk {
  asker: Asker;
  /** Names the page with all that it depends on besides the record: its address does. */
  key: string;
}

export class Readings {
  constructor(
    private readonly feed: Feed,
    private readonly turns: ConcurrencyLimit,
    private readonly kept: KeptPages,
  ) {}

  /**
   * A page that is kept, or is made in its turn; `make` reads all that it shows itself, since the blog may have gone on while it
   * waited. Throws what `make` throws, and `unavailable` where too many ask at once.
   */
  async page({ asker, key }: ReadingAsk, make: () => Promise<PageBytes>): Promise<PageBytes> {
    const known = this.kept.known(this.named(key));
    if (known !== null) return known;
    return this.turns.run(async () => {
      // The desk may have hidden the blog since the question was let in.
      if (!isForReaders(this.feed.blog.settings)) throw new Refused('not-found');
      return this.kept.get(this.named(key), make);
    }, asker);
  }

  private named(key: string): PageName {
    const { slug, epoch, head } = this.feed;
    return { blog: slug, key, standing: `${epoch} ${head.toString()}` };
  }
}
