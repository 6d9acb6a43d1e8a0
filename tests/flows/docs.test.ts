/** The page of the interface for programs in a browser: on a phone, a desktop, in the dark and on paper. */
import { expect, jest, test } from '@jest/globals';
import { violationsOn } from '../support/axe.js';
import { DESKTOP, PHONE } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();
const DOCS = '/api/v1/docs';

/** All rules once; in the dark colours alone, which a part of the page has all of. */
const LOOKS = [
  { size: PHONE, dark: false, within: 'html' },
  { size: DESKTOP, dark: true, within: '#group-reading' },
  { size: { width: 320, height: 640 }, dark: true, within: 'nav' },
];

test('the page is reached from the home page, breaks no rule of axe, and never scrolls sideways', async () => {
  for (const { size, dark, within } of LOOKS) {
    const { page, context, faults } = await stage.visitor({ size, dark });
    await page.goto(stage.rally.url);
    await page.getByRole('link', { name: 'For developers' }).click();
    await page.waitForURL(`**${DOCS}`);
    expect(await violationsOn(page, { within })).toEqual([]);
    const { wide, shown } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
    }));
    expect(wide).toBe(shown);
    expect(faults).toEqual([]);
    await context.close();
  }
});

test('the page is whole without scripts, asks for its style alone, and its anchors lead to what they name', async () => {
  const { page, context } = await stage.visitor({ scripts: false, size: DESKTOP });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${stage.rally.url}${DOCS}`);
  await page.getByRole('navigation').getByRole('link', { name: 'Posts an entry' }).click();
  await page.waitForURL(`**${DOCS}#postEntry`);
  const box = await page.locator('#postEntry h3').boundingBox();
  expect([(box?.y ?? -1) >= 0, (box?.y ?? 9_999) < DESKTOP.height]).toEqual([true, true]);
  expect(await page.locator('#postEntry pre').first().textContent()).toContain('curl');
  expect(asked.filter((path) => path !== DOCS && !/^\/assets\/docs-.*\.css$/.test(path))).toEqual([]);
  await context.close();
});

test('on paper the page is black on white, without the site’s own line', async () => {
  const { page, context } = await stage.visitor({ dark: true, size: DESKTOP });
  await page.goto(`${stage.rally.url}${DOCS}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const { paper, ink } = await page.evaluate(() => {
    const { backgroundColor: paper, color: ink } = getComputedStyle(document.body);
    return { paper, ink };
  });
  expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  expect(await page.locator('.site').isVisible()).toBe(false);
  await context.close();
});
