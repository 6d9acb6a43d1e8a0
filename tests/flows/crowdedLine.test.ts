/** A rally of half an hour over networks that are gone, narrow, stalling, cut, or closed to sockets. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { anotherGesture, launchBrowser } from '../support/browser.js';
import { photo } from '../support/photos.js';
import { eventually } from '../support/photos/eventually.js';
import { startRally, type Rally } from '../support/rally.js';
import { Chance } from '../support/seeded.js';
import { startUplink, type Uplink } from '../support/uplink.js';
import { CROWDED } from '../support/uplink/line.js';
import { phoneOf, publicEntries, type Phone } from './crowdedLine/phone.js';

jest.setTimeout(480_000);

let rally: Rally;
let browser: Browser;
let uplink: Uplink;
let slug: string;
let phone: Phone;
let picture: Buffer;
/** The distance of the server's clock, and the phone's, from this machine's, ms. */
let moved = 0;

beforeAll(async () => {
  const now = () => new Date(Date.now() + moved);
  [rally, browser] = await Promise.all([startRally({ now }), launchBrowser()]);
  picture = await photo({ width: 320, height: 240, seed: 7 });
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});
beforeEach(async () => {
  moved = 0;
  uplink = await startUplink(rally.port);
  slug = await rally.blog();
  phone = await phoneOf({ browser, uplink, rally, slug });
});
afterEach(async () => {
  await phone.context.close();
  await uplink.close();
});

const entries = () => publicEntries({ rally, slug });
const numbered = Array.from({ length: 12 }, (_, at) => `Number ${String(at + 1)}.`);
const hasPhoto = (at: number) => at % 2 === 1;
const states = ({ media }: { media: { state: string }[] }) => media.map(({ state }) => state);
const photosOf = (at: number) => (hasPhoto(at) ? ['ready'] : []);

test('[O3] 12 entries and 6 photos of half an hour without a network arrive once, in order, with their times, after two kills', async () => {
  const step = 150_000;
  await phone.context.clock.install();
  await phone.page.reload();
  await phone.write('Soon withdrawn.');
  await phone.says('all-sent');
  uplink.cut();
  await phone.context.setOffline(true);

  const times: number[] = [];
  for (const [at, text] of numbered.entries()) {
    times.push(Date.now() + moved);
    await phone.write(text, hasPhoto(at) ? picture : undefined);
    if (at === 3) {
      await phone.crash();
      await phone.open();
    }
    if (at === 8) {
      await phone.page.close();
      await phone.open();
    }
    moved += step;
    await phone.context.clock.fastForward(step);
  }
  // A page that was loaded anew knows of it without a network, and has not its words.
  await phone.page.locator('.own[data-state=sent]').getByRole('button', { name: 'Withdraw' }).click();
  await phone.page.locator('.strip[data-says=no-network]', { hasText: '13 waiting' }).waitFor();

  uplink.restore();
  await phone.context.setOffline(false);
  await phone.sentAll(6);
  const sent = await entries();
  expect(sent.map(({ text }) => text)).toEqual(numbered);
  // The withdrawal took the first seq after the entry that it withdraws: everything that waited came behind it.
  expect(sent.map(({ order }) => order)).toEqual(numbered.map((_, at) => at + 3));
  expect(sent.map(states)).toEqual(numbered.map((_, at) => photosOf(at)));
  // Readers are told times to the minute.
  for (const [at, { happenedAt }] of sent.entries())
    expect(Math.abs(Date.parse(happenedAt) - times[at]!)).toBeLessThan(step / 2);
});

test('[O2] [O4] 12 entries and 6 photos arrive once and in order over a line that stalls and is cut at random', async () => {
  const chance = new Chance(13);
  uplink.shape({ rate: 60_000, delay: 40, stalls: { chance, share: 0.02, least: 1_000, most: 3_000 } });
  let cuts = 0;
  const cutting = setInterval(() => {
    if (cuts >= 10 || !chance.happens(0.5)) return;
    cuts += 1;
    uplink.snap();
  }, 600);
  try {
    for (const [at, text] of numbered.entries()) await phone.write(text, hasPhoto(at) ? picture : undefined);
    await phone.sentAll(6);
  } finally {
    clearInterval(cutting);
  }
  expect(cuts).toBeGreaterThan(4);
  const sent = await entries();
  expect(sent.map(({ text }) => text)).toEqual(numbered);
  expect(sent.map(states)).toEqual(numbered.map((_, at) => photosOf(at)));
});

test('[O3] an app that opens over a narrow line sends the words that wait with its second request, before photos and before it asks for news', async () => {
  uplink.cut();
  // An attempt that is under way would outlive its page, and have a network then.
  const failed = phone.page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await phone.write('The square is full.', picture);
  await failed;
  await phone.page.close();
  uplink.restore();
  uplink.shape(CROWDED);
  uplink.paths.length = 0;
  await phone.open();
  await phone.sentAll(1);
  // The browser asks for a newer worker by itself.
  const asked = uplink.paths.filter((one) => one.includes('/api/'));
  const blog = `/api/v1/blogs/${slug}`;
  expect(asked.slice(0, 2)).toEqual(['GET /api/v1/session', `POST ${blog}/entries`]);
  expect(asked.indexOf('POST /api/v1/uploads')).toBeGreaterThan(1);
  expect(asked.indexOf(`GET ${blog}/mine`)).toBeGreaterThan(1);
  expect(asked.filter((one) => one === `POST ${blog}/entries`)).toHaveLength(1);
  expect((await entries()).map(states)).toEqual([['ready']]);
});

test('[O6] behind a proxy that refuses WebSockets entries are sent at once, and news of them comes by asking now and then', async () => {
  uplink.block(true);
  await phone.context.clock.install();
  uplink.paths.length = 0;
  const mine = () => uplink.paths.filter((one) => one.endsWith('/mine')).length;
  await phone.page.reload();
  await phone.page.locator('[data-kind=update]').waitFor();
  await phone.says('all-sent');
  // What the page asks at its beginning is asked: it may say before that nothing waits.
  await eventually(() => Promise.resolve(mine() > 0));
  await phone.page.waitForLoadState('networkidle');
  uplink.paths.length = 0;
  await phone.write('The speeches begin at three.');
  await phone.page.locator('.own[data-state=published]').waitFor();
  expect(uplink.paths.filter((one) => one.startsWith('POST'))).toEqual([`POST /api/v1/blogs/${slug}/entries`]);
  expect(mine()).toBe(1);

  const [{ id } = { id: '' }] = await entries();
  const editor = await rally.token(slug, 'Eve', 'editor');
  const correction = { text: 'The speeches begin at four.' };
  const headers = { 'Idempotency-Key': rally.parts.newId(), 'If-Match': '"1"' };
  await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, correction, headers);
  await anotherGesture(phone.page);
  expect(mine()).toBe(1);
  await phone.context.clock.fastForward(31_000);
  await phone.page.locator('.own', { hasText: 'at four' }).waitFor();
  expect(mine()).toBe(2);
});
