/** The host's own markup of the feed inside of an element: complete without scripts, and taken over without a jump. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE } from '../../support/browser.js';
import { eventually } from '../../support/photos/eventually.js';
import { type EmbedStage, element, elementsLive, isLive, PATIENCE } from './stage.js';

/** Runs in the page: adds up by how much it jumps, and notes events, as the stage does. */
function observe(): void {
  const shifts: number[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; sources: { node: Node | null }[] }[])
      shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** All words in the element's own tree, seen or not; structured data among them. Runs in the page. */
const keptWords = () => document.querySelector('rally-feed')?.textContent ?? '';

const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);

export function takenOverTests(stage: EmbedStage): void {
  const served = async (form: string) => (await fetch(`${stage.rally.url}/embed/${stage.slug}/${form}`)).text();
  const takeDown = (id: string) =>
    stage.rally.send(stage.editor, 'POST', `/api/v1/blogs/${stage.slug}/entries/${id}/takedown`, {
      command: crypto.randomUUID(),
    });
  const withMarkup = async (query = '') => `<h1>The story</h1><p>Its words.</p>
    <rally-feed src="${stage.src}">${await served(`fragment${query}`)}
    <script type="application/ld+json">${await served('jsonld')}</script></rally-feed><p id="after">After.</p>`;

  test('a fragment and structured data inside are the feed without scripts; the live feed leaves what stands outside to search engines', async () => {
    const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
    const body = await withMarkup();
    const plain = await stage.openedPlain({ body }, { scripts: false });
    expect(await plain.page.locator(`#e-${id}`).isVisible()).toBe(true);
    const isWhole = (text: string | null) =>
      expect(JSON.parse(text ?? '')).toMatchObject({ '@type': 'LiveBlogPosting' });
    isWhole(await plain.page.locator('rally-feed script').textContent());
    const head = `${stage.script()}<script type="application/ld+json">${await served('jsonld')}</script>`;
    const { page } = await stage.openedPlain({ body, head });
    await isLive(page);
    isWhole(await page.locator('head script[type$=json]').textContent());
    expect(await page.locator('rally-feed script').textContent()).toBe('');
    expect(await element(page).locator('article').count()).toBe(1);
  });

  test('nothing jumps while the element takes the host’s markup over, with its end in sight or far below', async () => {
    for (const posts of [1, 12]) {
      for (let n = 0; n < posts; n += 1)
        await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(40)}` });
      const { page } = await stage.openedPlain({ body: await withMarkup() }, { size: PHONE, before: observe });
      await isLive(page);
      await page.waitForTimeout(300);
      expect([posts, await shiftsOf(page)]).toEqual([posts, []]);
    }
  });

  test('a feed that was held to its former height takes its own as soon as the reader turns to it', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'Short.' });
    const { page } = await stage.openedPlain({ body: await withMarkup() });
    await isLive(page);
    const heights = () =>
      element(page)
        .locator('div.rally')
        .evaluate((box) => [box.clientHeight, box.scrollHeight]);
    const [held = 0, whole = 0] = await heights();
    expect(whole).toBeGreaterThan(held);
    await element(page).locator('div.rally').dispatchEvent('pointerdown');
    const [free = 0, own = 0] = await heights();
    expect([free === own, free > held]).toEqual([true, true]);
  });

  test('a reader goes on with the same entry, and what came after the host’s copy is there', async () => {
    for (let n = 0; n < 20; n += 1)
      await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
    const body = await withMarkup();
    const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'Since then.' });
    const { page } = await stage.openedPlain({ body, head: '' }, { size: PHONE });
    const read = page.locator('rally-feed > section article', { hasText: 'Number 12.' });
    await read.evaluate((article) => article.scrollIntoView());
    const placeOf = (article: Element) => article.getBoundingClientRect().top;
    const before = await read.evaluate(placeOf);
    await page.addScriptTag({ type: 'module', url: `${stage.rally.url}/embed.js` });
    await isLive(page);
    await element(page)
      .locator(`#e-${id}`)
      .first()
      .waitFor({ state: 'attached', ...PATIENCE });
    const after = await element(page).locator('article', { hasText: 'Number 12.' }).first().evaluate(placeOf);
    expect(Math.abs(after - before)).toBeLessThan(2);
    expect(await element(page).locator(`#e-${id}`).count()).toBe(1);
  });

  test('a reader goes on with the same entry in a box of the page that scrolls in the window’s stead', async () => {
    for (let n = 0; n < 20; n += 1)
      await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
    const markup = await withMarkup();
    await stage.rally.post(stage.token, stage.slug, { text: 'Since then.' });
    const style = '<style>html,body{height:100%;margin:0;overflow:hidden} main{height:100%;overflow:auto}</style>';
    const { page } = await stage.openedPlain({ body: `${style}<main>${markup}</main>`, head: '' }, { size: PHONE });
    const placeOf = (article: Element) => article.getBoundingClientRect().top;
    const read = page.locator('rally-feed > section article', { hasText: 'Number 12.' });
    await read.evaluate((article) => article.scrollIntoView());
    const before = await read.evaluate(placeOf);
    await page.addScriptTag({ type: 'module', url: `${stage.rally.url}/embed.js` });
    await isLive(page);
    const after = await element(page).locator('article', { hasText: 'Number 12.' }).first().evaluate(placeOf);
    expect(Math.abs(after - before)).toBeLessThan(2);
    expect(await page.evaluate(() => [scrollY, document.querySelector('main')!.scrollTop > 0])).toEqual([0, true]);
  });

  test('a copy that a cache kept for an hour loses what was taken down since, in its structured data, too, and is no second copy', async () => {
    const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'A secret name.' });
    await stage.rally.post(stage.token, stage.slug, { text: 'Stays.' });
    const body = await withMarkup();
    // The premise: the words are in both.
    expect(body).toMatch(/A secret name\.[^]*ld\+json[^]*A secret name\./);
    await takeDown(id);
    const { page } = await stage.openedPlain({ body });
    await isLive(page);
    await element(page)
      .locator('article', { hasText: 'secret' })
      .waitFor({ state: 'detached', ...PATIENCE });
    expect(await element(page).locator('article').count()).toBe(1);
    expect(await page.evaluate(keptWords)).not.toContain('secret');
  });

  test('what is taken down while the feed is read stands nowhere in the page’s own markup of it, also where texts must be trusted', async () => {
    const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'A secret name.' });
    const policy = "require-trusted-types-for 'script'; trusted-types rallyline";
    const { page, faults } = await stage.openedPlain({ body: await withMarkup(), policy });
    await isLive(page);
    await takeDown(id);
    await element(page)
      .locator('article', { hasText: 'secret' })
      .waitFor({ state: 'detached', ...PATIENCE });
    expect(await page.evaluate(keptWords)).not.toContain('secret');
    expect(faults).toEqual([]);
  });

  test('an address that names an entry leads to it, also far down in the feed', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 26; n += 1)
      ids.push((await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` })).id);
    const { page, origin } = await stage.openedPlain({ body: `<rally-feed src="${stage.src}"></rally-feed>` });
    for (const at of [10, 2]) {
      await page.goto('about:blank');
      await page.goto(`${origin}/#e-${ids[at]}`);
      const entry = element(page).locator(`#e-${ids[at]}`);
      await entry.waitFor(PATIENCE);
      await page.waitForFunction(
        (id) => {
          const { top = -1 } =
            document.querySelector('rally-feed')?.shadowRoot?.getElementById(id)?.getBoundingClientRect() ?? {};
          return top >= 0 && top < innerHeight;
        },
        `e-${ids[at]}`,
        PATIENCE,
      );
    }
  });

  test('of two elements one goes to the entry that the address names, once, and none that shows some entries alone', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 24; n += 1)
      ids.push((await stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(40)}` })).id);
    const feed = (attributes = '') => `<rally-feed src="${stage.src}" ${attributes}></rally-feed>`;
    const body = feed('limit="3"') + feed('kind="update"') + feed() + feed();
    const { page, origin } = await stage.openedPlain({ body });
    await page.goto('about:blank');
    await page.goto(`${origin}/#e-${ids[1]}`);
    await elementsLive(page, 4);
    const named = element(page).nth(2).locator(`#e-${ids[1]}`);
    await named.waitFor(PATIENCE);
    await eventually(() => named.evaluate((entry) => entry.getBoundingClientRect().top >= 0));
    const counts = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('rally-feed')].map((one) => one.shadowRoot!.querySelectorAll('article').length),
      );
    expect(await counts()).toEqual([20, 20, 24, 20]);
    await page.evaluate(() => scrollTo(0, 0));
    await element(page)
      .nth(2)
      .evaluate((one) => one.setAttribute('theme', 'dark'));
    await element(page)
      .nth(2)
      .evaluate((one) => one.setAttribute('lang', 'uk'));
    await element(page).nth(2).locator('.rally[lang=uk] [data-connection=live]').waitFor(ATTACHED);
    await page.waitForTimeout(500);
    expect([await page.evaluate(() => scrollY), await counts()]).toEqual([0, [20, 20, 20, 20]]);
  });
}

const ATTACHED = { state: 'attached', ...PATIENCE } as const;
