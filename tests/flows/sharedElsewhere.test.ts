/** Things that another app shares with a phone whose reporter writes for several blogs. */
import { expect, jest, test } from '@jest/globals';
import { anotherGesture } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { share, shareAddress } from './shareTarget/otherApp.js';

jest.setTimeout(300_000);

const stage = sharedStage();

test('a thing that was taken for one blog opens no form of another that is chosen meanwhile, and waits where it was taken', async () => {
  const [first, second] = [await stage.rally.blog(), await stage.rally.blog()];
  const { page, context, faults } = await stage.editorOf(first, 'Olena', 'owner');
  await page.goto(`${stage.rally.url}/report`);
  const choice = page.locator('select#blog');
  await choice.selectOption(first);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const minutes = { name: 'minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
  await share(page, await shareAddress(page), { text: 'Of the first.', files: [minutes] });
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await page.getByRole('button', { name: 'Open the draft' }).waitFor();
  await choice.selectOption(second);
  await anotherGesture(page);
  await page.locator('.shared').getByRole('button', { name: 'Close' }).click();
  await page.locator('.shared').waitFor({ state: 'detached' });
  expect(await page.locator('.writing').count()).toBe(0);
  await choice.selectOption(first);
  await page.locator('button[data-kind=update]').click();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('Of the first.');
  expect(faults).toEqual([]);
  await context.close();
});
