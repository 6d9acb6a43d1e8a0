/** The reporter's page: forms, photos, own entries, and the ends of a session. */
import { randomUUID } from 'node:crypto';
import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { approvePhotos, anotherGesture, DESKTOP, PHONE, submit } from '../../support/browser.js';
import { photo } from '../../support/photos.js';
import { keepStreams, takeBack } from '../camera/cameraStage.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { TEXT } from '../../support/pseudoRally.js';
import { expectOnlyNames, PATIENCE, sendUpdate, type PseudoStage } from './stage.js';

const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg' };
const KINDS_TYPED: Record<string, Record<string, string>> = {
  update: { text: TEXT },
  chant: { words: TEXT },
  speech: { text: TEXT, 'speaker.name': 'ანა' },
  quote: { text: TEXT, 'source.name': 'ანა' },
  notice: { text: TEXT },
  drive: { amount: '2' },
  crowd: { said: 'ბევრი', according: 'პოლიცია' },
  photo: {},
};

export function phoneTests(stage: PseudoStage): void {
  const leave = async (page: Page) => {
    await page.locator('.writing .back').click();
    await page.locator('.writing').waitFor({ state: 'detached' });
  };

  test('no English shows in the form of each kind: empty, faulty, filled, kept as a draft, and as a preview', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.signedIn(slug, 'reporter', 'report');
    await page.locator('.strip[data-says=all-sent]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    for (const [kind, fields] of Object.entries(KINDS_TYPED)) {
      await page.locator(`button[data-kind=${kind}]`).click();
      await page.locator('.writing summary').click();
      for (const more of ['media', 'meanings', 'translations']) {
        const add = page.locator(`.writing button.add[name=${more}]`);
        if ((await add.count()) > 0) await add.click();
      }
      await submit(page);
      await page.locator('.writing .fault').first().waitFor(PATIENCE);
      await expectOnlyNames(page);
      for (const [name, value] of Object.entries(fields)) await page.locator(`.writing [name="${name}"]`).fill(value);
      if (kind !== 'photo') {
        await page.locator('.foot-row .second').click();
        await page.locator('.preview article').waitFor(PATIENCE);
        await expectOnlyNames(page);
      }
      await leave(page);
    }
    await expectOnlyNames(page);
  });

  test('no English shows in the form at photos: chosen, refused, described, moved, removed, and sent undescribed', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.signedIn(slug, 'reporter', 'report');
    await page.locator('button[data-kind=photo]').click();
    const buffer = await photo({ width: 200, height: 100 });
    const files = [1, 2].map((n) => ({ ...picture, name: `IMG_${n.toString()}.jpg`, buffer }));
    const bad = ['GIF89a', '%PDF-1.7', 'PK', '', '<svg ', '\xff\xd8\xff broken'].map((head, n) => {
      return { ...picture, name: `IMG_${n.toString()}.bin`, buffer: Buffer.from(head, 'latin1') };
    });
    await page.locator('.writing input[name=library]').setInputFiles([...files, ...bad]);
    await page.locator('.cover-use').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.keyboard.press('n');
    await page.locator('.cover [data-mark]').waitFor(PATIENCE);
    await page.locator('.cover [name=draws][value=brush]').check({ force: true });
    await expectOnlyNames(page);
    await approvePhotos(page, 2);
    await page.locator('.photo-told .fault').nth(5).waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.photo-one').nth(1).locator('.photo-deeds button').last().click();
    await expectOnlyNames(page);
    await submit(page);
    await page.locator('.writing-foot [role=alert]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await anotherGesture(page);
    await submit(page);
    await page.locator('.own-photo[data-state=ready]').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });

  test('no English shows in the camera of the app, while it opens, takes photos and is taken back', async () => {
    const page = await stage.signedIn(await stage.fullBlog(), 'reporter', 'report');
    await page.locator('button[data-kind=photo]').click();
    const camera = page.locator('.writing button[name=media]');
    await camera.waitFor(PATIENCE);
    await page.evaluate(keepStreams);
    await camera.click();
    await page.locator('.camera-shutter[aria-disabled=false]').waitFor(PATIENCE);
    await anotherGesture(page);
    await page.locator('.camera-shutter').click();
    await page.locator('.camera-count', { hasText: '1' }).waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.evaluate(takeBack);
    await page.locator('.camera').waitFor({ state: 'detached' });
    await approvePhotos(page);
    await expectOnlyNames(page);
  });

  test('no English shows on a phone whose entries are held, changed by the desk, withdrawn, refused, or wait for a network', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.signedIn(slug, 'reporter', 'report');
    await sendUpdate(page, `${TEXT} ა`);
    const own = page.locator('.own').first();
    await page.locator('.own[data-state=published]').waitFor(PATIENCE);
    const id = (await own.getAttribute('data-entry')) ?? '';
    await stage.rally.revise(slug, id, { text: `${TEXT} ბ`, correction: { note: TEXT } });
    await page.locator('.own-note').first().waitFor(PATIENCE);
    await expectOnlyNames(page);
    await own.locator('.deeds button').first().click();
    await submit(page);
    await page.locator('.writing .fault').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.context().setOffline(true);
    await page.locator('.writing [name=text]').fill(`${TEXT} გ`);
    await page.locator('.foot-row .second').click();
    await expectOnlyNames(page);
    await page.locator('.foot-row .second').click();
    await submit(page);
    await page.locator('.strip[data-says=no-network]').waitFor({ timeout: 60_000 });
    await expectOnlyNames(page);
    await stage.rally.revise(slug, id, { text: `${TEXT} დ` });
    await page.context().setOffline(false);
    await page.locator('.own[data-state=needs-you] .conflict').waitFor({ timeout: 60_000 });
    await expectOnlyNames(page);
    await page.locator('.conflict button').last().click();
    await expectOnlyNames(page);
    await stage.rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, status: 'paused' });
    await page.locator('.status[data-status=paused]').waitFor(PATIENCE);
    await sendUpdate(page, `${TEXT} ე`);
    await page.locator('.own[data-state=held]').waitFor(PATIENCE);
    await expectOnlyNames(page);
    await page.locator('.own[data-state=held] .deeds button').last().click();
    await expectOnlyNames(page);
    await stage.rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 2, status: 'ended' });
    await page.locator('.status[data-status=ended]').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });

  test('no English shows on a phone that nobody is signed in on, that signs out, and that was signed out', async () => {
    const slug = await stage.fullBlog();
    const stranger = await stage.opened(`/report?lang=${PSEUDO}`, { size: PHONE });
    // The first chunk says that nobody is signed in; the ways to sign in come with a later one.
    await stranger.locator('[data-move-begin]').waitFor(PATIENCE);
    await expectOnlyNames(stranger);
    const page = await stage.signedIn(slug, 'reporter', 'report');
    await page.locator('.home-foot > div > button:not([lang])').click();
    await expectOnlyNames(page);
    const desk = await stage.signedIn(slug, 'editor', 'desk', DESKTOP);
    await desk.locator('[data-way=people]').click();
    const reporters = desk.locator('.person', { hasText: 'ია' }).filter({ hasNot: desk.locator('em') });
    await reporters.last().locator('button').click();
    await expectOnlyNames(desk);
    await desk.locator('.person .ask button').first().click();
    // The phone wipes itself and is loaded anew: it says the same again, and stays.
    await page.waitForFunction(isReloaded, null, PATIENCE);
    await page.locator('.strip[data-says=revoked]').waitFor(PATIENCE);
    await expectOnlyNames(page);
  });
}

/** Runs in the page. */
function isReloaded(): boolean {
  return performance
    .getEntriesByType('navigation')
    .some((one) => (one as PerformanceNavigationTiming).type === 'reload');
}
