/**
 * Runs so many works at once, the others in the order in which they came. A catch-up that memory does not reach holds
 * some megabytes of records while it is made: a hundred at once took two gigabytes, and the event loop for a minute.
 */
import { Refused } from '../../shared/refusals.js';

/** A longer wait would be answered when nobody listens any more. A store that stands still holds every place for seconds. */
const LONGEST_WAIT_MS = 20_000;
const MOST_WAIT = 1_000;
const AGAIN_SECONDS = 10;

export class ConcurrencyLimit {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly atOnce: number) {}

  /** Does the work in its turn, and throws what it throws. Throws `unavailable` where the wait is too long. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.atOnce) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.size >= MOST_WAIT) return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        this.waiting.delete(begin);
        reject(tooMany());
      }, LONGEST_WAIT_MS);
      this.waiting.add(begin);
    });
  }

  /** The place goes on to the next without being free in between. */
  private pass(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.running -= 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}

function tooMany(): Refused {
  return new Refused('unavailable', { after: AGAIN_SECONDS });
}
