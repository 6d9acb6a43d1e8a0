/** Pages whose script does not load. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';

export function lateScriptTests(stage: BrowserStage): void {
  const missing = async (path: string, lost: RegExp): Promise<Visitor> => {
    const somebody = await stage.visitor();
    await somebody.context.route(lost, (route) => route.abort('connectionreset'));
    await somebody.page.goto(`${stage.rally.url}${path}`, { waitUntil: 'domcontentloaded' });
    return somebody;
  };
  const late = (page: Page) => page.locator('.late-more').first();

  const loadsAgain = async (path: string, lost: RegExp) => {
    const { page, context } = await missing(path, lost);
    await page.waitForTimeout(1_000);
    expect(await late(page).isVisible()).toBe(false);
    await late(page).waitFor({ timeout: 20_000 });
    await context.unroute(lost);
    await page.getByRole('link', { name: 'Load it again' }).click();
    await page.locator('.strip, .plain h1:not(.late)').first().waitFor();
    await context.close();
  };
  const keepsInvitation = async () => {
    const { page, context } = await missing('/join#secret', /assets\/join-.*\.js/);
    await late(page).waitFor({ timeout: 20_000 });
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
    const { page, context, faults } = await stage.visitor({
      before: () => {
        const seen: number[] = ((window as unknown as { seen: number[] }).seen = []);
        const look = () => {
          seen.push(
            [...document.querySelectorAll('.late')].filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .length,
          );
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
    });
    await page.goto(`${stage.rally.url}/report`);
    await page.locator('.strip').waitFor();
    expect(await page.evaluate(() => Math.max(...(window as unknown as { seen: number[] }).seen))).toBe(0);
    expect(await page.locator('link[rel=modulepreload]').first().getAttribute('href')).toMatch(/\/assets\/phonePage-/);
    expect(faults).toEqual([]);
    await context.close();
  });
}
