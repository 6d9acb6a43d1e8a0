/** Mishaps of one page of a phone, and of no other. */
import type { Page } from 'playwright-core';

/** Cuts the page from the network. */
export async function cutting(page: Page): Promise<(is: boolean) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  return async (offline) => void (await devtools.send('Network.emulateNetworkConditions', { ...speed, offline }));
}

/**
 * Answers with another page of the phone, to which the file that checks entries never comes. A tap on Send waits for that a
 * second: here until `goOn`, as long as a slow machine needs for what is to happen meanwhile.
 */
export async function withoutCheck(page: Page): Promise<{ page: Page; goOn: () => Promise<void> }> {
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const context = page.context();
  await page.close();
  await context.route(/assets\/check-/, () => undefined);
  const another = await context.newPage();
  await another.addInitScript(heldSeconds);
  const goOn = () => another.evaluate(() => (window as unknown as { goOn: () => void }).goOn());
  return { page: another, goOn };
}

/** Holds all timers of a second until `goOn`. Runs in the page. */
function heldSeconds(): void {
  const { setTimeout: once, clearTimeout: end } = window;
  const held = new Map<number, () => void>();
  let isHeld = true;
  const setTimeout = (run: () => void, ms?: number): number => {
    if (ms !== 1_000 || !isHeld) return once(run, ms);
    const timer = once(() => undefined);
    held.set(timer, run);
    return timer;
  };
  const clearTimeout = (timer?: number): void => {
    if (timer !== undefined) held.delete(timer);
    end(timer);
  };
  const goOn = (): void => {
    isHeld = false;
    for (const run of held.values()) run();
  };
  Object.assign(window, { setTimeout, clearTimeout, goOn });
}
