/** Measures how long nobody has used the app, also over a phone's sleep and over a clock that is set meanwhile. */
import type { Ticks } from '../../account/clock.js';
import type { After } from '../../account/device.js';

export interface IdleClockParts {
  /** The device's clock, ms since 1970. */
  now: () => number;
  /** Rests while some phones sleep; the clock does not. */
  ticks: Ticks;
  after: After;
  /** Called once the time is over, and again at each look until it is stopped. */
  onOver: () => void;
}

/** Time without use after which the page locks, ms. */
export const IDLE_MS = 15 * 60_000;
/** The pause between two looks, ms: timers of a page that slept are late. */
const LOOK_MS = 20_000;
/** Phones trim their clocks by less, ms. A clock that is set back farther says nothing of the time that passed. */
const TRIM_MS = 60_000;

export class IdleClock {
  private last = { at: 0, ticks: 0 };
  private callOff: () => void = () => undefined;

  constructor(private readonly parts: IdleClockParts) {}

  /** The last use, ms since 1970. */
  get usedAt(): number {
    return this.last.at;
  }

  /** Counts from a use at `usedAt`, ms since 1970, which may be that of a page before this one. */
  start(usedAt: number): void {
    const { now, ticks } = this.parts;
    this.last = { at: usedAt, ticks: ticks.now() - Math.max(0, now() - usedAt) };
    this.stop();
    this.lookLater();
  }

  stop(): void {
    this.callOff();
  }

  /** Takes note of a use at this moment. */
  used(): void {
    this.last = { at: this.parts.now(), ticks: this.parts.ticks.now() };
  }

  /** Takes note of a use on another page, ms since 1970. */
  usedElsewhere(at: number): void {
    if (at > this.last.at) this.start(at);
  }

  /** The longer of two measures counts: a clock that is set back takes nothing from the one, nor a phone that slept from the other. */
  isOver(): boolean {
    const { now, ticks } = this.parts;
    const passed = now() - this.last.at;
    return passed < -TRIM_MS || Math.max(passed, ticks.now() - this.last.ticks) >= IDLE_MS;
  }

  private lookLater(): void {
    this.callOff = this.parts.after(LOOK_MS, () => {
      this.lookLater();
      if (this.isOver()) this.parts.onOver();
    });
  }
}
