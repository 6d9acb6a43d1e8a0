/**
 * Takes what a takedown overwrote out of the database's files too (rule T1). An overwritten row stays there, where nobody
 * can read it any more, until the database clears it away. By itself it does that when enough of them have gathered;
 * after a takedown it is asked to at once. Nobody waits for it, and one run at a time is enough.
 */

/** Rows that somebody (a backup, say) was still reading at the first run are gone by the second. */
const AGAIN_MS = 60_000;

export class Sweep {
  private running: Promise<void> | null = null;
  private isWanted = false;
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly run: () => Promise<void>) {}

  soon(): void {
    this.begin();
    clearTimeout(this.again);
    this.again = setTimeout(() => this.begin(), AGAIN_MS).unref();
  }

  /** Waits for the run that is under way; begins no other. */
  async end(): Promise<void> {
    clearTimeout(this.again);
    await this.running;
  }

  private begin(): void {
    this.isWanted = true;
    this.running ??= this.runWhileWanted().finally(() => (this.running = null));
  }

  private async runWhileWanted(): Promise<void> {
    while (this.isWanted) {
      this.isWanted = false;
      // A database that is away clears its rows by itself later, and is asked once more.
      await this.run().catch(() => undefined);
    }
  }
}
