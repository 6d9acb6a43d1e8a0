/** The app on a phone that loses its network, is loaded anew, and is left and opened again. */
import { expect } from '@jest/globals';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

async function noNetwork(stage: EngineStage): Promise<void> {
  const { page, uplink } = stage;
  await stage.signIn();
  // An engine that can be told so knows that it is offline, and may keep the socket that it has; to others the network just ends.
  const isTold = await page.offline(true);
  uplink.cut();
  for (const text of ['The first of three.', 'The second.', 'The third.']) await stage.send(text);
  await page.seen('.strip[data-says=no-network]', '3');
  await stage.until(async () => (await page.all('.own[data-state=waiting]')).length === 3);
  if (isTold) await page.offline(false);
  uplink.restore();
  await page.seen('.strip[data-says=all-sent]');
  const texts = (await stage.published(3)).map(({ text }) => text);
  expect(texts).toEqual(['The first of three.', 'The second.', 'The third.']);
}

async function reloaded(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  await page.tap('button[data-kind=speech]');
  await page.type('.writing [name=text]', 'Дівчина, студентка: «Хочу поїхати');
  await page.reload();
  expect((await page.seen('.writing [name=text]')).value).toBe('Дівчина, студентка: «Хочу поїхати');
}

async function openedOffline(stage: EngineStage): Promise<void> {
  const { page, uplink } = stage;
  await stage.signIn();
  await page.run(() => navigator.serviceWorker.ready.then(() => undefined), null);
  uplink.cut();
  await stage.send('Written in the dark.');
  await page.reload();
  await page.seen('.own[data-state=waiting]', 'Written in the dark.');
  await page.seen('.home-foot', 'Leyla');
  uplink.restore();
  await page.seen('.own[data-state=published]', 'Written in the dark.');
  expect(await stage.published(1)).toHaveLength(1);
}

/** Leaves the app for the readers' page and opens it again; before, loads it anew some times. */
export async function leaveAndOpen({ page, uplink, slug, home }: EngineStage, loads: number): Promise<void> {
  for (let n = 0; n < loads; n += 1) {
    await page.reload();
    await home();
  }
  await page.go(`${uplink.url}/live/${slug}`);
  await page.seen('[data-connection=live]');
  await page.go(`${uplink.url}/report`);
  await home();
}

async function wentBack(stage: EngineStage): Promise<void> {
  const { page, uplink, slug } = stage;
  await stage.signIn();
  await leaveAndOpen(stage, 1);
  await page.go(`${uplink.url}/live/${slug}`);
  // The engine may have kept the page as it was, and may load it.
  await page.run(() => history.back(), null);
  await stage.home();
  await stage.send('After the way back.');
  await page.seen('.own[data-state=published]', 'After the way back.');
}

export const outboxScenarios: readonly Scenario[] = [
  { says: 'entries written without a network wait, and are sent once and in order when it is back', play: noNetwork },
  { says: 'the form that was open when the page was loaded anew is open again with its words', play: reloaded },
  { says: 'the app opens without a network, and sends what waits when it is back', play: openedOffline },
  { says: 'the app that was left answers when it is opened again, and when somebody goes back to it', play: wentBack },
];
