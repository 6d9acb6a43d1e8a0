/** Photos on their way from a real browser: cut, killed, held for Wi-Fi; and the same bytes at both ends. */
import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { violationsOn } from '../support/axe.js';
import { approvePhotos, openSettings, send, signInOnPhone, visitor, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { asTaken } from '../support/photos/asTaken.js';
import { eventually } from '../support/photos/eventually.js';
import { digestsOfTaken } from '../support/photos/taken.js';
import { Chance } from '../support/seeded.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { keepsDigests, madeOn } from './uploads/made.js';

jest.setTimeout(400_000);

const stage = sharedStage();
let uplink: Uplink;
let crowd: Buffer;
let taken: string[];

beforeAll(async () => {
  crowd = await asTaken({ width: 2_640, height: 1_980, seed: 3 });
  taken = digestsOfTaken(stage.rally);
});
beforeEach(async () => {
  taken.length = 0;
  uplink = await startUplink(stage.rally.port);
});
afterEach(() => uplink.close());

const strip = (page: Page, words: string | RegExp) => page.locator('.strip', { hasText: words }).waitFor();
const photos = (page: Page, state: string) => page.locator(`.own-photo[data-state=${state}]`);
/** The time from one cut to the next at most, on a machine that does little else. */
const LONGEST_MS = 700;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** Signs Leyla in with a browser that `before` has changed. */
async function reporter(before?: () => void) {
  const one = await visitor(stage.browser, before === undefined ? {} : { before });
  await signInOnPhone(one.page, uplink.url, await stage.rally.invitation(await stage.rally.blog(), 'Leyla'));
  return one;
}

/** Sends an entry with so many photos, each with a description. */
async function sendPhotos(page: Page, count: number): Promise<void> {
  await page.locator('button[data-kind=photo]').click();
  const one = { mimeType: 'image/jpeg', buffer: crowd };
  const files = Array.from({ length: count }, (_, at) => ({ ...one, name: `${at}.jpg` }));
  await page.locator('.writing input[name=library]').setInputFiles(files);
  await approvePhotos(page, count);
  const alt = (at: number) => page.locator(`.writing [name="media.${at}.alt"]`);
  for (let at = 0; at < count; at += 1) await alt(at).fill(`The crowd, ${at + 1}.`);
  await send(page);
}

test.each([
  ['a connection that passes every byte on', false, 20_000, 5],
  ['a proxy that passes on whole requests only', true, 60_000, 2],
])(
  '[O4] photos through 20 cuts of %s: at most one piece goes again for each cut, and all arrive as they left',
  async (_way, isWholeOnly, rate, count) => {
    const chance = new Chance(6);
    const { page, context, faults } = await reporter(keepsDigests);
    uplink.wholeOnly(isWholeOnly);
    uplink.slow(rate);
    await sendPhotos(page, count);
    for (let cuts = 0; cuts < 20;) {
      const begun = Date.now();
      expect(await photos(page, 'ready').count()).toBeLessThan(count);
      if (uplink.isMoving) cuts += Math.min(1, uplink.snap());
      else await page.evaluate(() => dispatchEvent(new Event('online')));
      await pause(200 + chance.below(400));
      // A busy machine cuts more seldom: no more bytes than elsewhere pass until it does.
      uplink.slow(rate * Math.min(1, LONGEST_MS / (Date.now() - begun)));
    }
    uplink.slow(null);
    const last = photos(page, 'ready').nth(count - 1);
    await last.waitFor({ timeout: 90_000 });
    const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
    const again = sum(uplink.pieces) - sum([...uplink.uploads.values()].map(({ length }) => length));
    expect(again).toBeLessThanOrEqual(20 * Math.max(...uplink.pieces));
    expect([uplink.uploads.size, taken.length]).toEqual([count, count]);
    expect(await madeOn(page)).toEqual(expect.arrayContaining(taken));
    expect(faults).toEqual([]);
    await context.close();
  },
);
/** Opens the app again on the same phone. */
async function opened(context: BrowserContext): Promise<{ page: Page; sent: string[] }> {
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    const at = request.headers()['upload-offset'];
    if (request.url().includes('/api/v1/uploads')) sent.push(at === undefined ? request.method() : `from ${at}`);
  });
  await page.goto(`${uplink.url}/report`);
  return { page, sent };
}

