/** Text boxes in browsers whose style sheets cannot make them as high as their text. */
import { expect, test } from '@jest/globals';
import { signInOnPhone, write } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { eventually } from '../../support/photos/eventually.js';
import { withoutYoung, withoutYoungStyles } from './young.js';

export function growingTests(stage: BrowserStage): void {
  test('text boxes grow and shrink with their text without field-sizing, up to the height that the style sheet gives', async () => {
    const { page, context, faults } = await stage.visitor({ before: withoutYoung });
    await withoutYoungStyles(page);
    await signInOnPhone(page, stage.rally.url, await stage.rally.invitation(await stage.rally.blog(), 'Leyla'));
    await write(page, 'update', { text: 'One line.' });
    const text = page.locator('.writing [name=text]');
    expect(
      await text.evaluate((box) => CSS.supports('field-sizing', 'content') || getComputedStyle(box).fieldSizing),
    ).toBe('fixed');
    const height = () =>
      text.evaluate((box: HTMLElement) => ({ is: box.offsetHeight, hides: box.scrollHeight - box.clientHeight }));
    const least = await height();
    // A box grows some time after its text.
    const becomes = (is: (now: typeof least) => boolean) => eventually(async () => is(await height()));
    await text.fill('Line.\n'.repeat(9));
    await becomes(({ is, hides }) => is > least.is + 50 && hides <= 1);
    await text.fill('Line.\n'.repeat(90));
    await becomes(({ hides }) => hides > 500);
    await text.fill('One line.');
    await becomes(({ is, hides }) => is === least.is && hides === least.hides);
    expect(faults).toEqual([]);
    await context.close();
  });
}
