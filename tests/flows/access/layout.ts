/** Faults of a page's layout, found inside of the page: targets that a finger misses, rows too wide, a focus that is covered. */
import type { Page } from 'playwright-core';
import { PHONE } from '../../support/browser.js';

const SMALL = { width: 320, height: 568 };
/** A window of 1280 by 1024 at 400 %. */
export const ZOOMED = { width: 320, height: 256 };
/** WCAG 1.4.12: a reader's own spacing, which must take nothing away. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** Opens everything that unfolds, all at once. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) {
      one.removeAttribute('name');
      one.open = true;
    }
  });
}

/** Returns what is wrong on a phone, on a small one, with a reader's own spacing, and at 400 %. */
export async function faultsOfLayout(page: Page): Promise<string[]> {
  const found: string[] = [];
  const add = (where: string, faults: string[]) => found.push(...faults.map((fault) => `${where}: ${fault}`));
  for (const size of [PHONE, SMALL]) {
    await page.setViewportSize(size);
    add(`${size.width} px`, [...(await page.evaluate(smallTargets)), ...(await page.evaluate(tooWide))]);
  }
  const spaced = await page.addStyleTag({ content: SPACED }).catch(() => null);
  // The page's policy refuses a style element of a script's; a constructed sheet is a reader's own way in.
  if (spaced === null) await page.evaluate(spacedOut, SPACED);
  add('spaced', await page.evaluate(tooWide));
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  await page.setViewportSize(ZOOMED);
  add('400 %', [...(await page.evaluate(tooWide)), ...(await page.evaluate(coveredFocus))]);
  await page.setViewportSize(PHONE);
  return found;
}

function spacedOut(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}

/** Targets whose middle is not theirs for 21 px to each side. Links within a text are as high as its lines (WCAG 2.5.5). */
function smallTargets(): string[] {
  const controls = 'a[href], button, summary, input, select, textarea';
  const isInText = (one: Element): boolean =>
    getComputedStyle(one).display === 'inline' && one.closest('.t, .pub, footer, .l') !== null;
  const found = new Set<string>();
  for (const one of document.querySelectorAll<HTMLElement>(controls)) {
    if (!one.checkVisibility() || isInText(one) || one.matches('.skip')) continue;
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const around = [
      [x, y - 21],
      [x, y + 21],
      [x - 21, y],
      [x + 21, y],
    ];
    // A label widens its own box.
    const isHit = ([px = 0, py = 0]: number[]): boolean => {
      const hit = document.elementFromPoint(Math.max(0, Math.min(px, innerWidth - 1)), py);
      return hit?.closest(controls) === one || hit?.closest('label')?.contains(one) === true;
    };
    if (!around.every(isHit))
      found.add(`small: ${one.outerHTML.slice(0, 140)} (${width}x${height}, ${around.map(isHit).join()})`);
  }
  return [...found];
}

function tooWide(): string[] {
  const { scrollWidth } = document.documentElement;
  return scrollWidth > innerWidth ? [`${scrollWidth} px wide in a window of ${innerWidth}`] : [];
}

/** Controls and entries that have the focus and are wholly hidden by something else (WCAG 2.4.11). */
export function coveredFocus(): string[] {
  const found: string[] = [];
  const isSeen = (one: Element): boolean =>
    [...one.getClientRects()].some(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + width / 2, top + height * part);
        return hit !== null && (one.contains(hit) || hit.contains(one));
      }),
    );
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, article[tabindex]')];
  // Backwards, as Shift and Tab go: what is sticky stands at the top.
  for (const one of all.reverse()) {
    if (!one.checkVisibility()) continue;
    one.focus();
    if (document.activeElement === one && !isSeen(one)) found.push(`covered: ${one.outerHTML.slice(0, 140)}`);
  }
  return found;
}
