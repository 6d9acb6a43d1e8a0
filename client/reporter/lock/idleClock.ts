/** Measures how long nobody has used the app, also over a phone's sleep and over a clock that is set meanwhile. */
import type { Ticks } from '../../account/clock.js';
import type { After } from '../../account/device.js';
import { isTooLong } from './lock.js';

export interface IdleClockParts {
  /** The device's clock, ms since 1970. */
  now: () => number;
  /** Rests while some phones sleep; the clock does not. */
  ticks: Ticks;
  after: After;
  /** Called once the time is over, and again at each look until it is stopped. */
  onOver: () => void;
}

/** The pause between two looks, ms: timers of a page that slept are late. */
const LOOK_MS = 20_000;

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
    return isTooLong(now() - this.last.at) || isTooLong(Math.max(0, ticks.now() - this.last.ticks));
  }

  private lookLater(): void {
    this.callOff = this.parts.after(LOOK_MS, () => {
      this.lookLater();
      if (this.isOver()) this.parts.onOver();
    });
  }
}
