/** An open page follows the rally's status: its top, and the text in the place of missing entries. */
import { randomUUID } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();

test('an open page follows a rally from announced to live to ended without a reload', async () => {
  const slug = await stage.rally.blog({
    status: 'announced',
    startsAt: new Date(Date.now() + 26.5 * 3_600_000).toISOString(),
    asks: ['Warm clothes'],
    summary: [{ lang: 'en', text: 'It was a large stage.rally.' }],
  });
  const [reporter, editor] = await Promise.all([
    stage.rally.token(slug, 'Leyla'),
    stage.rally.token(slug, 'Desk', 'editor'),
  ]);
  const { page, context, faults } = await stage.visitor();
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  const seen = (text: string) => page.getByText(text).filter({ visible: true }).waitFor({ timeout: 60_000 });
  const patch = async (rev: number, status: string) => {
    const body = { command: randomUUID(), rev, status };
    expect((await stage.rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, body)).ok).toBe(true);
  };

  await seen('Nothing has happened here yet.');
  await seen('Warm clothes');
  await page.locator('[data-until]', { hasText: 'in 26 hr' }).waitFor();
  // The browser of this test is in another zone than Baku.
  expect(await page.locator('[data-own-zone]').textContent()).toMatch(/^, .*\d\d:\d\d where you are$/);

  await patch(1, 'live');
  await seen('Reporters are on the square.');
  await page.getByText('Nothing has happened here yet.').waitFor({ state: 'hidden' });
  await page.locator('[data-announce]', { hasText: 'Live' }).waitFor({ state: 'attached' });

  const { id } = await stage.rally.post(reporter, slug, { text: 'It begins.' });
  await seen('It begins.');
  await page.locator('.empty').waitFor({ state: 'hidden' });
  const retracted = { command: randomUUID() };
  expect((await stage.rally.send(reporter, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, retracted)).ok).toBe(true);
  await seen('There are no entries here at the moment.');

  await patch(2, 'ended');
  await seen('Nothing more will appear.');
  await seen('It was a large stage.rally.');
  expect(faults).toEqual([]);
  await context.close();
});
