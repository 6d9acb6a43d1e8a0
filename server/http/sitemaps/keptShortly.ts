/**
 * Answers made of every blog, kept for some seconds: strangers may ask for them as often as they like. What else changes
 * shows after these seconds; which blogs are in an answer is part of the name that it is kept by, and an answer with
 * entries' words is asked each time whether these may still be shown (rule T1).
 */
import type { PageBytes } from '../../feed/pageBytes.js';

const KEPT_MS = 10_000;

export interface Made {
  page: PageBytes;
  /** Whether all that it shows may still be shown; asked before each answer but the first. Throws `StoreAway`. */
  stands?: () => Promise<boolean>;
}

interface Kept {
  until: number;
  made: Promise<Made>;
}

export class KeptShortly {
  private readonly kept = new Map<string, Kept>();

  /** `clock`: milliseconds that never go back. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** The page that is kept under that name and stands, else one that is made now; also where making it failed before. */
  async get(name: string, make: () => Promise<Made>): Promise<PageBytes> {
    for (;;) {
      this.letGo();
      const known = this.kept.get(name);
      if (known === undefined) return (await this.keep(name, make())).page;
      const { page, stands } = await known.made;
      if (stands === undefined || (await stands())) return page;
      this.drop(name, known);
    }
  }

  private keep(name: string, made: Promise<Made>): Promise<Made> {
    const kept = { until: this.clock() + KEPT_MS, made };
    this.kept.set(name, kept);
    made.catch(() => this.drop(name, kept));
    return made;
  }

  private drop(name: string, kept: Kept): void {
    if (this.kept.get(name) === kept) this.kept.delete(name);
  }

  private letGo(): void {
    const now = this.clock();
    for (const [name, { until }] of this.kept) if (until <= now) this.kept.delete(name);
  }
}
