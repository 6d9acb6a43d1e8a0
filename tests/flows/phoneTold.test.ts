/** Sentences and pictures of the phone in states that are seldom seen: each is true, and none stays when its cause is over. */
import { expect, jest, test } from '@jest/globals';
import { anotherGesture, approvePhotos, send, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { marked } from '../support/photos/marked.js';
import { asTaken } from '../support/photos/asTaken.js';
import { choose, ready, strip, tryNow, withdraw } from './limitedBrowsers/photoForm.js';

jest.setTimeout(300_000);

const stage = sharedStage();

test('a phone that knows nobody and reaches no server does not say that one can write', async () => {
  const { page, context } = await stage.visitor();
  await context.route('**/api/v1/session', (route) => route.abort());
  await page.goto(`${stage.rally.url}/report`);
  await page.locator('.strip[data-says=unreachable]').waitFor();
  expect(await page.locator('.strip-words').innerText()).toBe('No network.');
  const nobody = page.getByText('Nobody is signed in on this phone.').waitFor({ timeout: 90_000 });
  await tryNow(page, () => context.unroute('**/api/v1/session'), nobody);
  await context.close();
});

test('an entry that is withdrawn before it left counts once, and says that its withdrawal waits for a network', async () => {
  const { page, context, faults } = await stage.reporterOf(await stage.rally.blog());
  await wholePhone(page);
  await context.setOffline(true);
  await write(page, 'update', { text: 'By the fountain.' });
  await send(page);
  await strip(page, '1 waiting, no network');
  await anotherGesture(page);
  await withdraw(page, 'By the fountain.');
  await page.getByText('Goes out first, once there is a network').waitFor();
  expect(await page.locator('.strip-words').innerText()).toBe('1 waiting, no network');
  expect(faults).toEqual([]);
  await context.close();
});

test('a name that is credited in the first of several photos alone is remembered', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await page.locator('button[data-kind=photo]').click();
  for (const at of [0, 1]) {
    await choose(page, await asTaken({ width: 400, height: 300, seed: at }));
    await approvePhotos(page);
    await page.locator(`.writing [name="media.${at}.alt"]`).fill('The crowd.');
  }
  await page.locator('.writing [name="media.0.credit"]').fill('Ləylə');
  await send(page);
  await anotherGesture(page);
  await page.locator('button[data-kind=photo]').click();
  await choose(page);
  await approvePhotos(page);
  await page.locator('.writing [name="media.0.alt"]').waitFor();
  expect(await page.locator('.writing [name="media.0.credit"]').inputValue()).toBe('Ləylə');
  await context.close();
});

test("the server's picture is asked for again once there is a network", async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await page.locator('button[data-kind=photo]').click();
  await choose(page, await marked('heic', 6), 'IMG_0002.HEIC');
  await page.locator('.writing [name="media.0.alt"]').fill('The corners of the square.');
  await context.route(/\/media\//, (route) => route.abort());
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/media/'));
  await send(page);
  await ready(page);
  await failed;
  await page.locator('.own-photo span.thumbnail').waitFor();
  await context.unroute(/\/media\//);
  await context.setOffline(true);
  await strip(page, 'No network.');
  await context.setOffline(false);
  await page.locator('.own-photo img.thumbnail').waitFor();
  await context.close();
});

test('marks of the facts about this phone stand in their lines, and move with them', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await page.locator('.home-foot summary').first().click();
  const mark = await page
    .locator('.this-phone li[data-holds=true]')
    .first()
    .evaluate((fact) => {
      const { position, content } = getComputedStyle(fact, '::before');
      return { position, content };
    });
  expect(mark).toEqual({ position: 'static', content: '"✓" / ""' });
  await context.close();
});

test('a time that was chosen in a draft before is in sight when the draft is opened again', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog());
  await write(page, 'update', { text: 'It rained.', minutesAgo: '720' });
  await page.locator('.writing .back').press('Enter');
  await anotherGesture(page);
  await page.locator('button[data-kind=update]').click();
  await eventually(async () => {
    const box = await page.locator('.chip:has([value="720"])').boundingBox();
    return box!.x > 0 && box!.x + box!.width <= 390;
  });
  await context.close();
});
