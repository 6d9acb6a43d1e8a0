/** Entries that were sent, and are changed on a phone without a network while the desk changes them, too. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { UNDO_MS } from '../../client/reporter/screens/withdrawing.js';
import { anotherGesture, send, signInOnPhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { hurryRepeats, hurryUndo } from '../support/hurried.js';
import { eventually } from '../support/photos/eventually.js';
import { edited as sceneOf, type Scene } from './editedOffline/scene.js';
import { shelf } from './lock/lockedPhone.js';

jest.setTimeout(300_000);

const stage = sharedStage();

const edited = (text: string, next: string) => sceneOf(stage, text, next);

async function readersSee(scene: Scene): Promise<string[]> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${scene.slug}/entries`);
  return ((await answer.json()) as { entries: { text: string }[] }).entries.map(({ text }) => text);
}

const own = (page: Page, state: string) => page.locator(`.own[data-state=${state}]`);

test('a change made without a network waits with its own text, and goes when the network is back', async () => {
  const scene = await edited('The speeches begin at three.', 'The speeches begin at four.');
  const { page, context } = scene;
  await own(page, 'waiting').getByText('at four').waitFor();
  await own(page, 'waiting').getByText('Readers see the version before this one').waitFor();
  expect(await readersSee(scene)).toEqual(['The speeches begin at three.']);
  await context.setOffline(false);
  await own(page, 'published').waitFor();
  expect(await readersSee(scene)).toEqual(['The speeches begin at four.']);
  expect(scene.faults).toEqual([]);
  await context.close();
});

test('a conflict shows what the desk wrote and what the reporter wrote, and one tap sends the own words on top', async () => {
  const scene = await edited('The speeches begin at three.', 'The speeches begin at four.');
  const { page, context } = scene;
  await scene.desk('PATCH', '', {
    text: 'The desk: speeches from three on.',
    translations: { de: { text: 'Ab drei.' } },
  });
  await context.setOffline(false);
  const conflict = page.locator('.conflict');
  await conflict.getByText('The desk: speeches from three on.').waitFor();
  await conflict.getByText('The speeches begin at four.').waitFor();
  await page.locator('.strip[data-says=needs-you]').waitFor();
  await conflict.getByRole('button', { name: 'Use mine' }).press('Enter');
  await own(page, 'published').waitFor();
  expect(await readersSee(scene)).toEqual(['The speeches begin at four.']);
  const entries = await (await fetch(`${stage.rally.url}/api/v1/blogs/${scene.slug}/entries`)).text();
  expect(entries).toContain('Ab drei.');
  expect(scene.faults).toEqual([]);
  await context.close();
});

test('the reporter may write on from the own words in a conflict, or leave the entry as the desk has it', async () => {
  const scene = await edited('At three.', 'At four.');
  const { page, context } = scene;
  await scene.desk('PATCH', '', { text: 'From three on.' });
  await context.setOffline(false);
  await page.locator('.conflict').getByRole('button', { name: 'Change mine' }).press('Enter');
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('At four.');
  await page.locator('.writing [name=text]').fill('From three on, the last at four.');
  await send(page);
  await own(page, 'published').waitFor();
  expect(await readersSee(scene)).toEqual(['From three on, the last at four.']);

  const other = await edited('At five.', 'At six.');
  await other.desk('PATCH', '', { text: 'At five sharp.' });
  await other.context.setOffline(false);
  await hurryRepeats(other.page, UNDO_MS);
  await other.page.locator('.conflict').getByRole('button', { name: 'Leave as it is' }).press('Enter');
  await own(other.page, 'published').getByText('At five sharp.').waitFor();
  expect(await readersSee(other)).toEqual(['At five sharp.']);
  await Promise.all([context.close(), other.context.close()]);
});

test('on a wide screen words that are typed on after the own ones were sent are what the form sends, without another conflict', async () => {
  const scene = await edited('At three.', 'At four.');
  const { page, context } = scene;
  await page.setViewportSize({ width: 1_200, height: 800 });
  await scene.desk('PATCH', '', { text: 'From three on.' });
  await context.setOffline(false);
  await page.locator('.conflict').getByRole('button', { name: 'Change mine' }).press('Enter');
  await page.locator('.writing [name=text]').fill('At five.');
  await page.locator('.conflict').getByRole('button', { name: 'Use mine' }).press('Enter');
  await own(page, 'published').getByText('At four.').waitFor();
  await page.locator('.writing [name=text]').fill('At six.');
  await send(page);
  await page.locator('.writing').waitFor({ state: 'detached' });
  await own(page, 'published').getByText('At six.').waitFor();
  await eventually(async () => (await readersSee(scene))[0] === 'At six.');
  expect(scene.faults).toEqual([]);
  await context.close();
});

test('a change of an entry that was taken down meanwhile keeps its words, and can begin a new entry', async () => {
  const scene = await edited('At three.', 'At four, by the fountain.');
  const { page, context } = scene;
  await scene.desk('POST', '/takedown', {});
  await context.setOffline(false);
  await own(page, 'needs-you').getByText('At four, by the fountain.').waitFor();
  await page.getByText('This entry was withdrawn or taken down meanwhile.').waitFor();
  await anotherGesture(page);
  await page.getByRole('button', { name: 'New entry with these words' }).click();
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('At four, by the fountain.');
  await send(page);
  await own(page, 'published').getByText('At four, by the fountain.').waitFor();
  expect(await readersSee(scene)).toEqual(['At four, by the fountain.']);
  expect(scene.faults).toEqual([]);
  await context.close();
});

test('a change that met a conflict can be withdrawn with its entry', async () => {
  const scene = await edited('At three.', 'At four.');
  const { page, context } = scene;
  await scene.desk('PATCH', '', { text: 'From three on.' });
  await context.setOffline(false);
  await page.locator('.conflict').waitFor();
  await page.getByRole('button', { name: 'Withdraw' }).press('Enter');
  await own(page, 'withdrawing').waitFor();
  await own(page, 'withdrawn').waitFor();
  expect(await readersSee(scene)).toEqual([]);
  await context.close();
});

const written = (page: Page) => page.locator('.writing [name=text]');

test('a change that was begun and left leaves the phone with its entry, withdrawn or taken down', async () => {
  const slug = await stage.rally.blog();
  const editor = await stage.rally.token(slug, 'Editor', 'editor');
  const { page, context, faults } = await stage.visitor();
  await hurryUndo(page);
  await signInOnPhone(page, stage.rally.url, await stage.rally.invitation(slug, 'Leyla'));
  const begin = async (text: string): Promise<string> => {
    await write(page, 'update', { text });
    await send(page);
    await own(page, 'published').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
    await written(page).fill(`${text} And words that never were sent.`);
    await eventually(async () => (await shelf(page)).includes('never were sent'));
    await page.locator('.writing .back').press('Enter');
    return (await own(page, 'published').getAttribute('data-entry')) ?? '';
  };
  const isLeft = () => eventually(async () => !(await shelf(page)).includes('never were sent'));
  await begin('The first.');
  await page.getByRole('button', { name: 'Withdraw' }).press('Enter');
  await own(page, 'withdrawn').waitFor();
  await isLeft();
  const second = await begin('The second.');
  const key = { 'Idempotency-Key': stage.rally.parts.newId() };
  await stage.rally.send(editor, 'POST', `/api/v1/blogs/${slug}/entries/${second}/takedown`, {}, key);
  await isLeft();
  expect(faults).toEqual([]);
  await context.close();
});

test('words of an entry that is gone begin no entry over another draft, and it is said why until that is sent', async () => {
  const scene = await edited('At three.', 'At four, by the fountain.');
  const { page, context } = scene;
  await write(page, 'update', { text: 'Another draft.' });
  await eventually(async () => (await shelf(page)).includes('Another draft.'));
  await page.locator('.writing .back').press('Enter');
  await scene.desk('POST', '/takedown', {});
  await context.setOffline(false);
  const anew = page.getByRole('button', { name: 'New entry with these words' });
  await page.getByText('A draft of this kind is kept already.').waitFor();
  expect(await anew.count()).toBe(0);
  await page.locator('button[data-kind=update]').click();
  expect(await written(page).inputValue()).toBe('Another draft.');
  await send(page);
  await anew.press('Enter');
  expect(await written(page).inputValue()).toBe('At four, by the fountain.');
  expect(scene.faults).toEqual([]);
  await context.close();
});
