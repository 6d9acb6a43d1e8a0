/** ARIA's pattern for feeds, in a real page: keys, places, and a focus that nothing takes away. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { wholeSoon } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { coveredFocus, ZOOMED } from './layout.js';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const named = () => ({ 'If-Match': '"1"', 'Idempotency-Key': randomUUID() });

async function postedOn({ rally }: BrowserStage): Promise<{ slug: string; token: string; ids: string[] }> {
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  const ids: string[] = [];
  for (const text of ['One.', 'Two.', 'Three.', 'Four.']) ids.push((await rally.post(token, slug, { text })).id);
  return { slug, token, ids: ids.reverse() };
}

async function opened(stage: BrowserStage, slug: string): Promise<Page> {
  const { page } = await stage.visitor();
  await wholeSoon(page);
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.locator('body[data-whole]').waitFor();
  return page;
}

export function feedTests(stage: BrowserStage): void {
  test('an empty feed says that it waits until its first entry is there', async () => {
    const slug = await stage.rally.blog();
    const page = await opened(stage, slug);
    expect(await page.locator('[role=feed]').getAttribute('aria-busy')).toBe('true');
    await stage.rally.post(await stage.rally.token(slug, 'Leyla'), slug, { text: 'It begins.' });
    await page.getByText('It begins.').waitFor();
    await page.locator('[role=feed][aria-busy=false]').waitFor();
    await page.context().close();
  });

  test('the link to the entries and Page Down lead into the feed, Control and End or Home out of it, and each entry says its place', async () => {
    const { slug, ids } = await postedOn(stage);
    const page = await opened(stage, slug);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('PageDown');
    expect(await focused(page)).toBe(`e-${ids[0]}`);
    await page.keyboard.press('PageDown');
    expect(await focused(page)).toBe(`e-${ids[1]}`);
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(ring).toBe('solid');
    const says = (name: string) =>
      page.locator('[role=feed] > article').evaluateAll((all, one) => all.map((each) => each.getAttribute(one)), name);
    expect(await says('aria-posinset')).toEqual(['1', '2', '3', '4']);
    expect(await says('aria-setsize')).toEqual(['4', '4', '4', '4']);
    expect(await says('tabindex')).toEqual(['-1', '-1', '-1', '-1']);
    const labels = await page
      .locator('[role=feed] > article')
      .evaluateAll((all) =>
        all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')!)?.textContent),
      );
    expect(labels.every((label) => /\d\d:\d\d/.test(label ?? ''))).toBe(true);
    await page.keyboard.press('Control+End');
    const isPast = await page.evaluate(() => {
      const [at, feed] = [document.activeElement!, document.querySelector('[role=feed]')!];
      return !feed.contains(at) && Boolean(feed.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    expect(isPast).toBe(true);
    await page.locator(`#e-${ids[3]}`).focus();
    await page.keyboard.press('Control+Home');
    expect(await page.evaluate(() => document.activeElement?.closest('header')?.className)).toBe('site');
    await page.context().close();
  });

  test('news, a correction and a new top leave the focus, a removal gives it to the neighbour, and one place tells of news', async () => {
    const { slug, token, ids } = await postedOn(stage);
    const { rally } = stage;
    const editor = await rally.token(slug, 'Desk', 'editor');
    const page = await opened(stage, slug);
    const at = (id?: string) => `/api/v1/blogs/${slug}${id === undefined ? '' : `/entries/${id}`}`;
    await page.locator(`#e-${ids[1]}`).focus();
    await rally.send(editor, 'PATCH', at(ids[1]), { text: 'Corrected.' }, named());
    await rally.send(editor, 'PATCH', at(), { command: randomUUID(), rev: 1, title: 'A new title' });
    // At one moment: a second later they would be two announcements.
    await Promise.all(['News.', 'More news.'].map((text) => rally.post(token, slug, { text })));
    for (const text of ['News.', 'More news.']) await page.getByText(text, { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'A new title' }).waitFor();
    expect(await focused(page)).toBe(`e-${ids[1]}`);
    await page.locator('[data-announce]', { hasText: '2 new entries' }).waitFor();
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')].map(
        (one) => Object.keys((one as HTMLElement).dataset)[0] ?? one.className,
      ),
    );
    expect(places).toEqual(['connection', 'announce']);
    await rally.send(token, 'DELETE', at(ids[1]), undefined, { 'Idempotency-Key': randomUUID() });
    await page.locator(`#e-${ids[1]}`).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(`e-${ids[2]}`);
    await page.context().close();
  });

  test('at 400 % the button for new entries covers nothing that has the focus', async () => {
    const { slug, token } = await postedOn(stage);
    const page = await opened(stage, slug);
    await page.setViewportSize(ZOOMED);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await stage.rally.post(token, slug, { text: 'News.' });
    await page.locator('[data-pending="1"]').waitFor();
    expect(await page.evaluate(coveredFocus)).toEqual([]);
    // Nothing of a control that has come from above, not even its upper half, stands beneath the button.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.locator('[role=feed] .m a').nth(1).focus();
    const [link, button] = await Promise.all(
      ['[role=feed] .m a >> nth=1', '[data-pending]'].map((one) => page.locator(one).boundingBox()),
    );
    expect(link!.y).toBeGreaterThanOrEqual(button!.y + button!.height);
    await page.context().close();
  });
}
