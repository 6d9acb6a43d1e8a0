/** The reader's page in forced colours and without motion, and on paper. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { wholeSoon } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { fullBlog } from '../../support/fullBlog.js';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { anyPhoto } from './crowded.js';

const ADDRESS = 'https://example.org/streets';
const LAST_WORDS = 'So ends the letter that was read on the square.';
/** Longer than a page shows at once: readers open its rest by a tap. */
const LONG = `${'A letter is read on the square, line by line. '.repeat(70)}\n\n${LAST_WORDS}`;

/** A blog with every kind of entry, a long text, photos and two languages; its original texts are one tap away in Azerbaijani. */
async function blogOf({ rally }: BrowserStage): Promise<{ slug: string; token: string }> {
  const { slug } = await fullBlog(rally, { languages: ['en', 'uk', 'az'] });
  const token = await rally.token(slug, 'Olena');
  await rally.post(token, slug, { text: LONG });
  const { id } = await rally.post(token, slug, {
    kind: 'photo',
    text: '',
    media: [{ id: crypto.randomUUID(), alt: '' }],
  });
  await photographed(rally, slug, id, [readyPhoto('gate')]);
  return { slug, token };
}

async function opened(stage: BrowserStage, address: string, media: Parameters<Page['emulateMedia']>[0]): Promise<Page> {
  const { page, context } = await stage.visitor();
  await context.route('**/media/**', await anyPhoto());
  await page.emulateMedia(media);
  await wholeSoon(page);
  await page.goto(stage.rally.url + address);
  await page.locator('[data-connection=live]').waitFor({ state: 'attached' });
  await page.locator('body[data-whole]').waitFor();
  return page;
}

/** Controls and entries whose ring does not show once keys bring the focus to them. Runs in the page. */
function withoutRing(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, article[tabindex]')];
  return all
    .filter((one) => one.checkVisibility())
    .flatMap((one) => {
      one.focus();
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor);
      return document.activeElement === one && one.matches(':focus-visible') && isSeen
        ? []
        : [`${one.outerHTML.slice(0, 120)}: ${outlineStyle} ${outlineWidth} ${outlineColor}`];
    });
}

/** Motion of more than an instant. Runs in the page. */
const moving = (): string[] =>
  document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0) > 1)
    .map(({ effect }) => (effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 120) ?? '');

/** Buttons without an edge of their own: shadows and grounds are not drawn in forced colours. Runs in the page. */
const withoutEdge = (selector: string): string[] =>
  [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
      return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1;
    })
    .map((one) => one.outerHTML.slice(0, 120));

async function inForcedColours(stage: BrowserStage): Promise<void> {
  const { slug, token } = await blogOf(stage);
  const page = await opened(stage, `/live/${slug}`, { forcedColors: 'active', reducedMotion: 'reduce' });
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const underlined = () =>
    page
      .locator('.side > details > summary')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).textDecorationLine.includes('underline')).length);
  expect(await underlined()).toBe(0);
  await page.locator('[data-fold=about] > summary').click();
  expect([await underlined(), await page.evaluate(moving)]).toEqual([1, []]);
  // A page in use by keys: browsers show the ring to nobody else.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(withoutRing)).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await stage.rally.post(token, slug, { text: 'News.' });
  await page.locator('[data-pending="1"]').waitFor();
  expect(await page.evaluate(moving)).toEqual([]);
  expect(await page.evaluate(withoutEdge, '.pend button, .band, .tell button')).toEqual([]);
  await page.locator('[role=feed] a.v').first().click();
  await page.locator('dialog.viewer[open]').waitFor();
  expect(await page.evaluate(withoutEdge, '.viewer button')).toEqual([]);
  expect(await page.evaluate(moving)).toEqual([]);
  await page.context().close();
}

/** Words of entries that do not come onto the paper, but for the links and marks that are for a screen. Runs in the page. */
function lostWords(): string[] {
  const found: string[] = [];
  const isCut = (one: Element | null, line: DOMRect): boolean => {
    if (one === null || one.matches('[role=feed]')) return false;
    const { overflowY } = getComputedStyle(one);
    return (
      (overflowY !== 'visible' && line.bottom > one.getBoundingClientRect().bottom + 2) ||
      isCut(one.parentElement, line)
    );
  };
  const onScreen = '.r, [data-ago], .fo > details, .load, .hidden';
  for (const article of document.querySelectorAll('[role=feed] > article')) {
    const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
      const words = text.textContent?.trim() ?? '';
      if (!/[\p{L}\p{N}]/u.test(words) || text.parentElement?.closest(onScreen)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const line = [...range.getClientRects()].at(-1);
      if (line === undefined || line.height === 0 || isCut(text.parentElement, line)) found.push(words);
    }
  }
  return found;
}

async function onPaper(stage: BrowserStage): Promise<void> {
  const { slug } = await blogOf(stage);
  const page = await opened(stage, `/live/${slug}?lang=az`, { media: 'screen', colorScheme: 'dark' });
  // The place of notices is open: it is for a screen as well.
  await page.locator('[data-tell]').click();
  await page.locator('.tell-more').waitFor();
  expect(await page.evaluate(lostWords)).not.toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const controls = 'button, input, select, textarea, form, nav, .site, .skip, .choices, .tell, .tell-more, .r, .older';
  expect(await page.locator(controls).filter({ visible: true }).count()).toBe(0);
  expect(await page.evaluate(lostWords)).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  // Each way is a part with its title.
  for (const way of ['drives', 'about'])
    expect(await page.locator(`[data-fold=${way}] > :nth-child(2)`).isVisible()).toBe(true);
  const written = await page
    .locator('[role=feed] .t a[href^=http]')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::after').content));
  expect(written).toEqual([`" (${ADDRESS})"`]);
  await page.context().close();
}

export function ownColoursTests(stage: BrowserStage): void {
  test('in forced colours what has the focus, what is open and each button has a line of its own, and without motion nothing moves', () =>
    inForcedColours(stage));

  test('on paper there is no control, every word of every entry, each way as a part, and the addresses of links', () =>
    onPaper(stage));
}
