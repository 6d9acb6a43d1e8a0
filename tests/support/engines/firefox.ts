/** Gecko, as in Firefox, and with resistance against fingerprinting as in Tor Browser and Mullvad Browser. */
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { PHONE } from '../browser.js';
import { launchFirefox } from '../firefox.js';
import { OF_THE_NETWORK, type Engine } from './engine.js';
import { EnginePage } from './page.js';

export class Firefox implements Engine {
  private browser: Browser | null = null;

  constructor(
    readonly name: string,
    /** Preferences as in about:config. */
    private readonly prefs: Record<string, unknown>,
  ) {}

  async start(): Promise<void> {
    this.browser = await launchFirefox(this.prefs);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
  }

  async open(): Promise<EnginePage> {
    if (this.browser === null) throw new Error(`${this.name} was not started`);
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    const faults = faultsOf(page);
    await page.setViewport(PHONE);
    // The page of the test says when it has waited long enough.
    page.setDefaultTimeout(0);
    return new EnginePage({
      go: async (address) => void (await page.goto(address)),
      reload: async () => void (await page.reload()),
      run: (inPage, given) => page.evaluate(inPage as never, given as never),
      press: (x, y, ms) => page.mouse.click(x, y, { delay: ms }),
      keys: (text) => page.keyboard.type(text),
      key: (name) => page.keyboard.press(name),
      choose: async (selector, file) => {
        const input = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
        if (input === null) throw new Error(`no ${selector} to give a file to`);
        await input.uploadFile(file);
      },
      resize: (size) => page.setViewport(size),
      picture: async () => Buffer.from(await page.screenshot()),
      offline: (is) => page.setOfflineMode(is),
      close: () => context.close(),
      faults: () => faults,
    });
  }
}

function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  const note = (fault: string) => void (OF_THE_NETWORK.test(fault) || faults.push(fault));
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  return faults;
}
