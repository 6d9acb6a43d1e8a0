/** A real Firefox by WebDriver BiDi, with a fresh profile that is gone when it closes. */
import puppeteer, { type Browser } from 'puppeteer-core';
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
