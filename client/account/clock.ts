/**
 * The server's time on this device, whose own clock may be wrong, and may be set at any moment. Each answer that carries
 * the server's time teaches the clock's error; the last error is remembered, for an app that is opened without a network.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Shelf } from './shelf.js';

/** A count of milliseconds that no setting of the clock moves, as long as one page lives. It may rest while the device sleeps. */
export interface Ticks {
  /** Names the page: counts of two pages have nothing to do with each other. */
  page: string;
  now: () => number;
}

/** The clock at one moment, with all that was known of its error by then: so that a later moment can correct it. */
export interface Reading {
  /** The device's clock, ms since 1970. */
  at: number;
  ticks: number;
  page: string;
  /** The server's clock less this one, ms; null where it was never learned. */
  error: number | null;
  /** Whether the error was learned by this page, and the clock ran evenly since. */
  isSure: boolean;
  /** The server's time when the error was learned, ms since 1970. */
  learnedAt: number | null;
}

export interface ClockParts {
  /** The device's clock, ms since 1970. */
  now: () => number;
  ticks: Ticks;
  /** Keeps the last error between visits; null: nothing is kept. */
  memory: Shelf | null;
}

/** Clocks and ticks may part by this, ms: browsers round them, and clocks are trimmed all the time. */
export const TOLERANCE_MS = 2_000;
const KEPT = 'clock';

interface Learned {
  error: number;
  /** The farthest that the error may be off: half of the way there and back. */
  within: number;
  at: number;
  ticks: number;
}

export const pageTicks: Ticks = { page: String(performance.timeOrigin), now: () => performance.now() };

export class ServerClock {
  private readonly known = signal<number | null>(null);
  private learned: Learned | null = null;
  private learnedAt: number | null = null;
  /** The server's clock less this one, ms; null where it was never learned. */
  readonly error: ReadonlySignal<number | null> = this.known;

  constructor(private readonly parts: ClockParts) {
    const kept = parts.memory?.get(KEPT) as { error?: unknown; at?: unknown } | null;
    if (typeof kept?.error !== 'number') return;
    this.known.value = kept.error;
    this.learnedAt = typeof kept.at === 'number' ? kept.at : null;
  }

  /** The server's present time as far as it is known, ms since 1970. */
  readonly now = (): number => this.parts.now() + (this.known.value ?? 0);

  /** Called before a question leaves; the answer takes the server's time (ISO 8601) out of the reply. */
  readonly asks = (): ((serverNow: string) => void) => {
    const asked = this.parts.ticks.now();
    return (serverNow) => this.learn(Date.parse(serverNow), this.parts.ticks.now() - asked);
  };

  /** Whether the error was learned by this page, and neither a setting of the clock nor a sleep came in between. */
  readonly isSure = (): boolean => {
    if (this.learned === null) return false;
    const { now, ticks } = this.parts;
    const gap = now() - this.learned.at - (ticks.now() - this.learned.ticks);
    return Math.abs(gap) <= TOLERANCE_MS;
  };

  readonly reading = (): Reading => {
    const { now, ticks } = this.parts;
    const known = { error: this.known.value, isSure: this.isSure(), learnedAt: this.learnedAt };
    return { at: now(), ticks: ticks.now(), page: ticks.page, ...known };
  };

  /** The reply was made about halfway. Of several the quickest counts, until one contradicts it: then the clock was set. */
  private learn(server: number, roundTrip: number): void {
    if (Number.isNaN(server)) return;
    const at = this.parts.now();
    const within = Math.max(0, roundTrip) / 2;
    const fresh = { error: Math.round(server + within - at), within };
    const before = this.learned;
    const agrees = before !== null && Math.abs(before.error - fresh.error) <= before.within + within;
    const best = agrees && before.within < within ? before : fresh;
    this.learned = { error: best.error, within: best.within, at, ticks: this.parts.ticks.now() };
    this.learnedAt = at + best.error;
    this.known.value = best.error;
    this.parts.memory?.set(KEPT, { error: best.error, at: this.learnedAt });
  }
}
