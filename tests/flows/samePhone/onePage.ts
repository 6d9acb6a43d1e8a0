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
 * second: here for `ms`, as long as a slow machine needs for what is to happen meanwhile.
 */
export async function withoutCheck(page: Page, ms: number): Promise<Page> {
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const context = page.context();
  await page.close();
  await context.route(/assets\/check-/, () => undefined);
  const another = await context.newPage();
  await another.addInitScript((long) => {
    const real = window.setTimeout.bind(window) as (run: () => void, ms?: number) => number;
    const slow = (run: () => void, ms?: number) => real(run, ms === 1_000 ? long : ms);
    Object.assign(window, { setTimeout: slow });
  }, ms);
  return another;
}
