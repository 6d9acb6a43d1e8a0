/** A real browser for flows: Debian's Chromium, headless, with a fresh profile for each context. */
import type * as Playwright from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath } from './chromium.js';
import { HURRY, hurriedTimers } from './hurriedTimers.js';
import { readOnce } from './readOnce.js';

export const { chromium } = readOnce('playwright-core') as typeof Playwright;

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

/** Chromium run by root needs --no-sandbox; the rest keeps it from calling home where there is no network. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `flags`: more switches of Chromium's own. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...flags] });
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Errors of the page's scripts, and refusals by its content security policy. */
  faults: string[];
}

export interface VisitorOptions {
  size?: { width: number; height: number };
  scripts?: boolean;
  dark?: boolean;
  /** Whether faces are searched for, which takes seconds of processor for each photo. */
  faces?: boolean;
  /** Runs before any script of the page. */
  before?: () => void;
}

/** Opens a page in a browser context of its own. */
export async function visitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const { size = PHONE, scripts = true, dark = false, faces = false, before } = options;
  const context = await browser.newContext({
    viewport: size,
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: size.width < 800,
    isMobile: size.width < 800,
  });
  // Twice the usual patience: a page waits for the processor behind those of other tests.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The page does nothing wrong when a test cuts its connection, also while its worker is on the way.
    if (
      message.type() === 'error' &&
      !/net::|WebSocket|Failed to load resource|fetching the script/.test(message.text())
    ) {
      faults.push(message.text());
    }
  });
  if (!faces) await context.addInitScript(leaveOutFaces);
  if (before !== undefined) await page.addInitScript(before);
  return { context, page, faults };
}

/** Runs in the page: the thread that searches for faces does not start there, as in a browser that has none. */
function leaveOutFaces(): void {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      if (String(script).includes('/report/faces/')) throw new Error('faces are not searched for in this test');
      super(script, options);
    }
  };
}

/**
 * Has timers of a page, or of all pages of a context, fall due fifty times as soon: those of `from` to `to` milliseconds, for
 * tests of what a page does by itself after that time. Timers of another length keep it. Comes before the page is opened.
 */
export function hurry(page: Page | BrowserContext, from: number, to = from): Promise<unknown> {
  return page.addInitScript(hurriedTimers, { from, to, times: HURRY });
}

/** Has the second part of a reader's script come with the page, in place of a second and a half after it: for tests that wait for it. */
export function wholeSoon(page: Page): Promise<unknown> {
  return hurry(page, 1_500);
}

/** Signs a reporter in on the phone as they would: the link, the button, the app. */
export async function signInOnPhone(page: Page, url: string, invitation: string): Promise<void> {
  await page.goto(`${url}/join#${invitation}`);
  await page.locator('[data-join]').click();
  await page.waitForURL(`${url}/report`);
  await page.locator('[data-kind=update]').waitFor();
}

/** Signs an editor or owner in at the desk as they would: the link, the button, the way to the desk. */
export async function signInAtDesk(page: Page, url: string, invitation: string): Promise<void> {
  await page.goto(`${url}/join#${invitation}`);
  await page.locator('[data-join]').click();
  await page.getByRole('link', { name: 'Go to the desk' }).click();
}

/** Opens a kind's form and fills its fields by their names; more fields are unfolded where one of them is inside. */
export async function write(page: Page, kind: string, fields: Record<string, string>): Promise<void> {
  await page.locator(`button[data-kind=${kind}]`).click();
  for (const [name, value] of Object.entries(fields)) await fill(page, name, value);
}

async function fill(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`.writing [name="${name}"]`).first();
  if (!(await field.isVisible())) await page.locator('.writing summary').click();
  const tag = await field.evaluate((element) => `${element.tagName} ${(element as HTMLInputElement).type}`);
  if (tag === 'INPUT radio') await page.locator(`.writing [name="${name}"][value="${value}"]`).check({ force: true });
  else if (tag === 'INPUT checkbox') await field.check({ force: true });
  else if (tag.startsWith('SELECT')) await field.selectOption(value);
  else if (tag.startsWith('BUTTON')) await field.click();
  else await field.fill(value);
}

/**
 * Presses the form's Send by the keyboard: a tap so soon after and so near the tap before it would count as a double
 * tap. The form may refuse, and stay.
 */
export async function submit(page: Page): Promise<void> {
  await page.locator('.writing button[type=submit]').press('Enter');
}

/** Sends the form, and waits until it is closed. */
export async function send(page: Page): Promise<void> {
  await submit(page);
  await page.locator('.writing').waitFor({ state: 'detached' });
}

/**
 * Waits until the phone's first screen has all its parts, and what they ask for at their beginning: the form comes late, and a
 * socket that is just being opened would outlive the network of a test.
 */
export async function wholePhone(page: Page): Promise<void> {
  await page.locator('#posted').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Sends the form without a network, and waits until that failed: an attempt under way outlives its page, and has a network then. */
export async function sendInVain(page: Page): Promise<void> {
  const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await send(page);
  await failed;
}

/** Looks at the next `n` photos on the phone, and uses each as it is. */
export async function approvePhotos(page: Page, n = 1): Promise<void> {
  let before = '';
  for (let looked = 0; looked < n; looked += 1) {
    const screen = page.locator(`.cover:not([data-photo="${before}"])`).filter({ has: page.locator('.cover-use') });
    await screen.waitFor({ timeout: 60_000 });
    before = (await screen.getAttribute('data-photo')) ?? '';
    await screen.locator('.cover-use').press('Enter');
    await page.locator(`.cover[data-photo="${before}"]`).waitFor({ state: 'detached' });
  }
}

/** Waits until the next press is no double tap of the last: people look first. */
export async function anotherGesture(page: Page): Promise<void> {
  await page.waitForTimeout(260);
}

/** Unfolds the settings at the foot of the reporter's first screen; more is folded away within them. */
export async function openSettings(page: Page): Promise<void> {
  await page.locator('.home-foot summary').first().click();
}
