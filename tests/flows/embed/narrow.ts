/** The element in a phone's column: what stands above the entries. */
import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../shared/messages/languages.js';
import { type EmbedStage, element, PATIENCE } from './stage.js';

/** Widths of phones, and of a column in one. */
const WIDTHS = [320, 340, 360, 375, 390, 412];

/** Lines of the state, and what sticks out of the head, in pixels. Runs in the page. */
function headsOf(feeds: Element[]) {
  return feeds.map(({ shadowRoot }) => {
    const state = shadowRoot?.querySelector('.state');
    const head = shadowRoot?.querySelector('header');
    if (!state || !head) return null;
    const lines = Math.round(state.getBoundingClientRect().height / parseFloat(getComputedStyle(state).lineHeight));
    return [head.lang, lines, head.scrollWidth - head.clientWidth];
  });
}

export function narrowTests(stage: EmbedStage): void {
  test('how long a rally has been live stands in one line in a phone’s column, in each language, also on another day', async () => {
    const tags = [...LANGUAGES];
    await stage.set({ languages: tags });
    const body = tags.map((tag) => `<rally-feed src="${stage.src}" lang="${tag}"></rally-feed>`).join('');
    const { page } = await stage.openedPlain({ body });
    await expectLive(page, tags.length);
    const wanted = tags.map((tag) => [tag, 1, 0]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      expect([width, await element(page).evaluateAll(headsOf)]).toEqual([width, wanted]);
    }
  });
}

async function expectLive(page: Parameters<typeof element>[0], count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await element(page)
      .nth(at)
      .locator('[data-connection=live]')
      .waitFor({ state: 'attached', ...PATIENCE });
}
