/** The reporter's phone and open readers' pages: entries of each kind, changes, reading on, and networks that are gone. */
import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hurry, PHONE, send, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';

jest.setTimeout(300_000);

const stage = sharedStage();

const TRUCKS = { id: 'trucks', title: 'Ten trucks in ten days', unit: 'trucks', target: 10 };

/** For each kind the fields that the reporter fills in, and text that a reader then sees. */
const KINDS: Record<string, { fields: Record<string, string>; seen: string }> = {
  update: { fields: { text: 'People stand shoulder to shoulder up to the corner.' }, seen: 'shoulder to shoulder' },
  chant: {
    fields: { words: 'Слава Україні!', lang: 'uk', meanings: 'add', 'meanings.0': 'Glory to Ukraine!' },
    seen: 'Слава Україні!',
  },
  speech: {
    fields: { 'speaker.description': 'a student of medicine', text: 'I want to go to Kyiv and give first aid.' },
    seen: 'a student of medicine',
  },
  photo: { fields: { text: 'A hand-drawn flag over the heads.' }, seen: 'hand-drawn flag' },
  quote: {
    fields: { 'source.name': 'The ambassador', text: 'Thank you, brothers.', 'source.published': 'on Twitter, today' },
    seen: 'Thank you, brothers.',
  },
  notice: { fields: { text: 'The side street is closed.', urgency: 'warning' }, seen: 'side street is closed' },
  drive: { fields: { amount: '1' }, seen: 'Ten trucks in ten days' },
  crowd: { fields: { said: 'hundreds', according: 'the ambassador' }, seen: 'hundreds' },
};

/** Ids of the entries on the page, from its top. */
function articles(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator('[role=feed] > article')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.entry));
}

test('an entry of each kind posted from a phone shows on an open page of another size', async () => {
  const slug = await stage.rally.blog({ drives: [TRUCKS] });
  const reader = await stage.readerOf(slug);
  const reporter = await stage.reporterOf(slug);
  for (const [kind, { fields, seen }] of Object.entries(KINDS)) {
    await write(reporter.page, kind, fields);
    await send(reporter.page);
    const article = reader.page.locator(`[role=feed] > article[data-kind=${kind}]`);
    await article.waitFor();
    expect(await article.innerText()).toContain(seen);
  }
  await reader.page.locator('[data-top]', { hasText: '1 of 10' }).waitFor();
  const live = await articles(reader.page);
  await reader.page.reload();
  expect(await articles(reader.page)).toEqual(live);
  expect([...reader.faults, ...reporter.faults]).toEqual([]);
  await Promise.all([reader.context.close(), reporter.context.close()]);
});

test('a change and a withdrawal from the phone reach an open page', async () => {
  const slug = await stage.rally.blog();
  const reader = await stage.readerOf(slug, PHONE);
  const reporter = await stage.reporterOf(slug);
  await write(reporter.page, 'update', { text: 'The speeches begin at three.' });
  await send(reporter.page);
  await reader.page.getByText('The speeches begin at three.').waitFor();

  await reporter.page.getByRole('button', { name: 'Change' }).click();
  await reporter.page.locator('.writing [name=text]').fill('The speeches begin at four.');
  await send(reporter.page);
  await reader.page.getByText('The speeches begin at four.').waitFor();
  expect(await reader.page.getByText('at three').count()).toBe(0);

  await reporter.page.getByRole('button', { name: 'Withdraw' }).click();
  await reader.page.locator('[role=feed] > article').waitFor({ state: 'detached', timeout: 60_000 });
  expect(await reader.page.content()).not.toContain('at four');
  await Promise.all([reader.context.close(), reporter.context.close()]);
});

