/** A phone whose pages have a lock each and one store, and whose clock a test moves. */
import { Lock } from '../../../../client/reporter/lock/lock.js';
import { LockWatch } from '../../../../client/reporter/lock/lockWatch.js';
import type { PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import { loopTurns } from '../../../support/loopTurns.js';
import type { FakeBrowser } from '../store/fakeBrowser.js';

export const MINUTE = 60_000;

export interface Tab {
  lock: Lock;
  watch: LockWatch;
  store: PhoneStore;
  isAsleep: () => boolean;
  /** Calls of the lock to the page, in order. */
  told: string[];
  /** Whether the browser lets none of its timers run. */
  isFrozen: boolean;
}

export class LockedPhone {
  /** 27 February 2022, noon. */
  clock = 1_645_963_200_000;
  private ticks = 0;
  private readonly tabs: Tab[] = [];
  private readonly timers = new Set<{ at: number; run: () => void; tab: () => Tab }>();

  constructor(private readonly browser: FakeBrowser) {}

  async tab(device = 'phone-1'): Promise<Tab> {
    const store = await this.browser.page();
    const told: string[] = [];
    const { shelf } = store;
    const now = () => this.clock;
    const lock = new Lock({
      shelf,
      now,
      forgetOwn: () => void told.push('forgets'),
      woke: () => void told.push('woke'),
    });
    lock.entered(device);
    const watch: LockWatch = new LockWatch({
      ...{ lock, shelf, now },
      ticks: { page: 'one', now: () => this.ticks },
      after: (ms, run) => {
        const timer = { at: this.ticks + ms, run, tab: () => tab };
        this.timers.add(timer);
        return () => void this.timers.delete(timer);
      },
    });
    const tab: Tab = { lock, watch, store, told, isAsleep: () => lock.isAsleep.peek(), isFrozen: false };
    this.tabs.push(tab);
    watch.start();
    return tab;
  }

  /** Time in which the phone is awake. */
  passes(ms: number): void {
    for (let passed = 0; passed < ms; passed += 10_000) {
      this.clock += 10_000;
      this.ticks += 10_000;
      for (const timer of [...this.timers]) {
        if (timer.at > this.ticks || timer.tab().isFrozen) continue;
        this.timers.delete(timer);
        timer.run();
      }
    }
  }

  /** Time that only the clock notices: neither timers nor ticks go on. */
  sleeps(ms: number): void {
    this.clock += ms;
  }

  /** Resolves once the pages have stored what they would, and read it from each other. */
  async news(): Promise<void> {
    for (const { store } of this.tabs) await store.shelf.stored();
    await loopTurns();
    for (const { store } of this.tabs) await store.shelf.stored();
  }

  stop(): void {
    for (const { watch } of this.tabs) watch.stop();
  }
}
