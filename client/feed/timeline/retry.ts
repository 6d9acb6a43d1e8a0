/** Tries work again after 1, 2, 4 s up to a longest wait, or when the server said; one piece of work at a time. */
import { type Clock, Unanswered } from './ports.js';

const SECOND = 1_000;

export class Retry {
  readonly #clock: Clock;
  /** Seconds. */
  readonly #longest: () => number;
  #tries = 0;
  #asleep = false;
  #waiting: { work: () => void; callOff: () => void } | undefined;

  constructor(clock: Clock, longest: () => number) {
    this.#clock = clock;
    this.#longest = longest;
  }

  get waiting(): boolean {
    return this.#waiting !== undefined;
  }

  later(work: () => void, failure?: unknown): void {
    const { after, final } = failure instanceof Unanswered ? failure : {};
    if (final || this.#waiting || this.#asleep) return;
    const seconds = after ?? Math.min(2 ** this.#tries++, this.#longest());
    this.#waiting = { work, callOff: this.#clock.later(seconds * SECOND, () => this.now()) };
  }

  /** Does the waiting work at once. */
  now(): void {
    const work = this.#waiting?.work;
    this.callOff();
    work?.();
  }

  /** Calls off what waits, and until it is woken nothing waits any more. */
  sleep(yes: boolean): void {
    this.#asleep = yes;
    this.callOff();
  }

  callOff(): void {
    this.#waiting?.callOff();
    this.#waiting = undefined;
  }

  /** Called when it went well: nothing waits any more, and the next wait is a short one. */
  rest(): void {
    this.callOff();
    this.#tries = 0;
  }
}
