/** The reader's page: entries, photos, states of a rally, and pages that stand for something else. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { reader as messages } from '../../../shared/messages/en/reader.js';
import { words as later } from '../../../shared/messages/en/readerSecond.js';
import { LANGUAGES, ownName } from '../../../shared/messages/languages.js';
import { INLINE } from '../../support/installedApp.js';
import { expectNoEnglish } from '../../support/noEnglish.js';
import { photo } from '../../support/photos.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { TEXT } from '../../support/pseudoRally.js';
import { day, ENTRIES } from './fullBlog.js';
import { PATIENCE, says, type PseudoStage } from './stage.js';

export function readerTests(stage: PseudoStage): void {
  test('no English shows on a page with every kind of entry, label, translation and note', async () => {
    const slug = await stage.fullBlog();
    const ids: string[] = [];
    for (const fields of ENTRIES) ids.push(await stage.rally.post(slug, fields));
    const verifications = ['unconfirmed', 'seen', 'confirmed', 'corrected', 'withdrawn'];
    for (const [at, verification] of verifications.entries())
      await stage.rally.revise(slug, ids[at] ?? '', { verification, key: true, pinned: at < 2 });
    await stage.rally.revise(slug, ids[3] ?? '', { correction: { note: TEXT } });
    const both = {
      az: { text: TEXT, by: 'desk' },
      [PSEUDO]: { text: TEXT, by: 'machine' },
      uk: { text: TEXT, by: 'source' },
    };
    await stage.rally.revise(slug, ids[5] ?? '', { translations: both });
    await stage.rally.revise(slug, ids[5] ?? '', { text: `${TEXT}!` });
    await stage.rally.post(slug, { corrects: ids[0] });
    const page = await stage.live(slug);
    expect(await page.locator('[data-entry]').count()).toBe(ENTRIES.length + 1);
    await expectNoEnglish(page);
    await page.goto(`${stage.rally.url}/live/${slug}/entries/${ids[5] ?? ''}`);
    await expectNoEnglish(page);
  });

  test('no English shows at photos in each of their states, on the page and in the viewer', async () => {
    const slug = await stage.fullBlog();
    const named = () => ({
      id: randomUUID(),
      alt: 'ხალხი',
      caption: TEXT,
      credit: 'ლუკა',
      takenAt: day(-1),
      altered: true,
    });
    const media = [named(), named(), named(), named()];
    const id = await stage.rally.post(slug, { kind: 'photo', text: '', media });
    const [gone = '', failed = '', ready = '', other = ''] = media.map((one) => one.id);
    for (const at of [gone, ready, other]) await stage.rally.upload(slug, at, await photo({ width: 400, height: 300 }));
    await stage.rally.upload(slug, failed, Buffer.from('GIF89a'));
    const waiting = await stage.rally.post(slug, { kind: 'photo', text: '', media: [named()] });
    const page = await stage.live(slug);
    await page.locator('[data-media=ready]').nth(2).waitFor(PATIENCE);
    await stage.rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, {
      command: randomUUID(),
      media: gone,
    });
    for (const state of ['waiting', 'failed', 'gone'])
      await page.locator(`[data-media=${state}]`).first().waitFor(PATIENCE);
    expect(await page.locator(`#e-${waiting} [data-media=waiting]`).count()).toBe(1);
    await expectNoEnglish(page);
    await page.locator(`[data-photo="${ready}"]`).click();
    await page.locator('dialog.viewer[open]').waitFor(PATIENCE);
    await expectNoEnglish(page);
    await stage.rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, {
      command: randomUUID(),
      media: ready,
    });
    await page.locator('dialog.viewer .stage p').waitFor(PATIENCE);
    await expectNoEnglish(page);
  });

  test.each(['announced', 'live', 'paused', 'ended'])(
    'no English shows on the page of a rally that is %s and has no entry',
    async (status) => {
      const slug = await stage.fullBlog({ status, startsAt: day(status === 'announced' ? 2 : -1) });
      await expectNoEnglish(await stage.live(slug));
    },
  );

  test('no English shows on the page of a rally whose time is not known yet', async () => {
    await expectNoEnglish(await stage.live(await stage.rally.blog({ status: 'announced' })));
  });

  test('no English shows to a reader who misses entries, reads on, goes back, and loses the network', async () => {
    const slug = await stage.fullBlog();
    for (let n = 0; n < 25; n += 1) await stage.rally.post(slug, { text: `${TEXT} `.repeat(30) });
    const page = await stage.live(slug);
    await page.evaluate(() => document.querySelectorAll('[data-entry]')[9]?.scrollIntoView());
    for (let n = 0; n < 3; n += 1) await stage.rally.post(slug);
    await page.locator('[data-pending="3"]').waitFor(PATIENCE);
    await page.locator('[data-announce]', { hasText: '③' }).waitFor(PATIENCE);
    await expectNoEnglish(page);
    await page.context().setOffline(true);
    // The sentence comes a moment after the state.
    await says(page.locator('[data-connection=offline]'), messages.script.offlineSince);
    const words = await page.locator('[data-older]').textContent();
    await page.locator('[data-older]').click();
    await page.waitForFunction(
      (before) => document.querySelector('[data-older]')?.textContent !== before,
      words,
      PATIENCE,
    );
    await expectNoEnglish(page);
    await page.context().setOffline(false);
    const older = await page.locator('[data-older]').getAttribute('href');
    await page.goto(new URL(older ?? '', stage.rally.url).href);
    await expectNoEnglish(page);
  });

  test('no English shows in the place of an entry that is gone, or of a rally that never was', async () => {
    const slug = await stage.fullBlog();
    const id = await stage.rally.post(slug);
    await stage.rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID() });
    await expectNoEnglish(await stage.opened(`/live/${slug}/entries/${id}`));
    await expectNoEnglish(await stage.opened(`/live/nothing?lang=${PSEUDO}`));
  });

  test('no English shows on an open page whose rally is hidden', async () => {
    const slug = await stage.fullBlog();
    const page = await stage.live(slug);
    await page.locator('body[data-whole]').waitFor(PATIENCE);
    await stage.rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, visibility: 'desk' });
    await says(page.locator('main'), later.notHere.title);
    await expectNoEnglish(page);
  });

  test.each([500, 503])('no English shows on the error page of status %d', async (status) => {
    const asset = { script: '', inline: INLINE };
    const site = { name: 'მოედანი', contact: 'site@example.org', url: stage.rally.url, assets: { reader: asset } };
    const view = JSON.stringify({ site, wanted: [PSEUDO], status, errorId: 'e-17' });
    const html = await stage.rally.evaluate('server/render/noticePage.js', `m.renderNoticePage(${view})`);
    const page = await stage.opened('/healthz');
    await page.setContent(html as string);
    await expectNoEnglish(page);
  });

  test('no English shows in the list of all rallies, also in an empty one', async () => {
    await stage.fullBlog();
    await stage.fullBlog({ status: 'ended' });
    // The languages of the list are named in themselves.
    const known = LANGUAGES.map((lang) => new RegExp(ownName(lang)));
    await expectNoEnglish(await stage.opened(`/?lang=${PSEUDO}`), { known });
    const asset = { script: '', inline: INLINE };
    const site = { name: 'მოედანი', contact: null, url: stage.rally.url, assets: { reader: asset } };
    const view = JSON.stringify({ site, wanted: [PSEUDO], blogs: [] });
    const page = await stage.opened('/healthz');
    await page.setContent((await stage.rally.evaluate('server/render/homePage.js', `m.renderHome(${view})`)) as string);
    await expectNoEnglish(page, { known });
  });

  test('no English shows on a page without scripts', async () => {
    const slug = await stage.fullBlog();
    await stage.rally.post(slug);
    await expectNoEnglish(await stage.opened(`/live/${slug}`, { scripts: false }));
  });
}
