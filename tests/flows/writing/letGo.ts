/** A refused entry that is let go of beside its open form. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { UNDO_MS } from '../../../client/reporter/screens/withdrawing.js';
import { anotherGesture, approvePhotos, send } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { hurryRepeats } from '../../support/hurried.js';
import { eventually } from '../../support/photos/eventually.js';
import { photo } from '../../support/photos.js';
import { photosKept } from './photosKept.js';

const WIDE = { width: 1_200, height: 800 };
const ENTRIES = /\/entries$/;
/** Time that is longer than the one in which it can be undone, as that passes here. */
const UNDONE_MS = UNDO_MS / 4;

export function letGoTests(stage: BrowserStage): void {
  /** Posts a photo that the server refuses, and opens its form beside the list. */
  async function refusedBesideForm(page: Page): Promise<void> {
    await page.routeWebSocket(/socket/, (socket) => socket.close());
    const refusal = { code: 'invalid', message: 'no', retry: false, field: 'text' };
    await page.route(ENTRIES, (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 422, json: refusal }) : route.continue(),
    );
    await page.setViewportSize(WIDE);
    await page.reload();
    await hurryRepeats(page, UNDO_MS);
    const buffer = await photo({ width: 400, height: 300 });
    await page.locator('button[data-kind=photo]').click();
    await page.locator('.writing [name=library]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await approvePhotos(page);
    await page.locator('.writing [name="media.0.alt"]').fill('A flag.');
    await send(page);
    const refused = page.locator('.own[data-state=needs-you]');
    await refused.getByRole('button', { name: 'Change and send' }).press('Enter');
    await page.locator('.writing .photo-one img').waitFor();
    await anotherGesture(page);
    await refused.getByRole('button', { name: 'Discard' }).press('Enter');
    await page.waitForTimeout(UNDONE_MS);
  }

  test('a refused entry that is let go of beside its open form keeps its photos, is sent from there, and no longer goes', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.reporterOf(slug);
    await refusedBesideForm(page);
    expect(await photosKept(page)).toHaveLength(1);
    await page.locator('.deeds', { hasText: 'Discarded.' }).waitFor();
    await page.unroute(ENTRIES);
    await send(page);
    const ready = async () => {
      const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
      const { entries } = (await answer.json()) as { entries: { media: { state: string }[] }[] };
      return entries[0]?.media[0]?.state === 'ready';
    };
    await eventually(ready);
    await page.waitForTimeout(UNDONE_MS);
    expect(await page.locator('.own[data-state=published]').count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a refused entry that was let go of beside its open form goes with its photos once the form is left', async () => {
    const { page, context } = await stage.reporterOf(await stage.rally.blog());
    await refusedBesideForm(page);
    await page.locator('.writing .back').press('Enter');
    await page.locator('.own').waitFor({ state: 'detached' });
    await eventually(async () => (await photosKept(page)).length === 0);
    await context.close();
  });
}
