/** A blog for each test, and pages of other sites that embed it. */
import { randomUUID } from 'node:crypto';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { createHostPage, type HostPageParts } from '../../../server/demo/hostPage.js';
import { DESKTOP, launchBrowser, type Visitor, type VisitorOptions } from '../../support/browser.js';
import { BrowserStage } from '../../support/browserStage.js';
import type { HostSite } from '../../support/hostSite.js';
import { plainHost, type PlainPage } from '../../support/plainHost.js';
import { freePort } from '../../support/program.js';
import { startRally } from '../../support/rally.js';

export const PATIENCE = { timeout: 60_000 };

export interface OpenedHost extends Visitor {
  origin: string;
  /** The address of every request and WebSocket of the page. */
  asked: string[];
}

export class EmbedStage extends BrowserStage {
  slug = '';
  token = '';
  editor = '';
  private readonly hosts: { close: () => Promise<void> }[] = [];
  private readonly visits: Visitor[] = [];

  /** The server knows its own address: pages of other sites are told it by oEmbed. */
  override async start(): Promise<void> {
    const port = String(await freePort());
    const env = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
    [this.rally, this.browser] = await Promise.all([startRally({ env }), launchBrowser()]);
  }

  async newBlog(): Promise<void> {
    this.slug = await this.rally.blog();
    this.token = await this.rally.token(this.slug, 'Ann');
    this.editor = await this.rally.token(this.slug, 'Eve', 'editor');
  }

  /** Closes what a test opened. */
  async clear(): Promise<void> {
    for (const { context } of this.visits.splice(0)) await context.close();
    for (const host of this.hosts.splice(0)) await host.close();
  }

  /** Changes the blog's settings, as an editor does. */
  async set(settings: Record<string, unknown>): Promise<void> {
    const { rev } = (await this.rally.parts.store.journal.blog(this.slug))!;
    const command = { command: randomUUID(), rev, ...settings };
    const answer = await this.rally.send(this.editor, 'PATCH', `/api/v1/blogs/${this.slug}`, command);
    if (answer.status !== 201) throw new Error(await answer.text());
  }

  /** Starts a site, which is closed after the test. */
  async site(start: () => Promise<HostSite>): Promise<HostSite> {
    const site = await start();
    this.hosts.push(site);
    return site;
  }

  /** Opens the page of a site. */
  async visit(address: string, options: VisitorOptions = { size: DESKTOP }): Promise<Visitor> {
    const visit = await this.visitor(options);
    this.visits.push(visit);
    await visit.page.goto(address);
    return visit;
  }

  async openedOn(start: () => Promise<HostSite>): Promise<Visitor> {
    return this.visit((await this.site(start)).origin);
  }

  /** Opens a newspaper's page that embeds the blog as an element and as a frame; `prepare` comes before its first request. */
  async opened(
    parts: Partial<HostPageParts> = {},
    options: VisitorOptions = { size: DESKTOP },
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<OpenedHost> {
    const host = createHostPage({ rallyUrl: this.rally.url, slug: this.slug, ...parts });
    this.hosts.push(host);
    return this.visiting(await host.listen(), options, prepare);
  }

  /** The address of the blog's page. */
  get src(): string {
    return `${this.rally.url}/live/${this.slug}`;
  }

  /** Opens a page of a test's own, which has the script and what the test puts into its body. */
  async openedPlain(
    page: PlainPage,
    options: VisitorOptions = { size: DESKTOP },
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<OpenedHost> {
    const host = plainHost({ head: this.script(), ...page });
    this.hosts.push(host);
    return this.visiting(await host.listen(), { ...options, before: options.before ?? noteEvents }, prepare);
  }

  script(query = ''): string {
    return `<script type="module" src="${this.rally.url}/embed.js${query}"></script>`;
  }

  private async visiting(
    port: number,
    options: VisitorOptions,
    prepare: (page: Page) => Promise<unknown>,
  ): Promise<OpenedHost> {
    const origin = `http://127.0.0.1:${port}`;
    const visit = await this.visitor(options);
    this.visits.push(visit);
    const asked: string[] = [];
    visit.page.on('request', (request) => asked.push(request.url()));
    visit.page.on('websocket', (socket) => asked.push(socket.url()));
    await prepare(visit.page);
    await visit.page.goto(origin);
    return { ...visit, origin, asked };
  }
}

/** Runs in the page: notes what elements tell of themselves. */
function noteEvents(): void {
  const told: unknown[] = [];
  Object.assign(globalThis, { told });
  for (const name of ['ready', 'new', 'error'])
    addEventListener(`rally:${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
}

/** The events of the page's elements so far: their names and details. */
export const toldBy = (page: Page): Promise<[string, Record<string, unknown>][]> =>
  page.evaluate(() => (globalThis as unknown as { told: [string, Record<string, unknown>][] }).told);

export const told = async (page: Page, name: string): Promise<Record<string, unknown>[]> =>
  (await toldBy(page)).filter(([one]) => one === name).map(([, detail]) => detail);

/** Waits until an element of the page has told of this, and answers with all that was told of it. */
export async function hears(page: Page, name: string): Promise<Record<string, unknown>[]> {
  await page.waitForFunction(
    (wanted) => (globalThis as unknown as { told: [string][] }).told.some(([one]) => one === wanted),
    name,
    PATIENCE,
  );
  return told(page, name);
}

/** Waits until the page's first element is live. */
export const isLive = (page: Page): Promise<void> =>
  element(page)
    .locator('[data-connection=live]')
    .first()
    .waitFor({ state: 'attached', ...PATIENCE });

export const element = (page: Page): Locator => page.locator('rally-feed');
export const frame = (page: Page): FrameLocator => page.frameLocator('iframe');

/** Waits until the element and the frame have open sockets. */
export async function bothLive(page: Page): Promise<void> {
  for (const place of [element(page), frame(page)])
    await place.locator('[data-connection=live]').waitFor({ state: 'attached', ...PATIENCE });
}

/** Waits until so many elements of a page are live. */
export async function elementsLive(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('rally-feed')].filter((one) =>
        one.shadowRoot?.querySelector('[data-connection=live]'),
      ).length === wanted,
    count,
    PATIENCE,
  );
}
