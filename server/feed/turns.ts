/**
 * So many at once, the others in the order in which they came. A catch-up that memory does not reach holds some
 * megabytes of records while it is made: a hundred at once took two gigabytes, and the event loop for a minute.
 */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  /** Does the work when it is its turn; what it throws goes to whoever asked. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place goes on to the next without being free in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
