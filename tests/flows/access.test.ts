/** Every screen, asked by axe-core about WCAG 2.2 A and AA: light and dark, in several languages and both directions. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, PHONE, signInOnPhone, visitor } from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(180_000);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const TRUCKS = { id: 'trucks', title: 'Ten days, ten trucks', unit: 'trucks', target: 10 };
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

const KINDS: Record<string, unknown>[] = [
  { text: 'People are arriving. **More** come [from the side streets](https://example.org/streets).' },
  { kind: 'notice', text: 'The street is closed to cars.', urgency: 'info' },
  { kind: 'notice', text: 'Come on foot.', urgency: 'warning' },
  { kind: 'notice', text: 'Leave the middle of the street free.', urgency: 'urgent', until: '2030-01-01T12:00:00Z' },
  {
    kind: 'chant',
    lang: 'uk',
    words: 'Слава Україні!',
    transliteration: 'Slava Ukraini!',
    meanings: { en: 'Glory to Ukraine!', az: 'Yaşasın Ukrayna!' },
  },
  {
    kind: 'speech',
    speaker: { name: 'Ahmad Mammadli', role: 'leader', organisation: 'Democracy 18' },
    verbatim: true,
    occasion: 'stage',
    text: 'We stand here for our brothers.',
    translations: { az: { text: 'Biz burada qardaşlarımız üçün dayanmışıq.' } },
  },
  {
    kind: 'quote',
    lang: 'uk',
    source: { name: 'The ambassador', handle: '@ambassador', published: 'on Twitter, today', attached: 'a video' },
    text: 'Бакинці неймовірні.',
    translations: { en: { text: 'The people of Baku are incredible.' } },
  },
  { kind: 'photo', text: 'A hand-drawn flag over the heads.' },
  { kind: 'drive', drive: 'trucks', add: 1, text: 'The first truck is loaded.' },
  { kind: 'crowd', said: 'hundreds', according: 'the ambassador' },
  { lang: 'ar', text: 'وصل المزيد من الناس إلى الساحة.' },
];

/** A blog with an entry of every kind, one of them a key moment, one corrected, one withdrawn. */
async function fullBlog(settings: Record<string, unknown> = {}): Promise<{ slug: string; entry: string }> {
  const slug = await rally.blog({
    title: 'Rally for Ukraine, Baku',
    languages: LANGUAGES,
    drives: [TRUCKS],
    standfirst: 'Reporters in the crowd write from their phones.',
    summary: [{ lang: 'en', text: 'People were asked to come, and to bring aid.' }],
    publisher: { name: 'Meydan Line', contact: 'editors@meydan.example' },
    ...settings,
  });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const ids: string[] = [];
  for (const fields of KINDS) ids.push((await rally.post(reporter, slug, fields)).id);
  const revise = async (id: string | undefined, patch: Record<string, unknown>) => {
    const response = await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, patch, {
      'If-Match': '"1"',
      'Idempotency-Key': randomUUID(),
    });
    expect(response.status).toBe(201);
  };
  await revise(ids[5], { key: true, verification: 'confirmed' });
  await revise(ids[0], { correction: { note: 'The street was another one.' }, verification: 'corrected' });
  await revise(ids[9], { verification: 'withdrawn' });
  return { slug, entry: ids[5] ?? '' };
}

/** What axe finds, each with the elements that it found it on. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // What has nothing against it is no answer: of every element that passed, it is longer to tell than to find out.
  return page.evaluate(async (values) => {
    const { run } = (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe;
    const { violations: found } = await run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    );
  }, RULES);
}

/** Opens an address on a phone in the light and on a desk in the dark; answers what is wrong with either. */
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

test("the readers' page has no violation with every kind, in every language of the blog", async () => {
  const { slug, entry } = await fullBlog();
  const found: string[] = [];
  for (const lang of LANGUAGES) found.push(...(await faultsAt(`/live/${slug}?lang=${lang}`, LIVE)));
  found.push(...(await faultsAt(`/live/${slug}/entries/${entry}`)));
  expect(found).toEqual([]);
});

test.each(['paused', 'ended'])('the page of a blog that is %s has no violation', async (status) => {
  const { slug } = await fullBlog();
  const editor = await rally.token(slug, 'Desk', 'editor');
  const body = { command: randomUUID(), rev: 1, status };
  expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, body)).status).toBe(201);
  expect(await faultsAt(`/live/${slug}`, LIVE)).toEqual([]);
});

test('a blog without entries has no violation, before it begins, while it is live and when it has ended', async () => {
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

test('the home page, a page that is not there, and sign-in have no violation', async () => {
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

test.each([false, true])("the reporter's page and each kind's form have no violation (dark: %s)", async (dark) => {
  const slug = await rally.blog({ drives: [TRUCKS], languages: LANGUAGES });
  const { page, context } = await visitor(browser, { dark });
  await signInOnPhone(page, rally.url, await rally.invitation(slug, 'Leyla'));
  const found = await violations(page);
  for (const kind of ['update', 'chant', 'speech', 'quote', 'photo', 'drive', 'crowd', 'notice']) {
    await page.locator(`button[data-kind=${kind}]`).click();
    await page.locator('.writing').waitFor();
    for (const more of await page.locator('.writing summary').all()) await more.click();
    found.push(...(await violations(page)).map((fault) => `${kind}: ${fault}`));
    await page.locator('.writing button[type=submit]').click();
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
  await page.locator('.writing button[type=submit]').click();
  await page.locator('.own').waitFor();
  found.push(...(await violations(page)).map((fault) => `posted: ${fault}`));
  await context.setOffline(true);
  await page.locator('button[data-kind=update]').click();
  await page.locator('.writing [name=text]').fill('Without a network.');
  await page.locator('.writing button[type=submit]').click();
  await page.getByText('1 waiting, no network').waitFor();
  found.push(...(await violations(page)).map((fault) => `offline: ${fault}`));
  await context.close();
  expect(found).toEqual([]);
});
