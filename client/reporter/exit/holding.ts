/** A press that does its deed only when it was held for a while; a short one asks instead. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { After } from '../../account/device.js';

/** Long enough that no pocket and no hurried thumb does it, short enough for somebody who is being approached. */
export const HOLD_MS = 1_500;
/** A press that ends sooner is a tap: of somebody who does not know the button, or of a screen reader. */
const TAP_MS = 400;
const TOLD_MS = 3_000;

/** `let-go`: it was held for too short a time, and nothing happened. `asked`: the second of two steps is open. */
export type Held = 'idle' | 'held' | 'let-go' | 'asked' | 'done';

export interface HoldingParts {
  after: After;
  done: () => void;
}

export class Holding {
  private readonly present = signal<Held>('idle');
  private since = 0;
  private isByKey = false;
  private callOff: () => void = () => undefined;
  readonly state: ReadonlySignal<Held> = this.present;

  constructor(private readonly parts: HoldingParts) {}

  /** `at`: when the browser got it, in ms since any time, as `release` is told, too: a busy page hears of both later. */
  readonly press = (by: 'finger' | 'key', at: number): void => {
    if (this.is('held', 'done')) return;
    this.isByKey = by === 'key';
    this.since = at;
    this.turn('held', HOLD_MS, this.finish);
  };

  readonly release = (at: number): void => {
    if (!this.is('held')) return;
    const held = at - this.since;
    // A busy page's timer may come after the end of a press that was long enough.
    if (held >= HOLD_MS) this.finish();
    else if (held < TAP_MS) this.turn('asked');
    else this.turn('let-go', TOLD_MS, this.close);
  };

  /** The press ended by something else than the person: the phone took it, or something lies in front. */
  readonly cancel = (): void => {
    if (this.is('held')) this.close();
  };

  /** The keys went elsewhere: the key's end would not be heard. A finger lies where it lies, wherever the app moves its focus. */
  readonly blurred = (): void => {
    if (this.isByKey) this.cancel();
  };

  /** A press that came from no finger and no key. */
  readonly ask = (): void => {
    if (this.is('idle', 'let-go')) this.turn('asked');
  };

  readonly close = (): void => {
    if (!this.is('done')) this.turn('idle');
  };

  readonly finish = (): void => {
    if (this.is('done')) return;
    this.turn('done');
    this.parts.done();
  };

  private is(...states: Held[]): boolean {
    return states.includes(this.present.value);
  }

  private turn(to: Held, ms?: number, next?: () => void): void {
    this.callOff();
    this.present.value = to;
    this.callOff = ms === undefined || next === undefined ? () => undefined : this.parts.after(ms, next);
  }
}
