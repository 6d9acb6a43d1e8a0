/** An editor at the desk. */
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

async function edited(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  await page.resize({ width: 1_280, height: 800 });
  await rally.post(await stage.other(), slug, { text: 'About a hundred people.' });
  await page.go(`${rally.url}/join#${await rally.invitation(slug, 'Nigar', 'editor')}`);
  await page.tap('[data-join]');
  await page.seen('.ways a', 'desk');
  // The link was used: how to use it is said no more.
  await page.gone('[data-join-how]');
  await page.tap('.ways a', 'desk');
  await page.seen('[data-entry][data-state=published]', 'About a hundred people.');
  await page.tap('[data-entry] button', 'Edit');
  await page.type('dialog [name=text]', 'Близько двохсот людей.');
  await page.tap('dialog button', 'Save');
  await page.gone('dialog');
  await page.seen('[data-entry]', 'Близько двохсот людей.');
  const { id } = await rally.post(await stage.other(), slug, { text: 'It comes by itself.' });
  await page.seen(`[data-entry="${id}"]`, 'It comes by itself.');
}

export const deskScenarios: readonly Scenario[] = [
  { says: 'an editor signs in, sees what comes, and corrects an entry', play: edited },
];
