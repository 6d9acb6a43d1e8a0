/** Hostile hosts, hostile feeds, and a server that went bad, against the element. */
import { expect, test } from '@jest/globals';
import { violationsOn } from '../../support/axe.js';
import { bothLive, element, PATIENCE, type EmbedStage } from './stage.js';

const HOSTILE = `
* { all: unset !important; display: inline !important; color: red !important; font: 60px/3 cursive !important; }
html { font-size: 40px !important; }
rally-feed { --ink: red; --paper: red; --rem: 90px; letter-spacing: 1em !important; direction: rtl !important; }
`;

export function hostileTests(stage: EmbedStage): void {
  test('a hostile style sheet of the host changes nothing inside an embed, and axe finds nothing', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
    const { page } = await stage.opened({ style: HOSTILE });
    await element(page).locator('article').first().waitFor(PATIENCE);
    const looks = await element(page)
      .locator('article .t p')
      .first()
      .evaluate((words) => {
        const { color, fontSize, display, letterSpacing, direction } = getComputedStyle(words);
        return { color, fontSize, display, letterSpacing, direction };
      });
    expect(looks).toEqual({
      color: 'rgb(28, 27, 24)',
      fontSize: '18px',
      display: 'block',
      letterSpacing: 'normal',
      direction: 'ltr',
    });

    const calm = await stage.opened();
    await bothLive(calm.page);
    expect(await violationsOn(calm.page, { within: 'rally-feed', rules: {} })).toEqual([]);
  });

  test('a number to call stays a link in an embed, which opens no page', async () => {
    await stage.rally.post(stage.token, stage.slug, { text: 'Call [the stewards](tel:+994501234567).' });
    const { page } = await stage.opened();
    const link = element(page).getByRole('link', { name: 'the stewards' }).first();
    await link.waitFor(PATIENCE);
    expect(await link.getAttribute('href')).toBe('tel:+994501234567');
    expect(await link.getAttribute('target')).toBeNull();
  });

  test('an embed refuses a feed of another origin in words, and sends it no request', async () => {
    const { page, asked } = await stage.opened({ src: 'http://evil.example/live/rally' });
    await page.waitForFunction(
      () => document.querySelector('rally-feed')?.shadowRoot?.textContent.includes('must begin with') ?? false,
      undefined,
      PATIENCE,
    );
    expect(await element(page).getByRole('link', { name: 'Follow the rally live' }).isVisible()).toBe(true);
    expect(asked.filter((address) => address.includes('evil.example'))).toEqual([]);
  });

  test('an embed drops scripts, handlers and foreign addresses from the HTML of a server that went bad', async () => {
    const { id } = await stage.rally.post(stage.token, stage.slug);
    const hostile = `<article id="e-${id}" data-entry="${id}" data-seq="1" data-order="1" onclick="window.hurt=1" style="color:red">
    <p __proto__="x">a name of its own</p><script>window.hurt=1</script><img src="x" onerror="window.hurt=1"><img src="https://evil.example/p.png" srcset="/a 1w,https://evil.example/p 2w">
    <a href="javascript:window.hurt=1" ping="https://evil.example/">x</a><iframe srcdoc="x"></iframe><form action="https://evil.example/"><button formaction="javascript:1">y</button></form>
    <svg viewBox="0 0 1 1"><animate onbegin="window.hurt=1"></animate><use href="https://evil.example/#x"></use></svg><p>kept</p></article>`;
    const { page, asked } = await stage.opened({}, {}, (page) =>
      page.route(`**/embed/${stage.slug}`, async (route) => {
        if (route.request().resourceType() !== 'fetch') return route.continue();
        const answer = await route.fetch();
        const body = (await answer.text()).replace(/<article[\s\S]*<\/article>/, hostile);
        await route.fulfill({ response: answer, body });
      }),
    );
    await element(page).locator('article p', { hasText: 'kept' }).waitFor(PATIENCE);
    const inside = await element(page)
      .locator('article')
      .evaluate((article) => article.outerHTML);
    expect(inside).not.toMatch(/script|onerror|onclick|onbegin|iframe|<form|formaction|evil|ping|style|<use|animate/);
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
    expect(asked.filter((address) => address.includes('evil.example'))).toEqual([]);
  });
}
