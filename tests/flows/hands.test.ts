/** What hands do to the phone's page and to sign-in: taps that come twice, keys that are held, pages that end. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { DESKTOP, launchBrowser, signInOnPhone, visitor, write, type Visitor } from '../support/browser.js';
import { startRally, type Rally } from '../support/rally.js';

jest.setTimeout(120_000);

/** Its first bytes: enough to be taken for one. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]);

let rally: Rally;
let browser: Browser;

beforeAll(async () => {
  rally = await startRally();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});

async function reporterOf(slug: string): Promise<Visitor> {
  const reporter = await visitor(browser);
  await signInOnPhone(reporter.page, rally.url, await rally.invitation(slug, 'Leyla'));
  return reporter;
}

/** Two taps of one finger where the element is, whatever stands there by then. */
async function tapTwice(page: Page, selector: string, apart: number): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.touchscreen.tap(x, y);
  await page.waitForTimeout(apart);
  await page.touchscreen.tap(x, y);
}

const focusedOn = (page: Page) =>
  page.evaluate(() => {
    const { dataset, tagName } = document.activeElement as HTMLElement;
    return dataset.kind ?? dataset.entry ?? tagName;
  });

const isHome = (page: Page) => page.locator('.home:not([inert])').waitFor();
const own = (page: Page) => page.locator('.own');

