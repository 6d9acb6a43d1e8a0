/** The second half of a session, in browsers: a copied cookie, a lost half, and a session from before there were any. */
import { randomUUID } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { hashOf } from '../../server/auth/secrets.js';
import { HALF_KEY } from '../../client/account/half.js';
import { HALF } from '../../shared/protocol/desk.js';
import { photo } from '../support/photos.js';
import { eventually } from '../support/photos/eventually.js';
import { approvePhotos, send, sendInVain, signInOnPhone, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const says = (page: Page, what: string) => page.locator(`.strip[data-says=${what}]`).waitFor({ timeout: 60_000 });

/** Waits until readers have these texts, and no others: a strip may still say what it said before the last entry. */
async function readersHave(slug: string, texts: string[]): Promise<void> {
  await eventually(async () => (await published(slug)).length >= texts.length);
  expect(await published(slug)).toEqual(texts);
}

async function published(slug: string): Promise<string[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  const { entries } = (await answer.json()) as { entries: { text: string }[] };
  return entries.map(({ text }) => text);
}

/** The half that the phone keeps; `change` puts another one in its place, null removes it. */
function keptHalf(page: Page, change?: string | null): Promise<unknown> {
  return page.evaluate(
    ([key, next]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('rallyline-phone');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('shelf', 'readwrite');
          const shelf = transaction.objectStore('shelf');
          const asked = shelf.get(key);
          if (next === null) shelf.delete(key);
          else if (next !== undefined) shelf.put(next, key);
          transaction.oncomplete = () => resolve(asked.result);
          opening.result.close();
        };
      }),
    [HALF_KEY, change] as const,
  );
}

/** Puts the cookie of a session into a browser that has nothing else of it. */
async function withCookie(context: BrowserContext, value: string): Promise<Page> {
  await context.addCookies([{ name: 'rallyline', value, url: stage.rally.url, httpOnly: true, sameSite: 'Strict' }]);
  return context.newPage();
}

const cookieIn = async (context: BrowserContext) =>
  (await context.cookies(stage.rally.url)).find(({ name }) => name === 'rallyline')!.value;

/** The address of the one picture of the one entry, as the desk names it. */
async function heldPicture(slug: string): Promise<string> {
  const token = await stage.rally.token(slug, 'Program', 'editor');
  const answer = await stage.rally.send(token, 'GET', `/api/v1/blogs/${slug}/desk/entries`);
  const { entries } = (await answer.json()) as { entries: { media: { sources: { src: string }[] }[] }[] };
  return `/desk${entries[0]!.media[0]!.sources[0]!.src}`;
}

/** The statuses with which the page is answered: by fetch, and whether an <img> shows it. */
function seenBy(page: Page, address: string): Promise<[status: number, isShown: boolean]> {
  return page.evaluate(async (src) => {
    const { status } = await fetch(src, { headers: { 'X-Rallyline': '1' } });
    const isShown = new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = src;
    });
    return [status, await isShown];
  }, address);
}

test('a second phone with a copied cookie is signed in nowhere, and sees no picture that the desk sees', async () => {
  const slug = await stage.rally.blog({ status: 'paused' });
  const { page, context } = await stage.reporterOf(slug);
  await write(page, 'photo', {});
  const bytes = await photo({ width: 60, height: 40 });
  await page.locator('input[type=file]').last().setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: bytes });
  await approvePhotos(page);
  await page.locator('[name="media.0.alt"]').fill('A flag.');
  await send(page);
  await page.locator('.own-photo[data-state=ready]').waitFor({ timeout: 60_000 });
  const eve = await stage.editorOf(slug, 'Eve');
  await eve.page.locator('.photos img[src^="blob:"]').first().waitFor();
  await eve.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.photos img')!.naturalWidth > 0);
  const address = await heldPicture(slug);
  for (const copiedFrom of [context, eve.context]) {
    const second = await stage.visitor();
    const copied = await withCookie(second.context, await cookieIn(copiedFrom));
    await copied.goto(`${stage.rally.url}/desk`);
    await copied.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
    await copied.goto(`${stage.rally.url}/report`);
    await copied.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
    expect(await seenBy(copied, address)).toEqual([401, false]);
    await second.context.close();
  }
  await Promise.all([context.close(), eve.context.close()]);
});

test('a phone that lost its half says to sign in, keeps what waits, and sends it after its author signed in', async () => {
  const slug = await stage.rally.blog();
  const { page, context } = await stage.reporterOf(slug);
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await sendInVain(page);
  await says(page, 'no-network');
  expect(await keptHalf(page, null)).toMatch(/^[\w-]{43}$/);
  // The page that is open has it still.
  await page.close();
  await context.setOffline(false);
  const halved = await context.newPage();
  await halved.goto(`${stage.rally.url}/report`);
  await halved.getByRole('heading', { name: 'Nobody is signed in' }).waitFor();
  await says(halved, 'signed-out');
  expect(await published(slug)).toEqual([]);
  await halved.close();
  const next = await context.newPage();
  await signInOnPhone(next, stage.rally.url, await stage.rally.invitation(slug, 'Leyla'));
  await readersHave(slug, ['By the fountain.']);
  await says(next, 'all-sent');
  await context.close();
});

test('a session from before there were halves sends what waits, and takes its half with the first page that knows of them', async () => {
  const slug = await stage.rally.blog();
  const { people } = stage.rally.parts.store;
  const { id: person } = await people.person({ id: randomUUID(), blog: slug, name: 'Leyla', role: 'reporter' });
  const secret = randomUUID();
  const device = { id: randomUUID(), person, kind: 'session' as const, secretHash: hashOf(secret) };
  await people.addDevice({ ...device, at: new Date().toISOString() });
  const halfHash = async () => (await people.identify(hashOf(secret)))?.halfHash;
  const { context } = await stage.visitor();
  // A page of the build before sends none.
  await context.route('**/api/**', (route) => {
    const headers = Object.entries(route.request().headers()).filter(([name]) => name !== HALF.toLowerCase());
    return route.continue({ headers: Object.fromEntries(headers) });
  });
  const former = await withCookie(context, secret);
  await former.goto(`${stage.rally.url}/report`);
  await wholePhone(former);
  await context.setOffline(true);
  await write(former, 'update', { text: 'Before the upgrade.' });
  await send(former);
  await says(former, 'no-network');
  await context.setOffline(false);
  await says(former, 'all-sent');
  expect([await published(slug), await halfHash()]).toEqual([['Before the upgrade.'], null]);
  await context.unroute('**/api/**');
  await former.reload();
  await write(former, 'update', { text: 'After the upgrade.' });
  await send(former);
  await readersHave(slug, ['After the upgrade.', 'Before the upgrade.']);
  await eventually(async () => (await halfHash()) !== null && typeof (await keptHalf(former)) === 'string');
  expect(await halfHash()).toBe(hashOf((await keptHalf(former)) as string));
  await former.close();
  const again = await context.newPage();
  await again.goto(`${stage.rally.url}/report`);
  await write(again, 'update', { text: 'The next day.' });
  await send(again);
  await readersHave(slug, ['The next day.', 'After the upgrade.', 'Before the upgrade.']);
  await context.close();
});
