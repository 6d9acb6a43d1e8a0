/** Allows three resets a minute (rule R3): a server that changes its mind must not make every reader load pages. */
import type { Clock } from './ports.js';

const MINUTE = 60_000;
const AT_MOST = 3;

export class ResetLimit {
  readonly #clock: Clock;
  #times: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether there may be another reset now, which is counted. */
  allow(): boolean {
    const now = this.#clock.now();
    this.#times = this.#times.filter((time) => now - time < MINUTE);
    if (this.#times.length >= AT_MOST) return false;
    this.#times.push(now);
    return true;
  }
}
