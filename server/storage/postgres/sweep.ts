/**
 * What a takedown overwrote stays in the database's files as a row that nobody can read any more, until the database
 * clears it away. By itself it does that when enough of them have gathered; after a takedown it is asked to at once
 * (rule T1). Nobody waits for it, and one run at a time is enough.
 */
export interface Sweep {
  soon: () => void;
  /** Waits for the run that is under way; begins no other. */
  end: () => Promise<void>;
}

/** Rows that somebody (a backup, say) was still reading at the first run are gone by the second. */
const AGAIN_MS = 60_000;

export function createSweep(run: () => Promise<void>): Sweep {
  let running: Promise<void> | null = null;
  let wanted = false;
  let again: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    while (wanted) {
      wanted = false;
      // A database that is away forgets by itself later, and is asked once more.
      await run().catch(() => undefined);
    }
  }

  function start(): void {
    wanted = true;
    running ??= sweep().finally(() => (running = null));
  }

  return {
    soon: () => {
      start();
      clearTimeout(again);
      again = setTimeout(start, AGAIN_MS).unref();
    },
    end: async () => {
      clearTimeout(again);
      await running;
    },
  };
}
