/** An open page follows the rally: announced, live, ended, and what stands in the place of entries. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, visitor } from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

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

test('announced, live, ended: the top and the text in the place of entries follow without a reload', async () => {
  const slug = await rally.blog({
    status: 'announced',
    startsAt: new Date(Date.now() + 26.5 * 3_600_000).toISOString(),
    asks: ['Warm clothes'],
    summary: [{ lang: 'en', text: 'It was a large rally.' }],
  });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const { page, context, faults } = await visitor(browser);
  await page.goto(`${rally.url}/live/${slug}`);
  await page.locator('[data-connection=live]').waitFor({ timeout: 40_000 });
  const seen = (text: string) => page.getByText(text).filter({ visible: true }).waitFor({ timeout: 15_000 });
  const patch = async (rev: number, status: string) => {
    const body = { command: randomUUID(), rev, status };
    expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, body)).ok).toBe(true);
  };

  await seen('Nothing has happened here yet.');
  await seen('Warm clothes');
  expect(await page.locator('[data-until]').textContent()).toBe('in 26 hours');
  // The browser of this test is in another zone than Baku.
  expect(await page.locator('[data-own-zone]').textContent()).toMatch(/^, .*\d\d:\d\d where you are$/);

  await patch(1, 'live');
  await seen('Reporters are on the square.');
  expect(await page.getByText('Nothing has happened here yet.').isVisible()).toBe(false);
  expect(await page.locator('[data-announce]').textContent()).toContain('Live');

  const { id } = await rally.post(reporter, slug, { text: 'It begins.' });
  await seen('It begins.');
  expect(await page.locator('.empty').isVisible()).toBe(false);
  const retracted = { command: randomUUID() };
  expect((await rally.send(reporter, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, retracted)).ok).toBe(true);
  await seen('There are no entries here at the moment.');

  await patch(2, 'ended');
  await seen('Nothing more will appear.');
  await seen('It was a large rally.');
  expect(faults).toEqual([]);
  await context.close();
});
