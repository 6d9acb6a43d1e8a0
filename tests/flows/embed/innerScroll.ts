/** A page whose window stands still, and in which a box scrolls, as in apps: the feed goes by that box. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type EmbedStage, element, isLive, PATIENCE } from './stage.js';

const STYLE = `<style>html,body{height:100%;margin:0;overflow:hidden} body{display:flex;flex-direction:column}
header{flex:none;height:80px} main{flex:1;min-height:0;overflow:auto}</style>`;

/** The box within a shadow tree, which has the page's content in its slot. */
const SHELL = `<script>customElements.define('app-shell', class extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<main style="height:100%;overflow:auto"><slot></slot></main>';
  }
})</script>`;

export function innerScrollTests(stage: EmbedStage): void {
  const post = (n: number) =>
    stage.rally.post(stage.token, stage.slug, { text: `Number ${n}. ${'words '.repeat(60)}` });
  const feed = () => `<h1>Before</h1><rally-feed src="${stage.src}"></rally-feed><p>After</p>`;

  test.each([
    ['a box of the page', () => `${STYLE}<header>An app</header><main>${feed()}</main>`],
    [
      'a box in a shadow tree',
      () => `${STYLE}${SHELL}<header>An app</header><app-shell style="flex:1;min-height:0">${feed()}</app-shell>`,
    ],
  ])(
    'in %s that scrolls in the window’s stead new entries wait for a reader who is further down, and nothing moves',
    async (_, body) => {
      for (let n = 0; n < 12; n += 1) await post(n);
      const { page, faults } = await stage.openedPlain({ body: body() });
      await isLive(page);
      const read = element(page).locator('article', { hasText: 'Number 4.' });
      await read.evaluate((article) => article.scrollIntoView());
      const placeOf = () => read.evaluate((article) => article.getBoundingClientRect().top);
      const before = await placeOf();
      expect(await page.evaluate(() => scrollY)).toBe(0);
      await post(12);
      const pending = element(page).locator('[data-pending="1"]');
      await pending.waitFor(PATIENCE);
      expect(Math.abs((await placeOf()) - before)).toBeLessThan(2);
      // An entry above the reader is taken down.
      const { id } = await post(13);
      await stage.rally.send(
        stage.editor,
        'POST',
        `/api/v1/blogs/${stage.slug}/entries/${await idOf(page, 'Number 9.')}/takedown`,
        {
          command: crypto.randomUUID(),
        },
      );
      await element(page)
        .locator('article', { hasText: 'Number 9.' })
        .waitFor({ state: 'detached', ...PATIENCE });
      expect(Math.abs((await placeOf()) - before)).toBeLessThan(2);
      await element(page).locator('[data-pending]').click();
      await element(page).locator(`#e-${id}`).waitFor(PATIENCE);
      expect(faults).toEqual([]);
    },
  );

  test('a reader who has come back to the top of a box in the page has the new entries without a press', async () => {
    for (let n = 0; n < 12; n += 1) await post(n);
    const { page } = await stage.openedPlain({ body: `${STYLE}<header>An app</header><main>${feed()}</main>` });
    await isLive(page);
    await page.locator('main').evaluate((box) => box.scrollTo(0, 900));
    const { id } = await post(12);
    await element(page).locator('[data-pending="1"]').waitFor(PATIENCE);
    expect(await element(page).locator(`#e-${id}`).count()).toBe(0);
    await page.locator('main').evaluate((box) => box.scrollTo(0, 0));
    await element(page).locator(`#e-${id}`).waitFor(PATIENCE);
  });
}

function idOf(page: Page, text: string): Promise<string | null> {
  return element(page).locator('article', { hasText: text }).getAttribute('data-entry');
}