test('[O4] an app that is killed in the middle of an upload goes on from there when it is opened, and sends only the rest', async () => {
  const { page, context } = await reporter(keepsDigests);
  uplink.hold(150_000);
  const held = uplink.held();
  await sendPhotos(page, 1);
  await held;
  await eventually(async () => (await madeOn(page)).length > 0);
  const [made] = await madeOn(page);
  await page.close({ runBeforeUnload: false });
  uplink.hold(null);
  const { page: next, sent } = await opened(context);
  await photos(next, 'ready').waitFor({ timeout: 60_000 });
  expect(sent[0]).toBe('HEAD');
  expect(sent).not.toContain('POST');
  // All that was acknowledged or had come of the cut piece stays: 64 KB at least.
  const from = sent.filter((one) => one.startsWith('from')).map((one) => Number(one.slice(5)));
  expect(Math.min(...from)).toBeGreaterThanOrEqual(64 * 1_024);
  expect(taken).toEqual([made]);
  await context.close();
});

test('text goes now and photos on Wi-Fi: where the browser tells no Wi-Fi they wait for a tap, also in an app opened anew', async () => {
  const { page, context, faults } = await reporter();
  await openSettings(page);
  await page.locator('[name=photos-when]').selectOption('on-wifi');
  await page.getByText('This browser does not tell when there is Wi-Fi').waitFor();
  await sendPhotos(page, 2);
  await page.locator('.own[data-state=published]').waitFor();
  await strip(page, '2 photos wait for you');
  await page.locator('[data-waits=reporter]').nth(1).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.close();
  const { page: next, sent } = await opened(context);
  await strip(next, '2 photos wait for you');
  await write(next, 'update', { text: 'The square is full.' });
  await send(next);
  await next.locator('.own[data-state=published]').nth(1).waitFor();
  expect(sent).toEqual([]);
  await next.getByRole('button', { name: 'Send photos now' }).click();
  await photos(next, 'ready').nth(1).waitFor({ timeout: 60_000 });
  await strip(next, 'All sent');
  expect(faults).toEqual([]);
  await context.close();
});

test('text goes now and photos on Wi-Fi: where the browser tells Wi-Fi they go by themselves while it is there', async () => {
  const { page, context } = await reporter(() => {
    const connection = Object.assign(new EventTarget(), { type: 'cellular', effectiveType: '4g' });
    Object.defineProperty(navigator, 'connection', { value: connection });
  });
  const move = (to: string) =>
    page.evaluate((type) => {
      const { connection } = navigator as unknown as { connection: EventTarget };
      Object.assign(connection, { type }).dispatchEvent(new Event('change'));
    }, to);
  await openSettings(page);
  await page.locator('[name=photos-when]').selectOption('on-wifi');
  uplink.hold(70_000);
  const held = uplink.held();
  await sendPhotos(page, 1);
  await strip(page, '1 photo waits for Wi-Fi');
  await page.locator('[data-waits=wifi]').waitFor();
  await move('wifi');
  await held;
  // The Wi-Fi is left in the middle of the photo: what came of it stays, and the rest waits.
  await move('cellular');
  await page.locator('[data-waits=wifi]').waitFor();
  uplink.hold(null);
  await move('wifi');
  await photos(page, 'ready').waitFor({ timeout: 60_000 });
  expect(uplink.uploads.size).toBe(1);
  await context.close();
});

test('each photo of an entry shows how far it is: one with a bar that screen readers find, the others what they wait for', async () => {
  const { page, context } = await reporter();
  uplink.slow(20_000);
  // The first photo is still on its way when all else was looked at, however long that takes.
  uplink.hold(20_000);
  await sendPhotos(page, 3);
  const bar = page.getByRole('progressbar', { name: 'On its way: The crowd, 1.' });
  await bar.waitFor();
  await page.locator('[data-waits=turn]').nth(1).waitFor();
  await page.locator('.own-photo-bytes', { hasText: /^\d+% · [\d,]+ of [\d,]+ KB$/ }).waitFor();
  // The strip is read out where it changes: its share of the photo is not in what is read.
  expect(await bar.evaluate((element) => element.closest('[aria-live],[role=status]'))).toBeNull();
  uplink.cut();
  await page.locator('[data-waits=network]').nth(2).waitFor({ timeout: 60_000 });
  await bar.waitFor();
  expect(await violationsOn(page)).toEqual([]);
  uplink.slow(null);
  uplink.hold(null);
  uplink.restore();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await photos(page, 'ready').nth(2).waitFor({ timeout: 90_000 });
  await context.close();
});
