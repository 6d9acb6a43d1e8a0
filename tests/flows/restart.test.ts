import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser, send, signInOnPhone, visitor, write } from '../support/browser.js';
import { freePort, programOn, type Program } from '../support/program.js';

jest.setTimeout(300_000);

let browser: Browser;
let folder: string;
let port: number;
let program: Program;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-'));
  port = await freePort();
  program = programOn(folder, port);
  await program.start();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

test('kill -9 in the middle of posting: nothing is lost or doubled, and the open page heals by itself', async () => {
  const url = `http://localhost:${port}`;
  await program.rallyline('blog', 'create', 'baku', '--title', 'Rally', '--status', 'live', '--visibility', 'public');
  const link = await program.rallyline('invite', 'baku', '--name', 'Leyla');
  const [, invitation = ''] = link.split('#');

  const reader = await visitor(browser, { size: DESKTOP });
  await reader.page.goto(`${url}/live/baku`);
  await reader.page.locator('[data-connection=live]').waitFor();
  const phone = await visitor(browser);
  await signInOnPhone(phone.page, url, invitation);

  const texts = [
    'First, while all is well.',
    'Second, as the server dies.',
    'Third, while it is down.',
    'Fourth, after it.',
  ];
  const say = async (text = ''): Promise<void> => {
    await write(phone.page, 'update', { text });
    await send(phone.page);
  };
  await say(texts[0]);
  await reader.page.getByText(texts[0] ?? '').waitFor();
  await Promise.all([say(texts[1]), program.kill()]);
  await say(texts[2]);
  await reader.page.locator('[data-connection=offline], [data-connection=catching-up]').waitFor();
  await program.start();
  await say(texts[3]);

  for (const text of texts) await reader.page.getByText(text).waitFor({ timeout: 60_000 });
  await phone.page.getByText('All sent').waitFor({ timeout: 60_000 });
  await reader.page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  const shown = await reader.page.locator('[role=feed] > article').allInnerTexts();
  for (const text of texts) expect(shown.filter((article) => article.includes(text))).toHaveLength(1);

  await reader.page.reload();
  expect(await reader.page.locator('[role=feed] > article').count()).toBe(4);
  expect(await program.rallyline('verify', 'baku')).toContain('whole');
});
