/** Every screen, checked by axe-core against WCAG 2.2 A and AA: light and dark, in several languages and both directions. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, PHONE, send, signInOnPhone, submit, visitor } from '../support/browser.js';
import { fullBlog, TRUCKS } from '../support/fullBlog.js';
import { startRally, type Rally } from '../support/rally.js';
import { startUplink } from '../support/uplink.js';

jest.setTimeout(180_000);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const LANGUAGES = ['en', 'uk', 'az', 'ar'];

let rally: Rally;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  rally = await startRally({ env: { SITE_NAME: 'Meydan Line', SITE_CONTACT: 'desk@meydan.example' } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await rally.stop();
});

/** Returns the violations that axe finds, each with its elements. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // Only violations are asked for: to list every element that passed takes longer than to check them.
  return page.evaluate(async (values) => {
    const { run } = (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe;
    const { violations: found } = await run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    );
  }, RULES);
}

/** Opens an address on a phone in the light and on a desktop in the dark; returns the violations of both. */
async function faultsAt(address: string, ready?: string): Promise<string[]> {
  const found: string[] = [];
  for (const { size, dark } of [
    { size: PHONE, dark: false },
    { size: DESKTOP, dark: true },
  ]) {
    const { page, context } = await visitor(browser, { size, dark });
    await page.goto(rally.url + address);
    if (ready !== undefined) await page.locator(ready).waitFor();
    found.push(...(await violations(page)).map((fault) => `${address} ${dark ? 'dark' : 'light'}: ${fault}`));
    await context.close();
  }
  return found;
}

const LIVE = '[data-connection=live]';

test("the readers' page has no accessibility fault with every kind of entry, in every language of the blog", async () => {
  const { slug, entry } = await fullBlog(rally, { languages: LANGUAGES });
  const found: string[] = [];
  for (const lang of LANGUAGES) found.push(...(await faultsAt(`/live/${slug}?lang=${lang}`, LIVE)));
  found.push(...(await faultsAt(`/live/${slug}/entries/${entry}`)));
  expect(found).toEqual([]);
});

test.each(['paused', 'ended'])('the page of a %s blog has no accessibility fault', async (status) => {
  const { slug } = await fullBlog(rally, { languages: LANGUAGES });
  const editor = await rally.token(slug, 'Desk', 'editor');
  const body = { command: randomUUID(), rev: 1, status };
  expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, body)).status).toBe(201);
  expect(await faultsAt(`/live/${slug}`, LIVE)).toEqual([]);
});

test('the page of a blog without entries has no accessibility fault while the blog is announced, live and ended', async () => {
  const found: string[] = [];
  for (const status of ['announced', 'live', 'ended']) {
    const slug = await rally.blog({
      status,
      languages: LANGUAGES,
      startsAt: '2030-01-01T12:00:00Z',
      asks: ['Warm clothes'],
    });
    found.push(...(await faultsAt(`/live/${slug}`, LIVE)));
  }
  expect(found).toEqual([]);
});

test('an empty feed says that it waits until its first entry is there', async () => {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  const { page, context } = await visitor(browser);
  await page.goto(`${rally.url}/live/${slug}`);
  await page.locator(LIVE).waitFor();
  expect(await page.locator('[role=feed]').getAttribute('aria-busy')).toBe('true');
  await rally.post(token, slug, { text: 'It begins.' });
  await page.getByText('It begins.').waitFor();
  expect(await page.locator('[role=feed]').getAttribute('aria-busy')).toBe('false');
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('the home page, the page of an unknown address, and the sign-in page have no accessibility fault', async () => {
  const slug = await rally.blog();
  const found = [
    ...(await faultsAt('/')),
    ...(await faultsAt('/live/nothing-here')),
    ...(await faultsAt('/join')),
    ...(await faultsAt(`/join#${await rally.invitation(slug, 'Leyla')}`)),
    ...(await faultsAt('/report')),
  ];
  expect(found).toEqual([]);
});

test.each([false, true])("the reporter's page and forms have no accessibility fault (dark: %s)", async (dark) => {
  const slug = await rally.blog({ drives: [TRUCKS], languages: LANGUAGES });
  const { page, context } = await visitor(browser, { dark });
  const uplink = await startUplink(rally.port);
  await signInOnPhone(page, uplink.url, await rally.invitation(slug, 'Leyla'));
  const found = await violations(page);
  for (const kind of ['update', 'chant', 'speech', 'quote', 'photo', 'drive', 'crowd', 'notice']) {
    await page.locator(`button[data-kind=${kind}]`).click();
    await page.locator('.writing').waitFor();
    for (const more of await page.locator('.writing summary').all()) await more.click();
    found.push(...(await violations(page)).map((fault) => `${kind}: ${fault}`));
    await submit(page);
    found.push(...(await violations(page)).map((fault) => `${kind}, refused: ${fault}`));
    await page.locator('.back').click();
    await page.locator('.writing').waitFor({ state: 'detached' });
  }
  await rally.post(await rally.token(slug, 'Somebody'), slug);
  await page.locator('button[data-kind=update]').click();
  await page.locator('.writing [name=text]').fill('The speeches begin.');
  await page.locator('.foot-row .second').click();
  await page.locator('.preview').waitFor();
  found.push(...(await violations(page)).map((fault) => `preview: ${fault}`));
  await send(page);
  await page.locator('.own').waitFor();
  found.push(...(await violations(page)).map((fault) => `posted: ${fault}`));
  uplink.cut();
  await page.locator('button[data-kind=update]').click();
  await page.locator('.writing [name=text]').fill('Without a network.');
  await send(page);
  await page.getByText('1 waiting, no network').waitFor();
  found.push(...(await violations(page)).map((fault) => `offline: ${fault}`));
  await context.close();
  await uplink.close();
  expect(found).toEqual([]);
});
