/**
 * Readers of each blog now: open sockets and streams of all instances, each counted where it is let in. Readers behind
 * polling are not counted: shared caches answer them, and to count them they would have to be told apart.
 */
import type { Bus } from '../bus/bus.js';

const TELL_EVERY_MS = 5_000;
/** An instance of which nothing was heard for so long is gone, and its readers are counted elsewhere. */
const FORGOTTEN_AFTER_MS = 15_000;

interface Elsewhere {
  counts: Readonly<Record<string, number>>;
  heardAt: number;
}

export class Presence {
  private readonly counts = new Map<string, number>();
  private readonly elsewhere = new Map<string, Elsewhere>();
  private readonly watching = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private stopHearing: () => void = () => undefined;

  /** `clock`: milliseconds that never go back. */
  constructor(
    private readonly bus: Bus,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tell(), TELL_EVERY_MS);
    this.stopHearing = this.bus.hear((notice, from) => {
      if (notice.kind === 'readers') this.elsewhere.set(from, { counts: notice.counts, heardAt: this.clock() });
    });
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopHearing();
    // They are connected elsewhere soon, and counted there.
    this.bus.tell({ kind: 'readers', counts: {} });
  }

  /** Counts a reader; returns how to take the reader away again. */
  enter(slug: string): () => void {
    this.add(slug, 1);
    let here = true;
    return () => {
      if (here) this.add(slug, -1);
      here = false;
    };
  }

  /** Readers now, rounded (see `rounded`). */
  readers(slug: string): number {
    let count = this.counts.get(slug) ?? 0;
    this.forgetTheSilent();
    for (const { counts } of this.elsewhere.values()) count += Object.hasOwn(counts, slug) ? (counts[slug] ?? 0) : 0;
    return rounded(count);
  }

  /** Tells the rounded number at once and whenever it changed, at most every five seconds; returns how to stop. */
  watch(slug: string, tell: (readers: number) => void): () => void {
    let told = this.readers(slug);
    tell(told);
    const look = (): void => {
      const now = this.readers(slug);
      if (now !== told) tell((told = now));
    };
    this.watching.add(look);
    return () => this.watching.delete(look);
  }

  private tell(): void {
    this.bus.tell({ kind: 'readers', counts: Object.fromEntries(this.counts) });
    this.watching.forEach((look) => look());
  }

  private forgetTheSilent(): void {
    const since = this.clock() - FORGOTTEN_AFTER_MS;
    for (const [instance, { heardAt }] of this.elsewhere) if (heardAt < since) this.elsewhere.delete(instance);
  }

  private add(slug: string, more: number): void {
    const count = (this.counts.get(slug) ?? 0) + more;
    if (count === 0) this.counts.delete(slug);
    else this.counts.set(slug, count);
  }
}

/**
 * To the nearest 5, then 10, 50 and 100 as it grows, so that nobody sees a single reader come and go: an editor with a
 * list of expected readers would know which of them reads. 0 is nobody at all, anybody at all is 5.
 */
export function rounded(count: number): number {
  if (count === 0) return 0;
  const step = count < 50 ? 5 : count < 200 ? 10 : count < 1_000 ? 50 : 100;
  return Math.max(5, Math.round(count / step) * step);
}
