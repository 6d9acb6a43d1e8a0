/** The server that speaks the pseudo-language, a browser, and what a test has opened in it. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { languageChoices, languageName } from '../../../client/entry/languages.js';
import { createHostPage, type HostPage, type HostPageParts } from '../../../server/demo/hostPage.js';
import { DESKTOP, launchBrowser, PHONE, send, visitor, wholeSoon, type VisitorOptions } from '../../support/browser.js';
import { expectNoEnglish, markOf } from '../../support/noEnglish.js';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { startPseudoRally, type PseudoRally } from '../../support/pseudoRally.js';
import { startReleases, type Releases } from '../../support/release.js';
import { TOP } from './fullBlog.js';

export const PATIENCE = { timeout: 90_000 };

/** A camera that films a test picture, and nobody who has to allow it. */
const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export class PseudoStage {
  rally!: PseudoRally;
  private browser!: Browser;
  private contexts: BrowserContext[] = [];
  private hosts: HostPage[] = [];
  private lines: Releases[] = [];

  async start(): Promise<void> {
    [this.rally, this.browser] = await Promise.all([startPseudoRally(), launchBrowser(CAMERA)]);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.rally.stop();
  }

  /** Closes what a test opened. */
  async clear(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
    for (const host of this.hosts.splice(0)) await host.close();
    for (const line of this.lines.splice(0)) await line.close();
  }

  /** An empty page in a browser context of its own. */
  async page(options: VisitorOptions = {}): Promise<Page> {
    const { page, context } = await visitor(this.browser, { size: DESKTOP, ...options });
    this.contexts.push(context);
    await wholeSoon(page);
    return page;
  }

  /** The page at an address of the server, or at any whole address. */
  async opened(address: string, options: VisitorOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(new URL(address, this.rally.url).href);
    return page;
  }

  /** The reader's page of a blog, once its socket is open. */
  async live(slug: string): Promise<Page> {
    const page = await this.opened(`/live/${slug}`);
    await page.locator('[data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
    return page;
  }

  /** Another site's page with an embed. */
  async host(parts: Omit<HostPageParts, 'rallyUrl'>): Promise<Page> {
    const host = createHostPage({ rallyUrl: this.rally.url, ...parts });
    this.hosts.push(host);
    return this.opened(`http://127.0.0.1:${await host.listen()}`);
  }

  /** A way to the server that can be cut, also for a page's worker. */
  async line(): Promise<Releases> {
    const line = await startReleases(Number(new URL(this.rally.url).port));
    this.lines.push(line);
    return line;
  }

  fullBlog(settings: Record<string, unknown> = {}): Promise<string> {
    return this.rally.blog({ ...TOP, ...settings });
  }

  /** The phone's page or the desk's, signed in by a fresh invitation. */
  async signedIn(slug: string, role: 'reporter' | 'editor', at: 'report' | 'desk', size = PHONE): Promise<Page> {
    const page = await this.opened(`/join?lang=${PSEUDO}#${await this.rally.invitation(slug, role)}`, { size });
    await page.locator('[data-join]').click();
    await page
      .locator(role === 'editor' ? 'nav.ways' : '.home')
      .first()
      .waitFor(PATIENCE);
    await page.goto(`${this.rally.url}/${at}?lang=${PSEUDO}`);
    return page;
  }
}

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');

/** Names of languages in themselves, time zones, their offsets, files, hosts and the owner: the same in every language. */
const NAMES = [
  new RegExp(languageChoices([PSEUDO, 'ka'], '').map(languageName).map(escaped).join('|'), 'g'),
  /\b(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[\w/ -]+/g,
  /\b(?:IMG_\w+\.\w+|localhost|live|rally-\w+|hook\.invalid|Owner)\b/g,
];

/** Expects no English on a page of the phone or the desk, but for names. */
export const expectOnlyNames = (page: Page): Promise<void> => expectNoEnglish(page, { known: NAMES });

/** Waits until a place shows a sentence of the catalogue, given in English, or has it within a fold; whatever stands in its places. */
export async function says(place: Locator, words: unknown, state: 'visible' | 'attached' = 'visible'): Promise<void> {
  await place
    .filter({ hasText: await markOf(words) })
    .first()
    .waitFor({ ...PATIENCE, state });
}

export async function sendUpdate(page: Page, text: string): Promise<void> {
  await page.locator('button[data-kind=update]').click();
  await page.locator('.writing [name=text]').fill(text);
  await send(page);
}
