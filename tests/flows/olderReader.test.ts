/**
 * A page that was opened before an upgrade, and is left open over it. `support/keptReader.json` holds the page of an empty blog
 * and its script as an older server gave them, from before the script came in two parts, entries told their languages, and
 * frames were thinner. No later part of that script is there any more: their addresses answer 404.
 */
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, afterEach, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
let kept: { page: string; address: string; script: string };
let slug: string;
let token: string;
let reader: Visitor;
let page: Page;

beforeAll(async () => {
  const file = await readFile(new URL('../support/keptReader.json', import.meta.url), 'utf8');
  kept = JSON.parse(file) as typeof kept;
});
beforeEach(async () => {
  slug = await stage.rally.blog();
  token = await stage.rally.token(slug, 'Leyla');
  reader = await stage.visitor();
  // A page that a test fulfils has no address of its own, so that its socket to this machine would be refused.
  await reader.context.grantPermissions(['local-network-access']);
  page = reader.page;
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.context.close();
});

const post = async (text: string): Promise<string> => (await stage.rally.post(token, slug, { text })).id;
const send = (method: string, id: string, body?: object) =>
  stage.rally.send(token, method, `/api/v1/blogs/${slug}/entries/${id}`, body, { 'Idempotency-Key': randomUUID() });
const shown = () => page.locator('[role=feed] > [data-entry] .t').allInnerTexts();

/** Opens the kept page at a position of the blog, with a link to what is older than that. */
async function opened(at: { epoch: string; head: number }): Promise<void> {
  const html = kept.page
    .replaceAll('/live/kept', `/live/${slug}`)
    .replace('data-blog="kept"', `data-blog="${slug}"`)
    .replace(/data-epoch="[^"]+" data-seq="1"/, `data-epoch="${at.epoch}" data-seq="${at.head}"`)
    .replace('hidden><a data-older', `><a href="/live/${slug}?before=${at.head + 1}" data-older`);
  await page.route(`**/live/${slug}`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route(`**${kept.address}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: kept.script }),
  );
  await page.route(/assets\/reader-\w+\.css$/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.waitForSelector('[data-connection=live]', { timeout: 60_000 });
}

async function position(): Promise<{ epoch: string; head: number }> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}`);
  return (await answer.json()) as { epoch: string; head: number };
}

test('a page from before an upgrade goes on: entries, corrections, retractions, late and older ones reach its old script', async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 25; n += 1) ids.push(await post(`Number ${n}`));
  await opened(await position());
  await post('News');
  await page.getByText('News').waitFor();
  for (const count of [21, 26]) {
    await page.locator('[data-older]').click();
    await page.waitForFunction((wanted) => document.querySelectorAll('[data-entry]').length === wanted, count);
  }
  expect((await shown()).slice(0, 2)).toEqual(['News', 'Number 25']);
  expect((await send('PATCH', ids[24]!, { text: 'As corrected', rev: 1 })).ok).toBe(true);
  await page.getByText('As corrected').waitFor();
  expect((await send('DELETE', ids[23]!)).ok).toBe(true);
  await page.waitForSelector(`#e-${ids[23]!}`, { state: 'detached' });
  await page.evaluate(() => scrollTo(0, 0));
  // Late entries had a script of their own, which is gone: they come like all others.
  const happenedAt = new Date(Date.now() - 20 * 60_000).toISOString();
  await stage.rally.post(token, slug, { text: 'Sent late', happenedAt });
  await page.getByText('Sent late').first().waitFor();
  expect(await page.locator('[data-entry]').count()).toBe(26);
});

test('a page from before an upgrade and a restore loads the new page, and reads it', async () => {
  for (let n = 1; n <= 3; n += 1) await post(`Number ${n}`);
  await opened({ epoch: randomUUID(), head: 99 });
  await page.getByText('Number 3').waitFor();
  expect(await shown()).toEqual(['Number 3', 'Number 2', 'Number 1']);
  await post('News');
  await page.getByText('News').waitFor();
  expect(await page.getAttribute('[role=feed]', 'data-epoch')).toBe((await position()).epoch);
});
