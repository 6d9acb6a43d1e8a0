/** Blink, as in Chrome, Edge, Samsung Internet and the browsers inside of Android's apps. */
import type { Browser } from 'playwright-core';
import { launchBrowser, visitor } from '../browser.js';
import type { Engine } from './engine.js';
import { EnginePage } from './page.js';

export class Chromium implements Engine {
  readonly name = 'Chromium';
  private browser: Browser | null = null;

  /** `flags`: more switches of Chromium's own. */
  constructor(private readonly flags: readonly string[] = []) {}

  async start(): Promise<void> {
    this.browser = await launchBrowser(this.flags);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
  }

  async open(): Promise<EnginePage> {
    if (this.browser === null) throw new Error('Chromium was not started');
    const { page, context, faults } = await visitor(this.browser);
    // The page of the test says when it has waited long enough.
    page.setDefaultTimeout(0);
    return new EnginePage({
      go: async (address) => void (await page.goto(address)),
      reload: async () => void (await page.reload()),
      run: (inPage, given) => page.evaluate(inPage as never, given) as never,
      press: (x, y, ms) => (ms === 0 ? page.touchscreen.tap(x, y) : page.mouse.click(x, y, { delay: ms })),
      keys: (text) => page.keyboard.type(text),
      key: (name) => page.keyboard.press(name),
      choose: (selector, file) => page.setInputFiles(selector, file),
      resize: (size) => page.setViewportSize(size),
      picture: () => page.screenshot(),
      offline: (is) => context.setOffline(is),
      close: () => context.close(),
      faults: () => faults,
    });
  }
}
