/** A tab in wound time whose timers are counted, and which a test puts out of sight. */
import type { Page } from 'playwright-core';

export interface Tab {
  seen: (yes: boolean) => Promise<void>;
  /** The number of timers that wait. */
  timers: () => Promise<number>;
}

/** Has to come before the page is opened. */
export async function countedTab(page: Page): Promise<Tab> {
  await page.clock.install();
  await page.addInitScript(count);
  return {
    seen: (yes) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, !yes),
    timers: () => page.evaluate(() => (globalThis as unknown as { waiting: Set<number> }).waiting.size),
  };
}

/** Runs in the page. */
function count(): void {
  const waiting = new Set<number>();
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const timeout = (work: () => void, ms?: number): number => {
    const id = setTimeout(() => (waiting.delete(id), work()), ms) as unknown as number;
    waiting.add(id);
    return id;
  };
  const interval = (work: () => void, ms?: number): number => {
    const id = setInterval(work, ms) as unknown as number;
    waiting.add(id);
    return id;
  };
  const cleared =
    (clear: (id?: number) => void) =>
    (id: number): void => {
      waiting.delete(id);
      clear(id);
    };
  Object.assign(globalThis, {
    waiting,
    setTimeout: timeout,
    setInterval: interval,
    clearTimeout: cleared(clearTimeout),
    clearInterval: cleared(clearInterval),
  });
}
