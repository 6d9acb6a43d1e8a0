/** An afternoon in a crowd: the network is gone while twelve entries and six photos are made, and the app is ended twice. */
import { expect } from '@jest/globals';
import { asTaken } from '../../support/photos/asTaken.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const ENTRIES = 12;
/** The app is loaded anew after these entries. */
const ENDED_AFTER = [4, 8];

async function sendPhoto(stage: EngineStage, file: string, n: number): Promise<void> {
  const { page } = stage;
  await page.tap('button[data-kind=photo]');
  await page.seen('.writing');
  await page.choose('.writing input[name=library]', file);
  await stage.usePhoto();
  await page.seen('.photo-one img');
  await page.type('.writing [name="media.0.alt"]', `The crowd, ${String(n)}.`);
  await stage.submit();
}

/** Withdraws the entry that the server has: a phone that was loaded anew knows of it without a network, and has not its words. */
async function withdraw({ page }: EngineStage): Promise<void> {
  await page.tap('.own[data-state=sent] .quiet', 'Withdraw');
  await page.seen('.own[data-state=withdrawing]');
}

async function compose(stage: EngineStage): Promise<void> {
  const file = await stage.file('IMG_0001.jpg', await asTaken({ width: 800, height: 600, seed: 7, orientation: 1 }));
  for (let n = 1; n <= ENTRIES; n += 1) {
    if (n % 2 === 0) await sendPhoto(stage, file, n);
    else await stage.send(`Entry ${String(n)}.`);
    if (!ENDED_AFTER.includes(n)) continue;
    if (n === ENDED_AFTER.at(-1)) await withdraw(stage);
    await stage.page.reload();
    await stage.home();
  }
}

async function afternoon(stage: EngineStage): Promise<void> {
  const { page, uplink } = stage;
  await stage.signIn();
  await page.run(() => navigator.serviceWorker.ready.then(() => undefined), null);
  await stage.send('A name that should not be here.');
  const named = await page.seen('.own[data-state=published]');
  uplink.cut();
  await compose(stage);
  // The withdrawal can be undone for some seconds, and is under way from then on.
  await page.gone('.own[data-state=withdrawing] button');
  uplink.restore();
  await page.seen('.strip[data-says=all-sent]', '', 90_000);
  const sent = await stage.published(ENTRIES);
  const said = sent.map(({ text, media }) => text || (media as { alt: string }[])[0]?.alt);
  const wanted = Array.from(
    { length: ENTRIES },
    (_, at) => `${at % 2 === 0 ? 'Entry ' : 'The crowd, '}${String(at + 1)}.`,
  );
  expect(said).toEqual(wanted);
  // The withdrawal was accepted first: whatever waited has a later place in the record.
  const withdrawn = await stage.entry(named.attributes['data-entry'] ?? '');
  const others = (await stage.entries()).map(({ seq }) => Number(seq));
  expect([withdrawn?.state, Number(withdrawn?.seq) < Math.min(...others)]).toEqual(['retracted', true]);
  expect(uplink.uploads.size).toBe(ENTRIES / 2);
}

export const crowdScenarios: readonly Scenario[] = [
  {
    says: 'twelve entries and six photos made without a network arrive once, in order, after a withdrawal',
    play: afternoon,
  },
];
