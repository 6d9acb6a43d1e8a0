/**
 * Entries that are plain text for now (rule F2) get their HTML when the machine has time: those of this process soon
 * after they were stored, those that an earlier process left when the next one starts. One at a time, and later at each
 * attempt that finds the machine too busy.
 */
import { Refused } from '../../shared/refusals.js';
import type { Newsroom } from '../newsroom.js';
import type { Journal, JournalItem } from '../storage/ports.js';

interface AgainParts {
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

export interface RenderingAgain {
  /** Hears of everything that this process stores. */
  note: (item: Pick<JournalItem, 'slug' | 'entry'>) => void;
  /** Looks for what an earlier process left, among the newest entries of each blog. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

const FIRST_AFTER_MS = 5_000;
const LAST_AFTER_MS = 5 * 60_000;
/** What an earlier process left is among the newest: whoever writes on waits no longer than that. */
const NEWEST = 100;

export function createRenderingAgain({ newsroom, journal, newId, onFault, afterMs = FIRST_AFTER_MS }: AgainParts) {
  const timers = new Map<string, NodeJS.Timeout>();
  let working: Promise<void> = Promise.resolve();
  let stopped = false;

  function owe(owed: Owed): void {
    if (stopped || timers.has(owed.entry)) return;
    const begin = (): void => {
      timers.delete(owed.entry);
      working = working.then(() => attempt(owed));
    };
    timers.set(owed.entry, setTimeout(begin, owed.afterMs).unref());
  }

  async function attempt({ blog, entry, afterMs: after }: Owed): Promise<void> {
    if (stopped) return;
    try {
      await newsroom.html({ command: newId(), blog, entry });
    } catch (error) {
      if (!(error instanceof Refused)) onFault(error, 'making an entry’s HTML again');
      // Any other answer is final: the entry is gone, or has its HTML.
      else if (error.refusal.code !== 'unavailable') return;
      owe({ blog, entry, afterMs: Math.min(2 * after, LAST_AFTER_MS) });
    }
  }

  const note: RenderingAgain['note'] = ({ slug, entry }) => {
    if (entry?.html.plain === true) owe({ blog: slug, entry: entry.id, afterMs });
  };

  async function lookBack(): Promise<void> {
    for (const slug of await journal.slugs()) {
      const newest = await journal.deskEntries(slug, { limit: NEWEST });
      for (const entry of newest?.entries ?? []) note({ slug, entry });
    }
  }

  return {
    note,
    start: () => lookBack().catch((error: unknown) => void onFault(error, 'looking for HTML to make again')),
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await working;
    },
  } satisfies RenderingAgain;
}
