/** Sign-in by an invitation. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { refusals } from '../../../shared/messages/en/refusals.js';
import { signIn } from '../../../shared/messages/en/signIn.js';
import { PHONE } from '../../support/browser.js';
import { expectNoEnglish } from '../../support/noEnglish.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { PATIENCE, says, type PseudoStage } from './stage.js';

export function joinTests(stage: PseudoStage): void {
  const tells = (page: Page, words: unknown) => says(page.locator('[data-join-state]'), words);
  const { none, lost } = signIn.join.script;
  // The page says something else on the way to its answer.
  const pressed = async (page: Page, answer: unknown) => {
    await page.locator('[data-join]').click();
    await tells(page, answer);
    return page;
  };

  test('no English shows at sign-in without an invitation, with an unknown one, and without a network', async () => {
    const page = await stage.opened(`/join?lang=${PSEUDO}`);
    await tells(page, none);
    await expectNoEnglish(page);
    const unknown = await stage.opened(`/join?lang=${PSEUDO}#${'x'.repeat(43)}`);
    await expectNoEnglish(await pressed(unknown, refusals.why['invitation-unknown']));
    const offline = await stage.opened(`/join?lang=${PSEUDO}#${'y'.repeat(43)}`);
    await offline.context().setOffline(true);
    await expectNoEnglish(await pressed(offline, lost));
  });

  test('no English shows at sign-in with a used invitation, and to an editor who has just signed in', async () => {
    const slug = await stage.rally.blog();
    const secret = await stage.rally.invitation(slug);
    const page = await stage.opened(`/join?lang=${PSEUDO}#${secret}`);
    await page.locator('[data-join]').click();
    await page.locator('nav.ways').waitFor(PATIENCE);
    await expectNoEnglish(page);
    const again = await stage.opened(`/join?lang=${PSEUDO}#${secret}`);
    await expectNoEnglish(await pressed(again, refusals.why['invitation-used']));
  });

  test('sign-in speaks the language that the browser prefers', async () => {
    const page = await stage.page({ size: PHONE });
    await page.setExtraHTTPHeaders({ 'Accept-Language': `xx, ${PSEUDO};q=0.9, en;q=0.5` });
    const answer = await page.goto(`${stage.rally.url}/join`);
    expect(answer?.headers().vary).toContain('Accept-Language');
    await tells(page, none);
    await expectNoEnglish(page);
  });

  test.each(['join', 'report', 'desk'])('no English shows on /%s without scripts', async (page) => {
    await expectNoEnglish(await stage.opened(`/${page}?lang=${PSEUDO}`, { scripts: false }));
  });
}
