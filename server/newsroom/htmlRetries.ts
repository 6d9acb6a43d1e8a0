/**
 * Retries of Markdown for entries that are plain text for now (rule F2): they get their HTML when the machine has time.
 * Entries of this process are tried soon after they were stored, entries that an earlier process left at the next start.
 * Only a single entry is tried at a time, and later after each attempt that finds the machine too busy.
 */
import { Refused } from '../../shared/refusals.js';
import type { Newsroom } from '../newsroom.js';
import type { Journal, JournalItem } from '../storage/ports.js';

export interface HtmlRetriesParts {
  newsroom: Pick<Newsroom, 'html'>;
  journal: Pick<Journal, 'slugs' | 'deskEntries'>;
  newId: () => string;
  onFault: (error: unknown, doing: string) => unknown;
  /** Milliseconds until the first attempt; doubled at each further one. */
  afterMs?: number;
}

interface Owed {
  blog: string;
  entry: string;
  afterMs: number;
}

const FIRST_AFTER_MS = 5_000;
const LAST_AFTER_MS = 5 * 60_000;
/** Entries that are looked at in each blog at the start: an earlier process left plain text among the newest alone. */
const NEWEST = 100;

export class HtmlRetries {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: HtmlRetriesParts) {}

  /** Looks for entries that an earlier process left, among the newest of each blog. */
  async start(): Promise<void> {
    try {
      await this.lookBack();
    } catch (error) {
      this.parts.onFault(error, 'looking for HTML to make again');
    }
  }

  /** Ends all waiting; resolves when the attempt under way has come to its end. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await this.working;
  }

  /** Hears of everything that this process stores. */
  note({ slug, entry }: Pick<JournalItem, 'slug' | 'entry'>): void {
    if (entry?.html.plain !== true) return;
    this.owe({ blog: slug, entry: entry.id, afterMs: this.parts.afterMs ?? FIRST_AFTER_MS });
  }

  private async lookBack(): Promise<void> {
    const { journal } = this.parts;
    for (const slug of await journal.slugs()) {
      const newest = await journal.deskEntries(slug, { limit: NEWEST });
      for (const entry of newest?.entries ?? []) this.note({ slug, entry });
    }
  }

  private owe(owed: Owed): void {
    if (this.stopped || this.timers.has(owed.entry)) return;
    const begin = (): void => {
      this.timers.delete(owed.entry);
      this.working = this.working.then(() => this.attempt(owed));
    };
    this.timers.set(owed.entry, setTimeout(begin, owed.afterMs).unref());
  }

  private async attempt({ blog, entry, afterMs }: Owed): Promise<void> {
    if (this.stopped) return;
    const { newsroom, newId, onFault } = this.parts;
    try {
      await newsroom.html({ command: newId(), blog, entry });
    } catch (error) {
      if (!(error instanceof Refused)) onFault(error, 'making an entry’s HTML again');
      // Any other answer is final: the entry is gone, or has its HTML.
      else if (error.refusal.code !== 'unavailable') return;
      this.owe({ blog, entry, afterMs: Math.min(2 * afterMs, LAST_AFTER_MS) });
    }
  }
}
