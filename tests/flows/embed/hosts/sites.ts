/** The demo's sites around a stage's blog, on a clock of their own, and pages of them on phones. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type { HostPage } from '../../../../server/demo/hostPage.js';
import { createHostPages, hostsOf } from '../../../../server/demo/hostPages.js';
import { PHONE, type Visitor } from '../../../support/browser.js';
import { DIST } from '../../../support/rally.js';
import { PATIENCE, type EmbedStage } from '../stage.js';

export interface Visited extends Visitor {
  /** The feed that the page is about. */
  feed: Locator;
}

export class Sites {
  origin = '';
  /** Milliseconds after the real time. */
  later = 0;
  private readonly parts;
  private readonly served: HostPage;
  private readonly visits: Visitor[] = [];

  constructor(private readonly stage: EmbedStage) {
    const builtDir = path.join(fileURLToPath(DIST), 'server', 'demo', 'hostPage');
    this.parts = { rallyUrl: stage.rally.url, slug: stage.slug, builtDir, now: () => Date.now() + this.later };
    this.served = createHostPages(this.parts);
  }

  paths(): string[] {
    return hostsOf(this.parts).map(({ path: at }) => at);
  }

  async start(): Promise<void> {
    this.origin = `http://127.0.0.1:${String(await this.served.listen())}`;
  }

  /** Closes the pages, too. */
  async stop(): Promise<void> {
    for (const { context } of this.visits) await context.close();
    await this.served.close();
  }

  /** Opens a page and waits until its feed is live; `before` runs before its scripts. */
  async visit(at: string, before?: () => void): Promise<Visited> {
    const visit = await this.stage.visitor({ size: PHONE, before });
    this.visits.push(visit);
    await visit.page.goto(this.origin + at);
    const feed = at.includes('/author/') ? inFrame(visit.page) : visit.page.locator('rally-feed');
    await feed.locator('.rally [data-connection=live]').waitFor({ state: 'attached', ...PATIENCE });
    return { ...visit, feed };
  }
}

/** Plays a story on sites of its own. */
export async function onSites(stage: EmbedStage, play: (sites: Sites) => Promise<void>): Promise<void> {
  const sites = new Sites(stage);
  await sites.start();
  try {
    await play(sites);
  } finally {
    await sites.stop();
  }
}

export const WORDPRESS_FRAME = 'iframe.wp-embedded-content';

function inFrame(page: Page): Locator {
  return page.frameLocator(WORDPRESS_FRAME).locator('html');
}

export async function takeDown({ rally, editor, slug }: EmbedStage, id: string): Promise<void> {
  const address = `/api/v1/blogs/${slug}/entries/${id}/takedown`;
  const answer = await rally.send(editor, 'POST', address, { command: randomUUID() });
  if (!answer.ok) throw new Error(await answer.text());
}
