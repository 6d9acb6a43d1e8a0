/** The demo's sites of every kind, each with the very feed in its page. */
import { expect, test } from '@jest/globals';
import { onSites, takeDown } from './hosts/sites.js';
import { wordpressTests } from './hosts/wordpress.js';
import { PATIENCE, type EmbedStage } from './stage.js';

const MINUTE = 60_000;

/** Pixels by which a page is wider than its window. Runs in the page. */
const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

export function hostTests(stage: EmbedStage): void {
  test('in every kind of site an entry comes and is taken down within the open page, and none scrolls sideways on a phone', () =>
    onSites(stage, async (sites) => {
      expect(sites.paths()).toHaveLength(8);
      const open = [];
      for (const at of sites.paths()) open.push({ at, ...(await sites.visit(at)) });
      const { id } = await stage.rally.post(stage.token, stage.slug, { text: 'The square is full.' });
      for (const { feed } of open) await feed.locator('article', { hasText: 'The square is full.' }).waitFor(PATIENCE);
      await takeDown(stage, id);
      for (const { at, feed, page, faults } of open) {
        await feed.locator('article', { hasText: 'The square' }).waitFor({ state: 'detached', ...PATIENCE });
        expect([at, await page.evaluate(sideways), faults]).toEqual([at, 0, []]);
      }
    }));

  strictTest(stage);
  keptTest(stage);
  reactTest(stage);
  arabicTest(stage);
  wordpressTests(stage);
}

function strictTest(stage: EmbedStage): void {
  test('under a policy with Trusted Types the feed breaks no rule, and older entries come as elsewhere', () =>
    onSites(stage, async (sites) => {
      for (let n = 0; n < 25; n += 1) await stage.rally.post(stage.token, stage.slug, { text: `Number ${String(n)}.` });
      const { page, feed, faults } = await sites.visit('/strict/', noteViolations);
      await feed.locator('[data-older]').click();
      await feed.locator('article', { hasText: 'Number 0.' }).waitFor(PATIENCE);
      expect(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([]);
      expect(faults).toEqual([]);
      // The rule bites: a script of the page itself may make no HTML of text.
      expect(await page.evaluate(refusesHtml)).toBe(true);
    }));
}

/** Runs in the page before its scripts. */
function noteViolations(): void {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
}

/** Runs in the page. */
function refusesHtml(): boolean {
  try {
    document.createElement('p').innerHTML = '<b>text</b>';
    return false;
  } catch {
    return true;
  }
}

function keptTest(stage: EmbedStage): void {
  test('nothing stays of markup that a cache kept for most of an hour where it is gone since, and what came since is there', () =>
    onSites(stage, async (sites) => {
      const gone = await stage.rally.post(stage.token, stage.slug, { text: 'A name that must not be here.' });
      await stage.rally.post(stage.token, stage.slug, { text: 'It stays.' });
      const markup = async () => (await fetch(`${sites.origin}/kept/`)).text();
      const made = await markup();
      expect(made).toContain('A name that must not be here.');
      await takeDown(stage, gone.id);
      await stage.rally.post(stage.token, stage.slug, { text: 'It came since.' });
      sites.later = 59 * MINUTE;
      expect(await markup()).toBe(made);

      const { page, feed, faults } = await sites.visit('/kept/');
      await feed.locator('article', { hasText: 'It came since.' }).waitFor(PATIENCE);
      expect(await feed.locator('article:visible', { hasText: 'It stays.' }).count()).toBe(1);
      expect(await page.getByText('A name that must not be here.').count()).toBe(0);
      expect(await page.evaluate(() => document.querySelector('rally-feed')?.textContent)).not.toContain('A name');
      expect(faults).toEqual([]);
    }));
}

function reactTest(stage: EmbedStage): void {
  test('in a page that React draws the element keeps its feed when the page is drawn anew, follows a changed language, and tells what is new', () =>
    onSites(stage, async (sites) => {
      await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
      const { page, feed, faults } = await sites.visit('/react/');
      await stage.rally.post(stage.token, stage.slug, { text: 'The square is full.' });
      // The count is drawn by React, around the feed.
      await page.locator('[data-count="1"]').waitFor(PATIENCE);
      expect(await feed.locator('article').count()).toBe(2);
      await page.getByRole('button', { name: 'uk' }).click();
      await feed.locator('.rally[lang=uk] article').first().waitFor(PATIENCE);
      await page.locator('[data-show]').click();
      await feed.waitFor({ state: 'detached' });
      await stage.rally.post(stage.token, stage.slug, { text: 'It came meanwhile.' });
      await page.locator('[data-show]').click();
      await feed.locator('.rally[lang=uk] article', { hasText: 'It came meanwhile.' }).waitFor(PATIENCE);
      expect(faults).toEqual([]);
    }));
}

function arabicTest(stage: EmbedStage): void {
  test('in a page from right to left the feed runs from right to left, and an entry in the direction of its language', async () => {
    await stage.set({ languages: ['en', 'ar'] });
    await onSites(stage, async (sites) => {
      await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
      const { page, feed, faults } = await sites.visit('/arabic/');
      const directionOf = (selector: string) =>
        feed
          .locator(selector)
          .first()
          .evaluate((place) => getComputedStyle(place).direction);
      expect(await directionOf('.rally')).toBe('rtl');
      expect(await directionOf('article .t p')).toBe('ltr');
      const side = await feed.locator('.rally header h2').boundingBox();
      expect((side?.x ?? 0) + (side?.width ?? 0)).toBeGreaterThan((page.viewportSize()?.width ?? 0) / 2);
      expect(faults).toEqual([]);
    });
  });
}
