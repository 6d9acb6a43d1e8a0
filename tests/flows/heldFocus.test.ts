/**
 * What is taken down, corrected or changed leaves an open page at once, wherever the focus stands: a click in a text is a focus,
 * and so is a tap on a fold. The focus goes to what stands for its control now.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { photoFile, photographed, readyPhoto } from '../support/photographed.js';

jest.setTimeout(300_000);

const stage = sharedStage();
/** Rule T1 says a second; a machine that does other work may need more. */
const SOON = { timeout: 10_000 };
let slug: string;
let token: string;
let reader: Visitor;
let page: Page;

beforeEach(async () => {
  slug = await stage.rally.blog();
  token = await stage.rally.token(slug, 'Desk', 'editor');
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
});

const post = async (text: string, more: object = {}): Promise<string> =>
  (await stage.rally.post(token, slug, { text, ...more })).id;

async function change(id: string, what: object): Promise<void> {
  const { rev } = (await stage.rally.parts.store.journal.entry(slug, id))!;
  const command = { command: randomUUID(), rev, ...what };
  const answer = await stage.rally.send(token, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, command);
  expect([answer.status, await answer.text()]).toEqual([201, expect.anything()]);
}

/** `media`: one photo of it. */
async function takeDown(id: string, media?: string): Promise<void> {
  const address = `/api/v1/blogs/${slug}/entries/${id}/takedown`;
  expect((await stage.rally.send(token, 'POST', address, { command: randomUUID(), media })).status).toBe(201);
}

async function open(): Promise<void> {
  reader = await stage.visitor();
  ({ page } = reader);
  const file = await photoFile();
  await reader.context.route('**/media/**', (route) => route.fulfill({ contentType: 'image/jpeg', body: file }));
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
}

/** Waits until no word of this is in the page; the script for search engines tells what was there when the page was made. */
const leaves = (words: string) =>
  page.waitForFunction((said) => !document.querySelector('main')?.textContent.includes(said), words, SOON);

/** Where the focus stands: the element, its fold, and its entry. */
const focused = () =>
  page.evaluate(() => {
    const held = document.activeElement;
    const fold = held?.closest('details')?.dataset.fold;
    return [held?.localName, fold ?? held?.getAttribute('href'), held?.closest('article')?.dataset.entry];
  });

test('[T1] a pinned copy, its first words and its key moment go while a fold above the feed has the focus, which stays there', async () => {
  const [one, other] = [await post('A secret name.'), await post('The gates are open.')];
  await change(one, { pinned: true, key: true });
  await change(other, { pinned: true });
  await open();
  for (const fold of ['pinned', 'keys']) {
    await page.locator(`[data-top] [data-fold=${fold}] > summary`).tap();
    expect(await focused()).toEqual(['summary', fold, undefined]);
  }
  expect(await page.locator('[data-top]').textContent()).toMatch(/A secret name.*A secret name/);
  await page.locator('[data-fold=pinned] > summary').focus();
  await takeDown(one);
  await leaves('A secret name.');
  expect(await focused()).toEqual(['summary', 'pinned', undefined]);
  expect(await page.locator('[data-fold=pinned]').evaluate((fold) => (fold as HTMLDetailsElement).open)).toBe(true);
});

test('[T1] where all that was pinned is taken down under the focus, reading goes on at the entries', async () => {
  const one = await post('A secret name.');
  await post('It begins.');
  await change(one, { pinned: true });
  await open();
  await page.locator('[data-fold=pinned] > summary').tap();
  await takeDown(one);
  await leaves('A secret name.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('feed');
});

test('[T1] a single photo goes while its link has the focus, which stays with its entry', async () => {
  const photo = readyPhoto('a face');
  const entry = await post('', { kind: 'photo', media: [{ id: randomUUID(), alt: '' }] });
  await photographed(stage.rally, slug, entry, [photo, readyPhoto('the square')]);
  await open();
  await page.locator(`[data-photo="${photo.id}"]`).focus();
  await takeDown(entry, photo.id);
  await leaves('a face');
  expect(await page.locator(`[data-photo="${photo.id}"]`).count()).toBe(0);
  expect(await focused()).toEqual(['article', null, entry]);
});

test('a correction and changed words come while the entry has the focus, and so with a label that takes its words back', async () => {
  const entry = await post('The metro is closed.');
  await open();
  await page.locator(`#e-${entry} .t`).click();
  expect(await focused()).toEqual(['article', null, entry]);
  await change(entry, { text: 'The metro is open.' });
  await leaves('is closed');
  expect(await focused()).toEqual(['article', null, entry]);
  // A finger asks for no ring around what it touched.
  expect(await page.locator(`#e-${entry}`).evaluate((article) => article.matches(':focus-visible'))).toBe(false);
  const link = page.locator(`#e-${entry} .m a`);
  await link.focus();
  const held = await focused();
  await change(entry, { verification: 'withdrawn', correction: { note: 'A reporter was misled.' } });
  await page.locator(`#e-${entry} .c.x`, { hasText: 'misled' }).waitFor(SOON);
  expect(await focused()).toEqual(held);
});

test('a long text that is unfolded stays so when its entry is renewed', async () => {
  const long = 'These words go on and on. '.repeat(150);
  const entry = await post(long);
  await open();
  await page.locator(`#e-${entry} summary`).tap();
  await change(entry, { text: `Renewed. ${long}` });
  await page.locator(`#e-${entry}`, { hasText: 'Renewed.' }).waitFor(SOON);
  expect(await page.locator(`#e-${entry} details`).evaluate((fold) => (fold as HTMLDetailsElement).open)).toBe(true);
  expect((await focused())[0]).toBe('summary');
});
