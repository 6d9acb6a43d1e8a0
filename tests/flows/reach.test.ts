/** The reporters' app in one hand: small screens, text of twice the size, a keyboard that is open, either thumb. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { KINDS } from '../../shared/entry.js';
import { violationsOn } from '../support/axe.js';
import { openSettings, PHONE, send, submit, wholePhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(400_000);

const stage = sharedStage();

const SMALL = { width: 320, height: 568 };
const TRUCKS = { id: 'trucks', title: 'Ten trucks in ten days, with a name that is long', unit: 'trucks', target: 10 };
/** CSS pixels: 56 on the first screen and in the form's foot, 44 beside the way. */
const LEAST = 44;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** The faults of the screen's layout: text that is cut off or beyond the edge, and targets that a thumb misses. */
function faultsOfLayout(least: number): string[] {
  const found: string[] = [];
  const named = (one: Element) => `${one.localName}.${one.className} "${one.textContent.slice(0, 30)}"`;
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  // A row of chips scrolls sideways by itself, and tells so by a chip that is cut off.
  const shown = [...document.querySelectorAll('.app *')].filter(
    (one) => one.checkVisibility() && one.closest('.chip-scroll, .unseen, [inert], svg') === null,
  );
  for (const one of shown) {
    const { left, right, width, height } = one.getBoundingClientRect();
    if (width > 1 && (left < -1 || right > innerWidth + 1)) found.push(`beyond the edge: ${named(one)}`);
    const isText =
      width > 1 &&
      [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '');
    if (isText && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && one.localName !== 'select')
      found.push(`cut off: ${named(one)}`);
    if (one.matches('button, select, summary, textarea, .field') && (height < least || width < least))
      found.push(`small: ${named(one)} ${width.toFixed(0)}x${height.toFixed(0)}`);
  }
  return found;
}

async function expectSound(page: Page, screen: string): Promise<void> {
  expect([screen, await page.evaluate(faultsOfLayout, LEAST)]).toEqual([screen, []]);
}

async function leave(page: Page): Promise<void> {
  await page.locator('.writing .back').press('Enter');
  await page.locator('.writing').waitFor({ state: 'detached' });
}

test.each([
  ['text of the usual size, left to right', '100%', 'ltr'],
  ['text of twice the size, left to right', '200%', 'ltr'],
  ['text of twice the size, right to left', '200%', 'rtl'],
])('on the smallest phone, with %s, every screen keeps its text whole and its targets big', async (_, size, dir) => {
  const slug = await stage.rally.blog({ title: 'Bakıda Ukraynaya dəstək mitinqi', drives: [TRUCKS] });
  const { page, context } = await stage.reporterOf(slug, { size: SMALL });
  await page.evaluate(
    ([fontSize = '', direction = '']) => {
      document.documentElement.style.fontSize = fontSize;
      document.documentElement.dir = direction;
    },
    [size, dir],
  );
  await expectSound(page, 'home');
  // The check of an entry comes last; without it a fault is the server's to find.
  await wholePhone(page);
  for (const kind of KINDS) {
    await page.locator(`button[data-kind=${kind}]`).click();
    await page.locator('.writing').waitFor();
    await expectSound(page, kind);
    await page.locator('.writing .more summary').click();
    await submit(page);
    await page.locator('.writing .fault').first().waitFor();
    await expectSound(page, `${kind}, with a fault`);
    await leave(page);
  }
  await write(page, 'update', { text: 'People stand shoulder to shoulder.' });
  await page.locator('.foot-row .second').click();
  await page.locator('.preview article').waitFor();
  await expectSound(page, 'preview');
  await context.setOffline(true);
  await submit(page);
  await page.locator('.own[data-state=waiting]').waitFor({ timeout: 60_000 });
  await expectSound(page, 'an entry that waits');
  await context.close();
});

test.each([
  ['left', 'ltr'],
  ['left', 'rtl'],
  ['right', 'ltr'],
  ['right', 'rtl'],
] as const)(
  'with the %s thumb, in a page that runs %s, the first kind and Send are on that side',
  async (hand, dir) => {
    const { page, context } = await stage.reporterOf(await stage.rally.blog(), { size: PHONE });
    await openSettings(page);
    await page.locator('select[name=hand]').selectOption(hand);
    await page.reload();
    await page.locator('button[data-kind=update]').waitFor();
    await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
    const isOnSide = async (selector: string) => {
      const { x, width } = (await page.locator(selector).boundingBox())!;
      return hand === 'left' ? x < 40 : x + width > PHONE.width - 40;
    };
    expect(await isOnSide('button[data-kind=update]')).toBe(true);
    await page.locator('button[data-kind=update]').click();
    await page.locator('.writing [name=text]').waitFor();
    expect(await isOnSide('.foot-row .first')).toBe(true);
    await context.close();
  },
);

test('a tap on a kind has the keyboard in its first field, and Send above the keys of a phone that lies on its side', async () => {
  const { page, context } = await stage.reporterOf(await stage.rally.blog(), { size: { width: 640, height: 180 } });
  await page.locator('button[data-kind=chant]').tap();
  await page.locator('.writing [name=words]').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'words');
  await page.keyboard.type('Azadlıq!');
  expect(await page.locator('.writing [name=words]').inputValue()).toBe('Azadlıq!');
  const { y, height } = (await page.locator('.foot-row .first').boundingBox())!;
  expect(y + height).toBeLessThanOrEqual(180);
  await expectSound(page, 'on its side');
  await page.waitForFunction(() => document.querySelector('.keyboard-hold') === null);
  await context.close();
});

test('axe finds nothing on the first screen and in a form, in the light and in the dark, and all text has 7:1', async () => {
  const slug = await stage.rally.blog();
  const rules = { runOnly: WCAG, rules: { 'color-contrast-enhanced': { enabled: true } } };
  for (const dark of [false, true]) {
    const { page, context } = await stage.reporterOf(slug, { dark });
    await write(page, 'chant', { words: 'Azadlıq!' });
    expect(await violationsOn(page, { rules })).toEqual([]);
    await send(page);
    await page.locator('.own[data-state=published]').first().waitFor();
    expect(await violationsOn(page, { rules })).toEqual([]);
    await context.close();
  }
});
