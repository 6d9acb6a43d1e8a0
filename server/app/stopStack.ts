/** The stops of everything that was started: each start pushes its stop, and they run in reverse. */
export class StopStack {
  private readonly stops: (() => unknown)[] = [];
  private starting: Promise<unknown> = Promise.resolve();
  private ending: Promise<void> | null = null;

  /** Throws once the stops run: nothing would call this one. */
  push(stop: () => unknown): void {
    this.refuseWhereEnding();
    this.stops.push(stop);
  }

  /**
   * Starts a thing, to be stopped in its turn, also where its start fails halfway. Throws once the stops run. If they
   * run while a thing is still starting, the thing is stopped a second time after its start, and this throws, too.
   */
  start(thing: { start: () => unknown; stop: () => unknown }): Promise<void> {
    const begun = this.begin(thing);
    this.starting = begun.catch(() => undefined);
    return begun;
  }

  /**
   * Runs every stop once, each after the one before it has ended; a second call gets the same promise. Where stops
   * fail, the others run nevertheless, and the first failure is thrown at the end.
   */
  run(): Promise<void> {
    this.ending ??= this.runAll();
    return this.ending;
  }

  private async begin(thing: { start: () => unknown; stop: () => unknown }): Promise<void> {
    this.push(() => thing.stop());
    await thing.start();
    if (this.ending === null) return;
    await thing.stop();
    this.refuseWhereEnding();
  }

  private async runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.stops.toReversed()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    await this.starting;
    if (failures.length > 0) throw failures[0];
  }

  private refuseWhereEnding(): void {
    if (this.ending !== null) throw new Error('Nothing starts any more: everything is being stopped');
  }
}