test('two taps on Send are one entry, the app stays, and the focus is on what was sent', async () => {
  const slug = await rally.blog();
  const { page, context, faults } = await reporterOf(slug);
  let sent = 0;
  for (const apart of [20, 80]) {
    await write(page, 'update', { text: `Sent with taps ${apart.toString()} ms apart.` });
    await tapTwice(page, '.writing button[type=submit]', apart);
    await isHome(page);
    sent += 1;
    await own(page)
      .nth(sent - 1)
      .waitFor();
    await page.waitForTimeout(400);
    expect([await own(page).count(), page.url()]).toEqual([sent, `${rally.url}/report`]);
    expect(await focusedOn(page)).toBe(await own(page).first().getAttribute('data-entry'));
  }
  await write(page, 'notice', { text: 'Sent by a double click.' });
  await page.locator('.writing button[type=submit]').dblclick();
  await isHome(page);
  await page.waitForTimeout(400);
  expect(await own(page).count()).toBe(3);
  const { entries } = (await (await fetch(`${rally.url}/api/v1/blogs/${slug}/entries`)).json()) as {
    entries: unknown[];
  };
  expect(entries).toHaveLength(3);

  // What is sent, withdrawn, or undone stands where the next button comes to be.
  await page.locator('.own').first().scrollIntoViewIfNeeded();
  await tapTwice(page, '.own:first-child .deeds button:last-child >> nth=0', 60);
  await page.getByText('Goes out first, in a moment').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('two taps on Send do not answer what the first one asks: a photo without words is sent when it is pressed once more', async () => {
  const { page, context, faults } = await reporterOf(await rally.blog());
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2166ac' } })
    .jpeg()
    .toBuffer();
  await write(page, 'photo', { text: 'The square.' });
  await page.locator('.writing input[name=library]').setInputFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer }]);
  await page.locator('.writing img').waitFor();
  await tapTwice(page, '.writing button[type=submit]', 80);
  await page.waitForTimeout(500);
  expect(await page.getByRole('button', { name: 'Send without' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Send without' }).tap();
  await own(page).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test("two taps on the way back, Escape that is held, the phone's own way back twice: the app stays, the focus is on the kind", async () => {
  const { page, context, faults } = await reporterOf(await rally.blog());
  const closed = async () => {
    await isHome(page);
    await page.waitForTimeout(500);
    expect([page.url(), await page.locator('.writing').count(), await focusedOn(page)]).toEqual([
      `${rally.url}/report`,
      0,
      'update',
    ]);
  };
  for (const apart of [20, 80]) {
    await write(page, 'update', { text: 'Half a sentence' });
    await tapTwice(page, '.writing .back', apart);
    await closed();
  }
  await page.locator('button[data-kind=update]').click();
  for (let held = 0; held < 12; held += 1) await page.keyboard.down('Escape');
  await page.keyboard.up('Escape');
  await closed();

  for (const apart of [20, 300]) {
    await page.locator('button[data-kind=update]').click();
    await page.evaluate((ms) => {
      history.back();
      setTimeout(() => history.back(), ms);
    }, apart);
    await closed();
  }
  // Two taps on a kind are one form, and one way back out of it.
  await tapTwice(page, 'button[data-kind=update]', 50);
  await page.locator('.writing').waitFor();
  await page.waitForTimeout(100);
  expect(await page.locator('.writing [role=alert]').count()).toBe(0);
  expect(await page.locator('.writing [name=text]').inputValue()).toBe('Half a sentence');
  await page.keyboard.press('Escape');
  await closed();
  expect(faults).toEqual([]);

  // Who goes back from the first screen, and not in a hurry, leaves.
  await page.waitForTimeout(500);
  await page.evaluate(() => history.back());
  await page.waitForURL((url) => url.pathname !== '/report');
  await context.close();
});

describe('a page whose script does not come', () => {
  const missing = async (path: string, lost: RegExp): Promise<Visitor> => {
    const somebody = await visitor(browser);
    await somebody.context.route(lost, (route) => route.abort('connectionreset'));
    await somebody.page.goto(`${rally.url}${path}`, { waitUntil: 'domcontentloaded' });
    return somebody;
  };
  const late = (page: Page) => page.locator('.late-more').first();

  const loadsAgain = async (path: string, lost: RegExp) => {
    const { page, context } = await missing(path, lost);
    await page.waitForTimeout(1_000);
    expect(await late(page).isVisible()).toBe(false);
    await late(page).waitFor({ timeout: 20_000 });
    await context.unroute(lost);
    await page.getByRole('link', { name: 'Load it again' }).click();
    await page.locator('.strip, .plain h1:not(.late)').first().waitFor();
    await context.close();
  };
  const keepsInvitation = async () => {
    const { page, context } = await missing('/join#secret', /assets\/join-.*\.js/);
    await late(page).waitFor({ timeout: 20_000 });
    expect(await late(page).innerText()).toContain('reload the page');
    expect(page.url()).toMatch(/\/join#secret$/);
    await context.close();
  };

  test('says so after a while, and how it is loaded again: the phone, the desk, their words, and sign-in', async () => {
    await Promise.all([
      loadsAgain('/report', /assets\/reporter-.*\.js/),
      loadsAgain('/desk', /assets\/desk-.*\.js/),
      loadsAgain('/report', /assets\/phonePage-.*\.js/),
      keepsInvitation(),
    ]);
  });

  test('one that comes in time shows nothing of it, and the words come beside the script', async () => {
    const { page, context, faults } = await visitor(browser, {
      before: () => {
        const seen: number[] = ((window as unknown as { seen: number[] }).seen = []);
        const look = () => {
          seen.push(
            [...document.querySelectorAll('.late')].filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .length,
          );
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
    });
    await page.goto(`${rally.url}/report`);
    await page.locator('.strip').waitFor();
    expect(await page.evaluate(() => Math.max(...(window as unknown as { seen: number[] }).seen))).toBe(0);
    expect(await page.locator('link[rel=modulepreload]').getAttribute('href')).toMatch(/\/assets\/phonePage-/);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('an invitation', () => {
  const state = (page: Page) => page.locator('[data-join-state]').innerText();
  const signIn = (page: Page) => page.locator('[data-join]');

  test('keeps its place in the address until the button is pressed, and a newer one that is pasted takes its place', async () => {
    const slug = await rally.blog();
    const { page, context, faults } = await visitor(browser);
    await page.goto(`${rally.url}/join#${'x'.repeat(43)}`);
    await signIn(page).and(page.locator(':enabled')).waitFor();
    expect(page.url()).toContain('#x');
    await signIn(page).click();
    await page.getByText('This invitation is not known here.').waitFor();
    expect([page.url(), await signIn(page).isDisabled()]).toEqual([`${rally.url}/join`, true]);

    const secret = await rally.invitation(slug, 'Leyla');
    await page.evaluate((hash) => (location.hash = hash), secret);
    await signIn(page).and(page.locator(':enabled')).waitFor();
    expect(await state(page)).toBe('');
    await tapTwice(page, '[data-join]', 40);
    await page.waitForURL(`${rally.url}/report`);
    await page.locator('[data-kind=update]').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('in an app that has a browser of its own: the page says so first, and how the link comes out', async () => {
    const context = await browser.newContext({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 Instagram 310.0',
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    const slug = await rally.blog();
    const secret = await rally.invitation(slug, 'Leyla');
    await page.goto(`${rally.url}/join#${secret}`);
    await page.locator('[data-inside-app]').waitFor();
    expect(page.url()).toContain(secret);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.locator('[data-inside-app]').locator('.field, [role=status]').waitFor();
    await page.getByRole('button', { name: 'Sign in here' }).click();
    await page.waitForURL(`${rally.url}/report`);
    await context.close();
  });

  test('is not spent by a browser that keeps no cookies', async () => {
    const slug = await rally.blog();
    const { page, context, faults } = await visitor(browser);
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await page.goto(`${rally.url}/join#${await rally.invitation(slug, 'Leyla')}`);
    await page.getByText('This browser keeps no cookies').waitFor();
    await signIn(page).click();
    await page.waitForTimeout(300);
    expect(await state(page)).toContain('not used yet');
    await debug.send('Emulation.setDocumentCookieDisabled', { disabled: false });
    await signIn(page).click();
    await page.waitForURL(`${rally.url}/report`);
    expect(faults).toEqual([]);
    await context.close();
  });
});

const LOW = { width: 740, height: 170 };

test('sideways with the keys up, two lines of what is typed and all of Send are in sight', async () => {
  const { page, context, faults } = await reporterOf(await rally.blog());
  await write(page, 'update', {
    text: 'People stand shoulder to shoulder up to the corner, and more come from the metro.',
  });
  await page.setViewportSize(LOW);
  await page.waitForTimeout(100);
  for (const [selector, height] of [
    ['.writing [name=text]', 60],
    ['.writing button[type=submit]', 40],
    ['.writing .back', 40],
  ] as const) {
    const box = await page.locator(selector).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(height);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + height).toBeLessThanOrEqual(LOW.height);
  }
  const send = await page.locator('.writing button[type=submit]').boundingBox();
  expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(LOW.height);
  expect(faults).toEqual([]);
  await context.close();
});

test('what was typed a moment before the page went is there, and so is the word that a picture was lost', async () => {
  const { page, context, faults } = await reporterOf(await rally.blog());
  await page.locator('button[data-kind=photo]').click();
  await page.locator('.writing [name=text]').pressSequentially('Half a sen');
  // The camera comes in front, and the phone ends the page behind it: nothing is told to it any more.
  const chooser = page.waitForEvent('filechooser');
  await page.locator('.writing input[name=media]').click();
  await chooser;
  const debug = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  debug.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await next.goto(`${rally.url}/report`);
  await next.locator('button[data-kind=photo]').click();
  await next.getByText('A picture did not arrive').waitFor();
  expect(await next.locator('.writing [name=text]').inputValue()).toBe('Half a sen');
  await next.getByRole('button', { name: 'Go on without it' }).click();
  await next.keyboard.press('Escape');
  await isHome(next);

  // A reload while a picture is prepared: this one never ends.
  await next.evaluate(() => {
    window.createImageBitmap = () => new Promise(() => undefined);
  });
  await next.locator('button[data-kind=photo]').click();
  expect(await next.locator('.photo-lost').count()).toBe(0);
  await next
    .locator('.writing input[name=library]')
    .setInputFiles([{ name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer: JPEG }]);
  await next.getByText('Preparing photo 1 of 1').waitFor();
  expect(await next.locator('.writing button[type=submit]').isDisabled()).toBe(true);
  await next.locator('.writing [name=text]').press('End');
  await next.keyboard.type('tence, and its end');
  await next.reload();
  await next.locator('button[data-kind=photo]').click();
  await next.getByText('IMG_0412.jpg: this picture did not arrive').waitFor();
  expect(await next.locator('.writing [name=text]').inputValue()).toBe('Half a sentence, and its end');
  expect(faults).toEqual([]);
  await context.close();
});

test('an own entry waits while the strip says that there is no network', async () => {
  const { page, context } = await reporterOf(await rally.blog());
  await context.setOffline(true);
  await write(page, 'update', { text: 'Written in the dark.' });
  await page.locator('.writing button[type=submit]').click();
  await page.locator('.strip[data-says=no-network]').waitFor({ timeout: 30_000 });
  const seen = await page.evaluate(async () => {
    const told = new Set<string>();
    for (const end = Date.now() + 3_000; Date.now() < end; await new Promise((go) => setTimeout(go, 20))) {
      const says = document.querySelector<HTMLElement>('.strip')?.dataset.says ?? '';
      told.add(`${says} ${document.querySelector<HTMLElement>('.own')?.dataset.state ?? ''}`);
    }
    return [...told];
  });
  expect(seen).toEqual(['no-network waiting']);
  await context.close();
});

test('the desk says that a name is taken when it invites, and a link is made once by two clicks', async () => {
  const slug = await rally.blog({ status: 'paused' });
  await rally.post(await rally.token(slug, 'Leyla'), slug, { text: 'It waits.' });
  const { page, context, faults } = await visitor(browser, { size: DESKTOP });
  await page.goto(`${rally.url}/join#${await rally.invitation(slug, 'Nigar', 'editor')}`);
  await page.locator('[data-join]').click();
  await page.getByRole('link', { name: 'Go to the desk' }).click();
  // On what waits the key of corrections is a plain change.
  await page.locator('[data-entry]').focus();
  await page.keyboard.press('c');
  await page.locator('dialog [name=text]').waitFor();
  expect(await page.locator('dialog [name=note]').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('[data-entry]:focus').waitFor();

  await page.keyboard.press('o');
  await page.locator('[name="invite.name"]').fill('Leila');
  expect(await page.getByText('is here already').count()).toBe(0);
  await page.locator('[name="invite.name"]').fill(' Leyla ');
  await page.getByText('Leyla is here already as reporter').waitFor();
  await page.getByRole('button', { name: 'Make the link' }).dblclick();
  await page.locator('.qr').waitFor();
  await page.getByText('Leyla is here already as reporter').waitFor();
  await page.locator('.person', { hasText: 'Works until' }).waitFor();
  expect(await page.locator('.person', { hasText: 'Works until' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Withdraw' }).dblclick();
  await page.getByText('None.').waitFor();
  expect(await page.locator('dialog .fault').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
