/** Entries that come to wait for an editor, as a screen reader tells of them. */
import { expect, test } from '@jest/globals';
import type { BrowserStage } from '../../support/browserStage.js';

const STATUS = '.waiting > [role=status]';

export function newWaitingTest(stage: BrowserStage): void {
  test('each entry that comes to wait is read out, also where one comes after another in the same words', async () => {
    const slug = await stage.rally.blog({ status: 'paused' });
    const token = await stage.rally.token(slug, 'Leyla');
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar');
    await page.locator('[data-line=live]').waitFor();
    await page.evaluate((selector) => {
      const status = document.querySelector(selector);
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(status?.textContent ?? '')).observe(status as Node, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }, STATUS);
    const saidTimes = (times: number) =>
      page.waitForFunction((most) => {
        const { said } = window as unknown as { said: string[] };
        return said.filter((text) => text === '1 new waiting').length === most;
      }, times);
    for (const times of [1, 2]) {
      await stage.rally.post(token, slug, { text: `Entry ${times.toString()}` });
      await saidTimes(times);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}
