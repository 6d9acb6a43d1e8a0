/**
 * A shelf for typed text: it has each key press at once and writes it down in the next pause, since a long text that
 * is written at every key makes the keys slow. `settle` writes what is left, when the page goes or is hidden.
 */
import type { After } from './device.js';
import type { Shelf } from './shelf.js';

/** A pause in typing. */
const PAUSE_MS = 400;
/** Text that is typed without a pause is written down this often: a browser that crashes loses no more. */
const MOST_MS = 2_000;

export class LateShelf implements Shelf {
  private readonly waiting = new Map<string, unknown>();
  private since = 0;
  private callOff: () => void = () => undefined;

  /** `now`: ms since any time. */
  constructor(
    private readonly shelf: Shelf,
    private readonly after: After,
    private readonly now: () => number,
  ) {}

  readonly settle = (): void => {
    this.write();
    this.shelf.settle?.();
  };

  get(key: string): unknown {
    return this.waiting.has(key) ? this.waiting.get(key) : this.shelf.get(key);
  }

  set(key: string, value: unknown): void {
    if (this.waiting.size === 0) this.since = this.now();
    this.waiting.set(key, value);
    this.callOff();
    const left = this.since + MOST_MS - this.now();
    this.callOff = this.after(Math.max(0, Math.min(PAUSE_MS, left)), this.write);
  }

  remove(key: string): void {
    this.waiting.delete(key);
    this.shelf.remove(key);
  }

  keys(): string[] {
    return [...new Set([...this.shelf.keys(), ...this.waiting.keys()])];
  }

  private readonly write = (): void => {
    this.callOff();
    for (const [key, value] of this.waiting) this.shelf.set(key, value);
    this.waiting.clear();
  };
}
