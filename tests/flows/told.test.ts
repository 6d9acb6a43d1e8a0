/** Readers who asked to be told: notifications on and off, and the number in the title, in a real browser. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser, PHONE, visitor, wholeSoon } from '../support/browser.js';
import { playSubscriptions } from '../support/push/playedSubscriptions.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(300_000);

let rally: Rally;
let browser: Browser;
beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});

/** Hands the worker a message, as the browser does when its push service has one. */
async function deliver(session: CDPSession, registration: Promise<string>, message: object): Promise<void> {
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: rally.url,
    registrationId: await registration,
    data: JSON.stringify(message),
  });
}

/** Has the real worker show its notifications to the test. */
async function watchShown(context: BrowserContext): Promise<() => Promise<string[]>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(() => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    const shown = new Map<string, object>();
    Object.assign(self, { shown });
    registration.showNotification = async (title, options) => void shown.set(options?.tag ?? '', { title, ...options });
    registration.getNotifications = async (of) =>
      [...shown].filter(([tag]) => tag === of?.tag).map(([, one]) => one as Notification);
  });
  return () =>
    worker.evaluate(() => {
      const { shown } = self as unknown as { shown: Map<string, Record<'title' | 'body' | 'lang' | 'tag', string>> };
      return [...shown.values()].map(({ title, body, lang, tag }) => [title, body, lang, tag].join(' | '));
    });
}

/** Puts a thing to what waits for every subscriber of the blog; so it is seen that there is one. */
const putToAll = (slug: string) =>
  rally.parts.store.push.tell({
    ...{ blog: slug, entry: 'probe', epoch: 'another', seq: 1, stand: '1' },
    ...{ at: '2022-02-27T12:00:00.000Z', until: '2999-01-01T00:00:00.000Z' },
  });

test('a reader turns notifications on by a tap, is told, and turns them off from another page of the blog', async () => {
  const slug = await rally.blog({ title: 'Baku', languages: ['en', 'uk'] });
  const { id } = await rally.post(await rally.token(slug, 'Ann'), slug);
  const { page, context } = await visitor(browser, { size: PHONE });
  await playSubscriptions(context);
  await wholeSoon(page);
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const registration = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first !== undefined) resolve(first.registrationId);
    }),
  );
  await page.goto(`${rally.url}/live/${slug}?lang=uk`);
  await page.getByRole('button', { name: 'Сповіщення й копія на пристрої' }).click();
  const turnOn = page.getByRole('button', { name: 'Увімкнути сповіщення' });
  await turnOn.waitFor();
  // Nothing is asked before the tap, and nothing is installed.
  expect(await page.evaluate(() => (window as unknown as { asked: { permissions: number } }).asked.permissions)).toBe(
    0,
  );
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await turnOn.click();
  await page.getByText('Сповіщення про цей мітинг увімкнено.').waitFor();
  await putToAll(slug);
  expect(await rally.parts.store.push.waitingHosts('2022-02-27T12:00:00.000Z')).toEqual(['push.invalid']);

  const message = { v: 1, id, title: 'Baku', lang: 'uk', dir: 'ltr', address: `/live/${slug}/entries/${id}?lang=uk` };
  const shown = await watchShown(context);
  await deliver(session, registration, { ...message, seq: 2, body: 'Люди на площі', quiet: false });
  await until(async () => (await shown())[0] === `Baku | Люди на площі | uk | ${id}`);
  await deliver(session, registration, { ...message, seq: 3, body: 'Відкликано', quiet: true });
  await until(async () => (await shown())[0] === `Baku | Відкликано | uk | ${id}`);
  expect(await shown()).toHaveLength(1);

  await page.goto(`${rally.url}/live/${slug}/entries/${id}?lang=uk`);
  await page.getByRole('button', { name: 'Вимкнути сповіщення' }).click();
  await page.getByText('Сповіщення про цей мітинг вимкнено.').waitFor();
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0));
  expect(await rally.parts.store.push.waitingHosts('2022-02-27T12:00:00.000Z')).toEqual([]);
  await context.close();
});

test('the title counts what comes while the reader is away, if chosen, and is remembered by choice alone', async () => {
  const slug = await rally.blog({ title: 'Kyiv' });
  const ann = await rally.token(slug, 'Ann');
  await rally.post(ann, slug);
  const { page, context } = await visitor(browser, { size: PHONE });
  await wholeSoon(page);
  const address = `${rally.url}/live/${slug}`;
  const open = async (): Promise<string> => {
    await page.goto(address);
    await page.locator('[data-connection=live]').waitFor();
    return page.title();
  };
  const plain = await open();
  await page.getByRole('button', { name: 'Tell me, or keep a copy here' }).click();
  await page.getByLabel('The number of new entries').check();
  await leave(page, true);
  for (const n of [1, 2]) {
    await rally.post(ann, slug);
    await until(async () => (await page.title()) === `(${n}) ${plain}`);
  }
  await leave(page, false);
  expect(await page.title()).toBe(plain);
  await open();
  await page.locator('body[data-whole]').waitFor();
  expect([await page.locator('.tell-more').count(), await page.evaluate(() => localStorage.length)]).toEqual([0, 0]);
  await page.getByRole('button', { name: 'Tell me, or keep a copy here' }).click();
  await page.getByLabel('The number of new entries').check();
  await page.getByLabel('Remember this choice').check();
  await open();
  expect(await page.getByLabel('The number of new entries').isChecked()).toBe(true);
  await context.close();
});

/** A headless page is never out of focus by itself. */
function leave(page: Page, isAway: boolean): Promise<void> {
  return page.evaluate((away) => {
    document.hasFocus = () => !away;
    dispatchEvent(new Event(away ? 'blur' : 'focus'));
  }, isAway);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(await holds()).toBe(true);
}