test('entries that arrive while a reader reads further down are pending, and the page does not move', async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Leyla');
  for (let index = 1; index <= 45; index += 1) await stage.rally.post(token, slug, { text: `Entry number ${index}.` });
  const { page, context } = await stage.readerOf(slug, PHONE);
  // No later part of the page changes its height any more.
  await page.locator('body[data-whole]').waitFor();

  await page.locator('[role=feed] > article').nth(12).scrollIntoViewIfNeeded();
  const read = page.locator('[role=feed] > article').nth(12);
  const before = (await read.boundingBox())?.y;
  await stage.rally.post(token, slug, { text: 'The newest.' });
  const { id } = await stage.rally.post(token, slug, { text: 'Soon withdrawn.' });
  await page.locator('[data-pending="2"]').waitFor();
  await stage.rally.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${id}`, undefined, {
    'Idempotency-Key': stage.rally.parts.newId(),
  });
  await page.locator('[data-pending="1"]').waitFor();
  const stillThere = page.locator(`#${String(await read.getAttribute('id'))}`);
  expect((await stillThere.boundingBox())?.y).toBeCloseTo(before ?? NaN, 0);

  await page.locator('[data-pending]').click();
  await page.getByText('The newest.').waitFor();
  expect(await page.content()).not.toContain('Soon withdrawn.');

  for (const expected of [41, 46]) {
    await page.locator('[data-older]').click();
    await page
      .locator('[role=feed] > article')
      .nth(expected - 1)
      .waitFor();
  }
  expect(await page.locator('[role=feed] > article').count()).toBe(46);
  expect(new Set(await articles(page)).size).toBe(46);
  await context.close();
});

test("a reader's page without scripts is complete, and links to older entries", async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Leyla');
  for (let index = 1; index <= 25; index += 1) await stage.rally.post(token, slug, { text: `Entry number ${index}.` });
  const { page, context } = await stage.visitor({ scripts: false });
  await page.goto(`${stage.rally.url}/live/${slug}`);
  expect(await page.locator('[role=feed] > article').count()).toBe(20);
  await page.locator('[data-older]').click();
  await page.waitForURL(/[?&]before=/);
  expect(await page.locator('[role=feed] > article').count()).toBe(5);
  expect(await page.getByText('Entry number 1.', { exact: true }).isVisible()).toBe(true);
  await context.close();
});

test("a reader's page polls where WebSockets are blocked", async () => {
  const slug = await stage.rally.blog();
  const token = await stage.rally.token(slug, 'Leyla');
  const { page, context } = await stage.visitor({
    before: () => {
      window.WebSocket = function blocked() {
        throw new Error('blocked');
      } as unknown as typeof WebSocket;
    },
  });
  // The second attempt comes within five seconds, and a question every ten.
  await hurry(page, 500, 12_500);
  await page.goto(`${stage.rally.url}/live/${slug}`);
  await page.locator('[data-connection=live]').waitFor({ timeout: 60_000 });
  await stage.rally.post(token, slug, { text: 'It comes all the same.' });
  await page.getByText('It comes all the same.').waitFor({ timeout: 60_000 });
  await context.close();
});

test('an entry written without a network is sent once when the network is back, also after a reload', async () => {
  const slug = await stage.rally.blog();
  const reader = await stage.readerOf(slug, PHONE);
  const reporter = await stage.reporterOf(slug);
  await write(reporter.page, 'update', { text: 'Half a sentence' });
  await reporter.page.reload();
  await reporter.page.locator('.writing').waitFor();
  expect(await reporter.page.locator('.writing [name=text]').inputValue()).toBe('Half a sentence');
  // A socket that is just being opened would outlive the network of the test.
  await reporter.page.waitForLoadState('networkidle');
  await reporter.context.setOffline(true);
  await reporter.page.locator('.writing [name=text]').fill('Written in the dark.');
  await send(reporter.page);
  await reporter.page.getByText('1 waiting, no network').waitFor();
  await reporter.context.setOffline(false);
  await reporter.page.reload();
  await reader.page.getByText('Written in the dark.').waitFor({ timeout: 60_000 });
  await reporter.page.locator('.own[data-state=published], .own[data-state=sent]').waitFor();
  expect(await reader.page.getByText('Written in the dark.').count()).toBe(1);
  await Promise.all([reader.context.close(), reporter.context.close()]);
});
