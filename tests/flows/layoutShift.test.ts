/** Readers' pages do not jump while they load, with a script that comes late or never, or while entries arrive. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { BlogStatus } from '../../shared/entry.js';
import { DESKTOP, launchBrowser, PHONE, visitor } from '../support/browser.js';
import { collectShifts, painted, shiftsOf, type Shift } from '../support/layoutShifts.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(300_000);

const SIZES = [{ width: 320, height: 640 }, { width: 360, height: 740 }, PHONE, { width: 412, height: 915 }, DESKTOP];
/** Status, site name and languages: the names fit beside the state's phrase, do not fit, fill more than a line, or run right to left. */
const CASES: [BlogStatus, name: string, languages: string[]][] = [
  ['announced', 'Witnesses of the Square', ['en', 'uk']],
  ['live', 'Rallyline', ['az', 'en']],
  ['paused', 'Голоси свободи: незалежні свідки площі й міста', ['uk', 'en']],
  ['ended', 'صوت الميدان الحر', ['ar', 'en']],
];
const PATIENCE = { timeout: 90_000 };
/** Milliseconds by which the script is late: it comes after the first paint. */
const SCRIPT_LATE_MS = 250;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function opened(address: string, options: { size: (typeof SIZES)[0]; dark?: boolean; script?: boolean }) {
  const { script = true } = options;
  const visit = await visitor(browser, { ...options, before: collectShifts });
  await visit.page.route('**/assets/*.js', async (route) => {
    if (!script) return route.abort();
    await new Promise((go) => setTimeout(go, SCRIPT_LATE_MS));
    await route.continue();
  });
  await visit.page.goto(address, PATIENCE);
  return visit;
}

/** Waits until the script has put its own phrase in the place of the page's, in the page's language. */
async function speaks(page: Page): Promise<void> {
  const says = (): boolean => {
    const { words = '{}' } = document.querySelector<HTMLElement>('[role=feed]')?.dataset ?? {};
    const { live } = JSON.parse(words) as { live?: string };
    return live !== undefined && document.querySelector('[data-connection=live]')?.textContent === live;
  };
  await page.waitForFunction(says, undefined, PATIENCE);
  await painted(page);
}

/** Waits until the second part of the script, which comes a moment after the first, has put its own parts into the page. */
async function whole(page: Page): Promise<void> {
  await page.locator('body[data-whole]').waitFor(PATIENCE);
  await painted(page);
}

async function stageOf(
  rally: Rally,
  status: BlogStatus,
  languages: string[],
): Promise<{ slug: string; entry: string }> {
  const settings = {
    place: 'Baku',
    standfirst: 'People gather at the embassy to say that they stand with Ukraine.',
    startsAt: new Date(Date.now() + (status === 'announced' ? 26.5 : -3) * 3_600_000).toISOString(),
    asks: ['Warm clothes'],
    summary: [{ lang: 'en', text: 'It was a large rally.' }],
  };
  const slug = await rally.blog({ ...settings, languages });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const { id } = await rally.post(reporter, slug, { text: 'People are arriving at the embassy. '.repeat(5) });
  await rally.post(reporter, slug, {
    kind: 'chant',
    text: '',
    words: 'Слава!',
    lang: 'uk',
    meanings: { en: 'Glory!' },
  });
  const changed = await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, status });
  expect(changed.ok).toBe(true);
  return { slug, entry: id };
}

describe('while it loads', () => {
  test.each(CASES)(
    'page, frame and entry of a rally that is %s, on the site "%s", stand still while they load',
    async (...[status, name, languages]) => {
      const rally = await startRally({ env: { SITE_NAME: name } });
      const { slug, entry } = await stageOf(rally, status, languages);
      const found: Record<string, Shift[]> = {};
      const look = async (address: string, size: (typeof SIZES)[0], dark: boolean): Promise<void> => {
        const { page, context } = await opened(rally.url + address, { size, dark });
        if (address.includes('/entries/')) await painted(page);
        else await speaks(page);
        if (address.startsWith(`/live/${slug}`)) await whole(page);
        found[`${address} ${size.width}`] = await shiftsOf(page);
        await context.close();
      };
      // An entry's own page shows no state and no connection.
      const doors = [
        `/live/${slug}`,
        `/embed/${slug}`,
        ...(status === 'live' ? [`/live/${slug}/entries/${entry}`] : []),
      ];
      await Promise.all(SIZES.flatMap((size, index) => doors.map((address) => look(address, size, index % 2 === 1))));
      await rally.stop();
      expect(Object.keys(found)).toHaveLength(SIZES.length * doors.length);
      expect(Object.entries(found).filter(([, shifts]) => shifts.length > 0)).toEqual([]);
    },
  );

  test('the head of a page keeps its height without its script, live, and when the connection is lost', async () => {
    const rally = await startRally({ env: { SITE_NAME: 'Witnesses of the Square' } });
    const { slug } = await stageOf(rally, 'live', ['en']);
    const heightOf = (page: Page, head: string) =>
      page.locator(head).evaluate((element) => element.getBoundingClientRect().height);
    const look = async (door: string, head: string, size: (typeof SIZES)[0]): Promise<void> => {
      const address = `${rally.url}/${door}/${slug}`;
      const [bare, alive] = await Promise.all([opened(address, { size, script: false }), opened(address, { size })]);
      const height = await heightOf(bare.page, head);
      await speaks(alive.page);
      if (door === 'live') await whole(alive.page);
      expect([door, size.width, await heightOf(alive.page, head)]).toEqual([door, size.width, height]);
      expect([await shiftsOf(bare.page), await shiftsOf(alive.page)]).toEqual([[], []]);
      await alive.context.setOffline(true);
      await alive.page.locator('[data-connection=offline]', { hasText: 'Offline since' }).waitFor(PATIENCE);
      await painted(alive.page);
      expect([door, size.width, await heightOf(alive.page, head)]).toEqual([door, size.width, height]);
      await Promise.all([bare.context.close(), alive.context.close()]);
    };
    await Promise.all([
      look('live', '.site', SIZES[0]!),
      look('live', '.site', PHONE),
      look('embed', '.rally > header', PHONE),
    ]);
    await rally.stop();
  });
});

describe('while entries arrive', () => {
  test.each([
    ['live', PHONE],
    ['live', DESKTOP],
    ['embed', PHONE],
  ])(
    'a reader who has scrolled in /%s at %j does not move when entries arrive, and finds them behind the button',
    async (door, size) => {
      const rally = await startRally();
      const { slug } = await stageOf(rally, 'live', ['en']);
      const token = await rally.token(slug, 'Ann');
      for (let n = 0; n < 8; n += 1) await rally.post(token, slug, { text: 'People are arriving. '.repeat(30) });
      const { page, context } = await opened(`${rally.url}/${door}/${slug}`, { size });
      await speaks(page);
      let pending = 0;
      // Scrolled a little, with the top of the feed in sight, and to its middle.
      for (const top of [60, 1_500]) {
        await page.evaluate((to) => scrollTo(0, to), top);
        await painted(page);
        await shiftsOf(page);
        for (const text of ['Short.', 'Something long. '.repeat(40)]) {
          await rally.post(token, slug, { text });
          pending += 1;
          await page.locator(`[data-pending="${pending}"]`).waitFor(PATIENCE);
          await painted(page);
        }
        expect([top, await shiftsOf(page)]).toEqual([top, []]);
      }
      await page.locator('[data-pending]').click();
      await page.locator('[role=feed] > article:first-child', { hasText: 'Something long.' }).waitFor(PATIENCE);
      await context.close();
      await rally.stop();
    },
  );
});
