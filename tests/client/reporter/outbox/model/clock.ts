/** Time of a phone: timers keep to the time that passes, while the hands of the clock can be set. */
import type { Chance } from '../../../../support/seeded.js';
import type { After } from '../../../../../client/account/device.js';

interface Timer {
  at: number;
  run: () => void;
}

/** Turns of the event loop without any work, after which everything waits for time to pass. */
const QUIET_TURNS = 40;
const MOST_TURNS = 20_000;

export class PhoneClock {
  private passed = 0;
  private set = Date.UTC(2022, 1, 27, 11, 42);
  private readonly timers = new Set<Timer>();
  /** Counts all work, so that work without an end is told from rest. */
  works = 0;

  /** `chance` draws how many turns of the event loop a piece of work takes. */
  constructor(private readonly chance: Chance) {}

  readonly now = (): number => this.passed + this.set;

  readonly after: After = (ms, run) => {
    const timer = { at: this.passed + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  /** Sets the hands forward, or back. */
  jump(ms: number): void {
    this.set += ms;
  }

  async pass(ms: number): Promise<void> {
    const end = this.passed + ms;
    await this.settle();
    for (let due = this.next(end); due !== undefined; due = this.next(end)) {
      this.timers.delete(due);
      this.passed = Math.max(this.passed, due.at);
      due.run();
      await this.settle();
    }
    this.passed = end;
  }

  /** Takes as long as the store or the network may take while other things go on. */
  async work(): Promise<void> {
    for (let turns = this.chance.below(6); turns >= 0; turns -= 1) {
      this.works += 1;
      await Promise.resolve();
    }
  }

  /** Lets everything run that waits for nothing but its turn. */
  async settle(): Promise<void> {
    let quiet = 0;
    for (let turn = 0; quiet < QUIET_TURNS; turn += 1) {
      if (turn > MOST_TURNS) throw new Error('the phone works without an end');
      const before = this.works;
      await Promise.resolve();
      quiet = this.works === before ? quiet + 1 : 0;
    }
  }

  private next(end: number): Timer | undefined {
    return [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
