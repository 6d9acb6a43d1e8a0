/** A phone that may be taken: its cookie alone opens nothing, and the quick exit leaves nothing on it, without a network, too. */
import { expect } from '@jest/globals';
import { HOLD_MS } from '../../../client/reporter/exit/holding.js';
import { lookAtAll } from '../taken/everything.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

/** A finger lets go after the deed. */
const HELD_MS = HOLD_MS + 300;

async function leftInHaste(stage: EngineStage): Promise<void> {
  const { page, uplink, rally, slug } = stage;
  await stage.signIn();
  const byCookieAlone = () =>
    fetch('/api/v1/session', { headers: { 'X-Rallyline': '1' } }).then(({ status }) => status);
  expect(await page.run(byCookieAlone, null)).toBe(401);
  await page.run(() => navigator.serviceWorker.ready.then(() => undefined), null);
  uplink.cut();
  await stage.send('Not sent.');
  await page.hold('.exit-hold', HELD_MS);
  await page.seen('h1', 'Live blogs');
  const workers = () => navigator.serviceWorker.getRegistrations().then(({ length }) => length);
  const left = async () => (await page.run(lookAtAll, null)).places.length + (await page.run(workers, null));
  // It cannot be looked at while the page goes on to the readers' own.
  await stage.until(async () => (await left().catch(() => NaN)) === 0);
  uplink.restore();
  await page.tap('button', 'Try again');
  await page.gone('button', 'Try again');
  const devices = async () => (await rally.parts.store.people.devices()).filter(({ blog }) => blog === slug);
  await stage.until(async () => (await devices()).some(({ revokedAt }) => revokedAt !== null));
  const ended = (await devices()).filter(({ revokedAt }) => revokedAt !== null);
  expect(ended.map(({ name }) => name)).toEqual(['Leyla']);
}

export const takenScenarios: readonly Scenario[] = [
  {
    says: 'a cookie alone opens nothing, and the quick exit without a network leaves nothing on the phone',
    play: leftInHaste,
  },
];
