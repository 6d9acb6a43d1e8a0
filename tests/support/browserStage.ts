/** A running server and a browser that all tests of a suite share. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  DESKTOP,
  launchBrowser,
  signInAtDesk,
  signInOnPhone,
  visitor,
  type Visitor,
  type VisitorOptions,
} from './browser.js';
import { startRally, type Rally, type RallyOptions } from './rally.js';

export class BrowserStage {
  rally!: Rally;
  browser!: Browser;

  /** `options`: of the server, made when the stage is started. */
  constructor(private readonly options: () => RallyOptions | Promise<RallyOptions> = () => ({})) {}

  async start(): Promise<void> {
    [this.rally, this.browser] = await Promise.all([startRally(await this.options()), launchBrowser()]);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.rally.stop();
  }

  visitor(options: VisitorOptions = {}): Promise<Visitor> {
    return visitor(this.browser, options);
  }

  /** Signs Leyla in as a reporter of the blog, on a phone. */
  async reporterOf(slug: string, options: VisitorOptions = {}): Promise<Visitor> {
    const reporter = await this.visitor(options);
    await signInOnPhone(reporter.page, this.rally.url, await this.rally.invitation(slug, 'Leyla'));
    return reporter;
  }

  /** Signs somebody in at the desk of a blog; an owner's invitation belongs to no blog. */
  async editorOf(slug: string, name: string, role: 'editor' | 'owner' = 'editor', size = DESKTOP): Promise<Visitor> {
    const editor = await this.visitor({ size });
    const secret = await this.rally.invitation(role === 'owner' ? null : slug, name, role);
    await signInAtDesk(editor.page, this.rally.url, secret);
    return editor;
  }

  /** Opens the blog's page and waits until its socket is open. */
  async readerOf(slug: string, size = DESKTOP): Promise<Visitor> {
    const reader = await this.visitor({ size });
    await reader.page.goto(`${this.rally.url}/live/${slug}`);
    await reader.page.locator('[data-connection=live]').waitFor();
    return reader;
  }
}

/** Starts a stage before the suite's first test, and stops it after the last. */
export function sharedStage(options?: () => Promise<RallyOptions>): BrowserStage {
  const stage = new BrowserStage(options);
  beforeAll(() => stage.start());
  afterAll(() => stage.stop());
  return stage;
}
