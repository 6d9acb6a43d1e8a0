/** Somebody who reads: joins, leaves, comes back, scrolls and loads older entries as chance has it. */
import { Timeline } from '../../client/feed/timeline.js';
import { Loader } from '../../client/feed/timeline/loader.js';
import { Retry } from '../../client/feed/timeline/retry.js';
import type { Clock } from '../../client/feed/timeline/ports.js';
import { MemoryView } from './readers.js';
import type { Chance } from './seeded.js';
import type { SimulatedWire } from './simulatedWire.js';

export class SimulatedReader {
  private readonly wire: SimulatedWire;
  private readonly clock: Clock;
  private readonly chance: Chance;
  private readonly polls: boolean;
  view!: MemoryView;
  timeline!: Timeline;
  private loader!: Loader;
  private cut: (() => void) | undefined;

  constructor(wire: SimulatedWire, clock: Clock, chance: Chance, polls: boolean) {
    this.wire = wire;
    this.clock = clock;
    this.chance = chance;
    this.polls = polls;
  }

  async open(): Promise<void> {
    const page = await this.wire.firstPage();
    this.leave();
    const view = (this.view = new MemoryView(page));
    const { clock } = this;
    const { source } = this.wire;
    const timeline = (this.timeline = new Timeline({ clock, source, view, poll: 10, caughtUp: () => undefined }, page));
    this.loader = new Loader({ timeline, source, retry: () => new Retry(clock, () => 10) });
    if (this.polls) this.poll(this.timeline);
    else this.join();
  }

  join(): void {
    if (this.polls) return;
    this.leave();
    this.cut = this.wire.join(this.timeline.standing, this.timeline);
  }

  leave(): void {
    this.cut?.();
    this.cut = undefined;
  }

  get joined(): boolean {
    return this.polls || this.cut !== undefined;
  }

  /** Another visitor asks for the page that this one would load next: a cache has it from now on, as it is now. */
  precede(): void {
    const before = this.view.olderOrder;
    if (before !== null) void this.wire.source.page({ before }).catch(() => undefined);
  }

  act(): void {
    const dice = this.chance.below(10);
    if (dice === 0) this.leave();
    else if (dice === 1) void this.open();
    else if (dice === 2) this.timeline.release();
    else if (dice < 5) void this.loader.older().catch(() => undefined);
    else if (dice < 7) this.view.isAtTop = !this.view.isAtTop;
    else this.join();
  }

  private poll(timeline: Timeline): void {
    if (timeline !== this.timeline) return;
    void timeline.poll();
    this.clock.later(10_000, () => this.poll(timeline));
  }
}
