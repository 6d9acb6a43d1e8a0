/** How an element looks by what a site sets: its scheme, its font, and the custom properties that docs/EMBEDDING.md lists. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type EmbedStage, isLive } from './stage.js';

/** The computed values of a property of what a selector finds in each element of the page. */
const styles = (page: Page, selector: string, property: string): Promise<string[]> =>
  page.evaluate(
    ([selector = '', property = '']) =>
      [...document.querySelectorAll('rally-feed')].map(({ shadowRoot }) =>
        getComputedStyle(shadowRoot!.querySelector(selector)!).getPropertyValue(property),
      ),
    [selector, property],
  );

const grounds = (page: Page) => styles(page, '.rally', 'background-color');

/** What each custom property sets: the value given, a place in the feed, and the property that has it there. */
const SET: readonly (readonly [name: string, value: string, selector: string, property: string, shown?: string])[] = [
  ['--rally-accent', 'rgb(1, 0, 0)', 'footer a', 'color'],
  ['--rally-accent', 'rgb(1, 0, 0)', '[data-pending]', 'background-color'],
  ['--rally-on-accent', 'rgb(2, 0, 0)', '[data-pending]', 'color'],
  ['--rally-paper', 'rgb(3, 0, 0)', '.rally', 'background-color'],
  ['--rally-ink', 'rgb(4, 0, 0)', '.t', 'color'],
  ['--rally-quiet', 'rgb(5, 0, 0)', '.rally > footer', 'color'],
  ['--rally-line', 'rgb(6, 0, 0)', '.rally', 'border-top-color'],
  ['--rally-tint', 'rgb(7, 0, 0)', '.v', 'background-color'],
  ['--rally-sans', 'Sans-of-the-page', '.m', 'font-family'],
  ['--rally-serif', 'Serif-of-the-page', 'h2', 'font-family'],
  ['--rally-size', '20px', '.t', 'font-size', '22.5px'],
  ['--rally-top', '77px', '.pend', 'top'],
];

/** Draws a photo's place in the feed, as it is before its photo is there. Runs in the page. */
function photoPlace(): void {
  const { shadowRoot } = document.querySelector('rally-feed')!;
  const figure = document.createElement('figure');
  figure.append(Object.assign(document.createElement('div'), { className: 'v' }));
  shadowRoot!.querySelector('.t')!.append(figure);
}

export function looksTests(stage: EmbedStage): void {
  const feed = (attributes = '') => `<rally-feed src="${stage.src}" ${attributes}></rally-feed>`;
  const opened = async (body: string, style = '') => {
    await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
    const { page } = await stage.openedPlain({ body, head: `${stage.script()}<style>${style}</style>` });
    await isLive(page);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('rally-feed')].every((one) => one.shadowRoot?.querySelector('article')),
    );
    return page;
  };

  test('without a theme the scheme is the reader’s; with one it is the site’s, also where it changes while the feed runs', async () => {
    const page = await opened(feed() + feed('theme="light"') + feed('theme="dark"'));
    const [light, , dark] = await grounds(page);
    expect(light).not.toBe(dark);
    expect(await grounds(page)).toEqual([light, light, dark]);
    expect(await styles(page, '.rally', 'color-scheme')).toEqual(['light dark', 'light', 'dark']);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await grounds(page)).toEqual([dark, light, dark]);
    await page.evaluate(() => document.querySelector('rally-feed')!.setAttribute('theme', 'light'));
    expect(await grounds(page)).toEqual([light, light, dark]);
  });

  test('the font is the feed’s own, and the page’s where that is asked for', async () => {
    const page = await opened(feed() + feed('font="inherit"'), 'body { font-family: Font-of-the-page }');
    for (const selector of ['.t p', 'h2', '.m', 'footer a']) {
      const [own, inherited] = await styles(page, selector, 'font-family');
      expect([selector, inherited]).toEqual([selector, 'Font-of-the-page']);
      expect(own).not.toBe(inherited);
    }
  });

  test.each(['body', 'rally-feed'])('each custom property that is set on %s has its effect within', async (where) => {
    const rules = SET.map(([name, value]) => `${name}: ${value}`).join('; ');
    const page = await opened(feed(), `${where} { ${rules} }`);
    await page.evaluate(photoPlace);
    for (const [name, value, selector, property, shown = value] of SET)
      expect([name, await styles(page, selector, property)]).toEqual([name, [shown]]);
  });

  test('a base of 1rem follows the page’s', async () => {
    const page = await opened(feed(), 'html { font-size: 20px } rally-feed { --rally-size: 1rem }');
    expect(await styles(page, '.t', 'font-size')).toEqual(['22.5px']);
  });
}
