/** A real Firefox by WebDriver BiDi, with a fresh profile that is gone when it closes. */
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { PHONE } from './browser.js';
import { pathOf } from './programPaths.js';

/** Starts Firefox; `prefs` as in about:config. */
export function launchFirefox(prefs: Record<string, unknown>): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf('firefox'),
    headless: true,
    defaultViewport: PHONE,
    extraPrefsFirefox: prefs,
  });
}

/** Waits for a visible element. (`waitForSelector` would run text as script, which our policy forbids.) */
export async function seen(page: Page, selector: string, holding = ''): Promise<ElementHandle> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    // An element found just before the page changes to another is gone.
    const found = await visible(page, selector, holding).catch(() => null);
    if (found !== null) return found;
    await new Promise((go) => setTimeout(go, LOOK_MS));
  }
  const body = await page.evaluate(() => document.body.innerText);
  throw new Error(`no ${selector} with "${holding}" within ${PATIENCE_MS} ms, but:\n${body}`);
}

async function visible(page: Page, selector: string, holding: string): Promise<ElementHandle | null> {
  for (const found of await page.$$(selector)) {
    const text = await found.evaluate((element) => element.textContent);
    if (text.includes(holding) && (await found.isVisible())) return found;
  }
  return null;
}

const LOOK_MS = 100;
const PATIENCE_MS = 40_000;
