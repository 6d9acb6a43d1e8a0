/** The page's lock in a real Chromium, opened by its virtual authenticator, by a tap, or by signing in again. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { anotherGesture, approvePhotos, send, signInOnPhone, write } from '../support/browser.js';
import { sharedStage } from '../support/browserStage.js';
import { eventually } from '../support/photos/eventually.js';
import { share, shareAddress } from './shareTarget/otherApp.js';
import { changing, takeDown } from './lock/changing.js';
import type { LockedPhone } from './lock/lockedPhone.js';
import { allWords, inForm, locked, lockedPhone, nextSocket, QUARTER, shelf, turnOn } from './lock/lockedPhone.js';

jest.setTimeout(300_000);

const POSTED = 'Дівчина, студентка медицини: «Хочу поїхати до Києва»';
const SHARED = 'Heard at the gate, from another app';
const WRITTEN = 'Люди стоять плечем до плеча до самого рогу';
const LEFT = 'A change that was begun and left';

const stage = sharedStage();
let phone: LockedPhone;
let slug: string;

beforeEach(async () => {
  slug = await stage.rally.blog({ title: 'Bakıda Ukraynaya dəstək mitinqi' });
  phone = await lockedPhone(stage, slug);
});
afterEach(async () => {
  await phone.context.close();
  await phone.line.close();
});

async function published(text: string): Promise<boolean> {
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${slug}/entries`);
  return (await answer.text()).includes(text);
}

test('an unused page locks after 15 minutes: no word of the session is left in it, and the outbox goes on', async () => {
  const { page, line, context, faults } = phone;
  line.cut();
  await write(page, 'update', { text: POSTED });
  await send(page);
  await write(page, 'speech', { text: WRITTEN });
  await context.clock.fastForward(QUARTER - 60_000);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe(WRITTEN);
  await context.clock.fastForward(120_000);
  await locked(page);
  await page.locator('.strip-words', { hasText: '1 waiting' }).waitFor();
  for (const word of [POSTED, WRITTEN, 'Leyla', 'mitinqi', slug]) expect(await allWords(page)).not.toContain(word);
  expect(await page.locator('form, textarea, .home, .strip-lock').count()).toBe(0);
  line.restore();
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 60_000 });
  expect(await published(POSTED)).toBe(true);
  // The server has it, and has told of it: the phone keeps no word of it.
  await eventually(async () => !(await shelf(page)).includes(POSTED));
  expect(await shelf(page)).toContain(WRITTEN);
  await page.getByRole('button', { name: 'Open' }).click();
  await inForm(page, WRITTEN);
  await page.locator('.writing .back').press('Enter');
  await page.locator('.own[data-state=published]', { hasText: POSTED }).waitFor();
  expect(faults).toEqual([]);
});

test('a change that is written when the page locks is in its form when that opens, though its entry was taken down meanwhile', async () => {
  const { page, context, faults } = phone;
  const left = await changing(page, 'The first.', LEFT);
  await page.locator('.writing .back').press('Enter');
  const open = await changing(page, 'The second.', WRITTEN);
  // A clock that jumps ends the socket, as a phone in a pocket does; then there is another.
  const opened = nextSocket(page);
  await context.clock.fastForward(QUARTER + 60_000);
  await locked(page);
  for (const word of [LEFT, WRITTEN, 'The second.']) expect(await allWords(page)).not.toContain(word);
  await opened;
  await takeDown(stage, slug, [open, left]);
  // The phone has heard of both: what was left goes with its entry, what is written stays under the hand.
  await eventually(async () => !(await shelf(page)).includes(LEFT));
  await page.getByRole('button', { name: 'Open' }).click();
  await inForm(page, WRITTEN);
  await page.locator('.writing .back').press('Enter');
  await eventually(async () => !(await shelf(page)).includes(WRITTEN));
  expect(faults).toEqual([]);
});

test('a passkey of this phone opens the page, with and without a network; nothing in it tells of anybody', async () => {
  const { page, line, unlock, faults } = phone;
  await turnOn(page);
  const [passkey, ...others] = await unlock.passkeys();
  expect(others).toEqual([]);
  expect(passkey).toMatchObject({ rpId: 'localhost', isResidentCredential: false });
  expect(JSON.stringify(passkey)).not.toContain('Leyla');
  await write(page, 'speech', { text: WRITTEN });
  line.cut();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await locked(page);
  await page.reload();
  await locked(page);
  expect(await allWords(page)).not.toContain(WRITTEN);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await inForm(page, WRITTEN);
  line.restore();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Unlock' }).click();
  await inForm(page, WRITTEN);
  expect(faults).toEqual([]);
});

test('neither a refused finger nor a reload, another tab, an address of something shared or the way back opens it', async () => {
  const { page, unlock, url, context } = phone;
  await turnOn(page);
  await write(page, 'speech', { text: WRITTEN });
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock.isKnown(false);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('Not opened.').waitFor();
  await page.goBack();
  await locked(page);
  const address = await shareAddress(page);
  const other = await context.newPage();
  await share(other, address, { text: SHARED });
  for (const path of ['/report', '/report?shared', '/report?shared=lost', '/report#writing']) {
    await other.goto(url + path);
    await locked(other);
    for (const words of [WRITTEN, SHARED]) expect(await allWords(other)).not.toContain(words);
    expect(await other.locator('.shared, .writing, .home').count()).toBe(0);
  }
  await unlock.isKnown(true);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await inForm(page, WRITTEN);
  // The other tab is the same person's, and is open, too.
  await other.locator('.shared').getByText(SHARED).waitFor();
  await page.goBack();
  await page.locator('.writing').waitFor({ state: 'detached' });
});

test('a passkey that is gone leaves the way of signing in again, and what waits is kept for the same person', async () => {
  const { page, line, unlock, url, context } = phone;
  await turnOn(page);
  line.cut();
  await write(page, 'update', { text: POSTED });
  await send(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlock.forget();
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('Not opened.').waitFor();
  const leave = page.getByRole('button', { name: 'Sign in again' });
  await leave.click();
  await anotherGesture(page);
  await leave.click();
  await page.getByText('No network: nothing was changed.').waitFor();
  await locked(page);
  // The session ends before what waits can go.
  await page.route(/entries$/, (route) => route.abort());
  await page.routeWebSocket(/socket/, (socket) => socket.close());
  await page.reload();
  await locked(page);
  line.restore();
  await leave.click();
  await anotherGesture(page);
  await leave.click();
  await page.locator('.paste-link').waitFor();
  await page.locator('.strip-words', { hasText: '1 entry kept on this phone' }).waitFor();
  expect(await allWords(page)).not.toContain(POSTED);
  await page.close();
  const next = await context.newPage();
  await signInOnPhone(next, url, await stage.rally.invitation(slug, 'Leyla'));
  await next.locator('.own[data-state=published]').waitFor({ timeout: 60_000 });
  expect(await published(POSTED)).toBe(true);
});

test('a picture that was chosen while the page locked is in the form when it is opened, and is sent while it is locked', async () => {
  const { page, context, line } = phone;
  await write(page, 'photo', { text: 'The flag at the embassy' });
  const opened = page.waitForEvent('filechooser');
  await page.locator('.writing input[name=library]').click();
  const chooser = await opened;
  await context.clock.fastForward(QUARTER + 60_000);
  await locked(page);
  const buffer = Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(64, 48);
      canvas.getContext('2d')!.fillRect(8, 8, 20, 20);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
    }),
  );
  await chooser.setFiles([{ name: 'flag.jpg', mimeType: 'image/jpeg', buffer }]);
  await page.waitForTimeout(1_000);
  expect(await page.locator('img').count()).toBe(0);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.locator('.writing .photo-one').waitFor();
  expect(await page.locator('.writing .photo-lost').count()).toBe(0);
  await approvePhotos(page);
  line.cut();
  await page.locator('.writing [name="media.0.alt"]').fill('A hand-drawn flag.');
  await send(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  line.restore();
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 60_000 });
  await locked(page);
  expect(line.asked).toContain('/api/v1/uploads');
});
