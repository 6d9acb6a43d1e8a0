/** Sign-in by an invitation. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { refusals } from '../../../shared/messages/en/refusals.js';
import { PHONE } from '../../support/browser.js';
import { expectNoEnglish } from '../../support/noEnglish.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { PATIENCE, says, type PseudoStage } from './stage.js';

export function joinTests(stage: PseudoStage): void {
  const state = (page: Page) => page.locator('[data-join-state]', { hasText: '~' }).waitFor(PATIENCE);
  const pressed = async (page: Page) => {
    await page.locator('[data-join]').click();
    await state(page);
    return page;
  };

  test('no English shows at sign-in without an invitation, with an unknown one, and without a network', async () => {
    const page = await stage.opened(`/join?lang=${PSEUDO}`);
    await state(page);
    await expectNoEnglish(page);
    await expectNoEnglish(await pressed(await stage.opened(`/join?lang=${PSEUDO}#${'x'.repeat(43)}`)));
    const offline = await stage.opened(`/join?lang=${PSEUDO}#${'y'.repeat(43)}`);
    await offline.context().setOffline(true);
    await expectNoEnglish(await pressed(offline));
  });

  test('no English shows at sign-in with a used invitation, and to an editor who has just signed in', async () => {
    const slug = await stage.rally.blog();
    const secret = await stage.rally.invitation(slug);
    const page = await stage.opened(`/join?lang=${PSEUDO}#${secret}`);
    await page.locator('[data-join]').click();
    await page.locator('nav.ways').waitFor(PATIENCE);
    await expectNoEnglish(page);
    const again = await pressed(await stage.opened(`/join?lang=${PSEUDO}#${secret}`));
    await says(again.locator('[data-join-state]'), refusals.why['invitation-used']);
    await expectNoEnglish(again);
  });

  test('sign-in speaks the language that the browser prefers', async () => {
    const page = await stage.page({ size: PHONE });
    await page.setExtraHTTPHeaders({ 'Accept-Language': `xx, ${PSEUDO};q=0.9, en;q=0.5` });
    const answer = await page.goto(`${stage.rally.url}/join`);
    expect(answer?.headers().vary).toContain('Accept-Language');
    await state(page);
    await expectNoEnglish(page);
  });

  test.each(['join', 'report', 'desk'])('no English shows on /%s without scripts', async (page) => {
    await expectNoEnglish(await stage.opened(`/${page}?lang=${PSEUDO}`, { scripts: false }));
  });
}
