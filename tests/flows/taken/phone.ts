/** A reporter's phone in a browser of its own, with an app that a worker keeps, and a way to look at all that is left on it. */
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { everythingIn } from './everything.js';

export class TakenPhone {
  private constructor(
    private readonly stage: BrowserStage,
    private readonly slug: string,
    readonly reporter: Visitor,
    public page: Page,
  ) {}

  /** Signs a reporter in, and waits until the worker keeps the app. */
  static async of(stage: BrowserStage): Promise<TakenPhone> {
    const slug = await stage.rally.blog();
    const reporter = await stage.reporterOf(slug);
    await reporter.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return new TakenPhone(stage, slug, reporter, reporter.page);
  }

  own(state: string): Locator {
    return this.page.locator(`.own[data-state=${state}]`);
  }

  /** The button of what lies in front. */
  exit(): Locator {
    return this.page.locator('.exit-hold').last();
  }

  /** Holds the button as long as it takes; answers with all that is said meanwhile. */
  async hold(): Promise<string> {
    const { page } = this;
    const said: string[] = [];
    page.on('console', (message) => message.text().startsWith(SAID) && said.push(message.text().slice(SAID.length)));
    await page.evaluate(sayHeld, SAID);
    const { x, y, width, height } = (await this.exit().boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.waitForURL(`${this.stage.rally.url}/`);
    await page.mouse.up();
    expect(said.length).toBeGreaterThan(0);
    return said.join('\n');
  }

  /** Opens the app in another tab. */
  async tab(): Promise<Page> {
    const next = await this.reporter.context.newPage();
    await next.goto(`${this.stage.rally.url}/report`);
    return next;
  }

  /** Ends the page as a phone does, and opens the app again. */
  async endPage(): Promise<void> {
    const next = await this.reporter.context.newPage();
    await this.page.close();
    await next.goto(`${this.stage.rally.url}/report`);
    this.page = next;
  }

  offline(is: boolean): Promise<void> {
    return this.reporter.context.setOffline(is);
  }

  async published(): Promise<string[]> {
    const answer = await fetch(`${this.stage.rally.url}/api/v1/blogs/${this.slug}/entries`);
    return ((await answer.json()) as { entries: { text: string }[] }).entries.map(({ text }) => text);
  }

  /** The reporter's device as the server knows it. */
  async device() {
    const all = await this.stage.rally.parts.store.people.devices();
    return all.find(({ blog, kind }) => blog === this.slug && kind === 'session')!;
  }

  async putOut(): Promise<void> {
    await this.stage.rally.parts.store.people.revoke((await this.device()).id, new Date().toISOString());
  }

  close(): Promise<void> {
    return this.reporter.context.close();
  }
}

/** The beginning of what the page says of itself to the test. */
const SAID = 'held: ';

/** The page may be gone before a test on a busy machine looks at it: it tells by itself. Runs in the page. */
function sayHeld(said: string): void {
  const look = (): void => {
    const panel = document.querySelector<HTMLElement>('.exit-panel[data-held=true]');
    if (panel !== null) console.debug(said + panel.innerText);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

/**
 * Holds a key so many ms by the times that the browser is told. Nothing waits in between: a busy machine would let go
 * later, and the page does its deed by then.
 */
export async function pressFor(page: Page, key: string, ms: number): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  const at = Date.now() / 1_000;
  const down = keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, timestamp: at });
  const up = keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp: at + ms / 1_000 });
  await Promise.all([down, up]);
  await keys.detach();
}

/** Nothing of the app is left in the browser: no database, storage, cache or worker. */
export async function isEmpty(page: Page): Promise<void> {
  let left: { places: string[]; workers: number } | null = null;
  for (let tries = 0; tries < 300 && left?.places.length !== 0; tries += 1) {
    if (tries > 0) await page.waitForTimeout(100);
    left = await leftIn(page).catch(() => null);
  }
  expect(left).toEqual({ places: [], workers: 0 });
}

/** Rejects where the page goes on to the readers' own in the middle of it. */
async function leftIn(page: Page) {
  const { places } = await everythingIn(page);
  const workers = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  return { places, workers };
}
