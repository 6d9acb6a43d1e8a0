/** The stops of everything that was started: each start pushes its stop, and they run in reverse. */
export class StopStack {
  private stops: (() => unknown)[] = [];

  push(stop: () => unknown): void {
    this.stops.push(stop);
  }

  /** Starts a thing, to be stopped in its turn, also where its start fails halfway. */
  async start(thing: { start: () => unknown; stop: () => unknown }): Promise<void> {
    this.push(() => thing.stop());
    await thing.start();
  }

  /** Runs every stop once, each after the one before it has ended. */
  async run(): Promise<void> {
    const stops = this.stops.reverse();
    this.stops = [];
    for (const stop of stops) await stop();
  }
}
