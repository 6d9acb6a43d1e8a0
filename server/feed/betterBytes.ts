/**
 * Has pages that stay compressed better. The first who asks for a page waits for its compression, so that is a quick one; those who
 * come after get a twelfth less of bytes, once a thread has made them (docs/decisions/0058).
 */
import type { PageBytes } from './pageBytes.js';

type Improved = Pick<PageBytes, 'isBest' | 'improve'>;

/** The share of a processor's time that goes into better bytes at most: a rush of changes is not followed by one of compressions. */
const SHARE = 0.05;

export class BetterBytes {
  private isBusy = false;
  /** By the clock. */
  private notBefore = 0;

  /** `clock`: in milliseconds, and never set back. */
  constructor(private readonly clock: () => number) {}

  /** Takes note that a page is asked for again. */
  offer(page: Improved): void {
    if (page.isBest || this.isBusy || this.clock() < this.notBefore) return;
    void this.improve(page);
  }

  private async improve(page: Improved): Promise<void> {
    this.isBusy = true;
    const began = this.clock();
    // A page that cannot be made smaller goes out as it is.
    await page.improve().catch(() => undefined);
    const ended = this.clock();
    this.isBusy = false;
    this.notBefore = ended + (ended - began) * (1 / SHARE - 1);
  }
}
