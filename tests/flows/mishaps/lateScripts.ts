/** Pages whose script does not load. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { hurryAnimations } from '../../support/hurried.js';

export function lateScriptTests(stage: BrowserStage): void {
  const missing = async (path: string, lost: RegExp): Promise<Visitor> => {
    const somebody = await stage.visitor({ before: watchNotice });
    // The second sentence is still later than the first, which keeps its time.
    await hurryAnimations(somebody.page, 6_000, 3);
    await somebody.context.route(lost, (route) => route.abort('connectionreset'));
    await somebody.page.goto(`${stage.rally.url}${path}`, { waitUntil: 'domcontentloaded' });
    return somebody;
  };
  const late = (page: Page) => page.locator('.late-more').first();

  const loadsAgain = async (path: string, lost: RegExp) => {
    const { page, context } = await missing(path, lost);
    await late(page).waitFor({ timeout: 60_000 });
    const [frames, first] = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: Sighting[] };
      return [seen.length, seen.find(({ notices }) => notices > 0)?.at];
    });
    expect(frames).toBeGreaterThan(1);
    expect(first).toBeGreaterThan(SOON_MS);
    await context.unroute(lost);
    await page.getByRole('link', { name: 'Load it again' }).click();
    await page.locator('.strip, .plain h1:not(.late)').first().waitFor();
    await context.close();
  };
  const keepsInvitation = async () => {
    const { page, context } = await missing('/join#secret', /assets\/join-.*\.js/);
    await late(page).waitFor({ timeout: 60_000 });
    expect(await late(page).innerText()).toContain('reload the page');
    expect(page.url()).toMatch(/\/join#secret$/);
    await context.close();
  };

  test('a page whose script does not load says so after a while, and how to load it again: phone, desk, their words, sign-in', async () => {
    await Promise.all([
      loadsAgain('/report', /assets\/reporter-.*\.js/),
      loadsAgain('/desk', /assets\/desk-.*\.js/),
      loadsAgain('/report', /assets\/phonePage-.*\.js/),
      keepsInvitation(),
    ]);
  });

  test('a script that loads in time shows no notice of a missing script, and its words load beside it', async () => {
    const { page, context, faults } = await stage.visitor({ before: watchNotice });
    await page.goto(`${stage.rally.url}/report`);
    await page.locator('.strip').waitFor();
    // On a busy machine the script may be late in earnest, and the notice is right: not before its time.
    const seen = await page.evaluate(() => (window as unknown as { seen: Sighting[] }).seen);
    expect(seen.filter(({ at, notices }) => at < SOON_MS && notices > 0)).toEqual([]);
    expect(seen.length).toBeGreaterThan(1);
    expect(await page.locator('link[rel=modulepreload]').first().getAttribute('href')).toMatch(/\/assets\/phonePage-/);
    expect(faults).toEqual([]);
    await context.close();
  });
}

/** The notices of a missing script that are to be seen at a time of the page, in ms. */
interface Sighting {
  at: number;
  notices: number;
}

/** A notice that comes sooner would be seen where nothing is missing. */
const SOON_MS = 1_400;

/** Looks at each frame for notices. Runs in the page. */
function watchNotice(): void {
  const seen: Sighting[] = [];
  Object.assign(window, { seen });
  const look = (): void => {
    const all = [...document.querySelectorAll('.late')];
    const notices = all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length;
    seen.push({ at: performance.now(), notices });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
