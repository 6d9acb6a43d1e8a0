/**
 * The time until the server has a reporter's words, from a phone in a crowd: 50 kbit/s, and 800 ms for a question and its
 * answer. The app comes from its worker's cache.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser, send, signInOnPhone, visitor, write } from '../../support/browser.js';
import { startRally, update, type Rally } from '../../support/rally.js';
import { startUplink, type Uplink } from '../../support/uplink.js';
import { CROWDED } from '../../support/uplink/line.js';
import type { Bench } from '../support/figures.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';

const RUNS = 3;
/** The time after which a phone that was opened has asked for everything, and its socket is up. */
const WARM_MS = 12_000;

export const crowdedLine: Bench = {
  name: 'crowded-line',
  about: `words from a phone to their acknowledgement, over 50 kbit/s and 800 ms; median of ${RUNS}`,
  measure: async (stage) => {
    const { phone, post } = await phoneOn(stage);
    const runs = { waiting: [] as number[], cold: [] as number[], warm: [] as number[], bare: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      runs.waiting.push(await phone.openedWithWords());
      runs.cold.push(await phone.openedAndWritten());
      runs.warm.push(await phone.written());
      runs.bare.push(await post());
    }
    const peer = { what: 'one bare POST, connection and all', value: median(runs.bare) };
    const s = (of: number[]) => ({ unit: 's', ours: median(of), peer }) as const;
    return [
      { what: 'cold: opened with words that wait', ...s(runs.waiting), target: { of: 'ours', most: 4 } },
      { what: 'cold: opened, written and sent at once', ...s(runs.cold), target: { of: 'ours', most: 4 } },
      { what: 'warm', ...s(runs.warm), target: { of: 'ours', most: 2 } },
    ];
  },
};

async function phoneOn(stage: Stage) {
  const rally = await startRally();
  stage.onClear(() => rally.stop());
  const uplink = await startUplink(rally.port);
  stage.onClear(() => uplink.close());
  const browser = await launchBrowser();
  stage.onClear(() => browser.close());
  const { context, page } = await visitor(browser);
  const slug = await rally.blog();
  await signInOnPhone(page, uplink.url, await rally.invitation(slug, 'Leyla'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  uplink.shape(CROWDED);
  return { phone: new Phone(context, page, uplink), post: await barePost(rally, slug, uplink) };
}

class Phone {
  private count = 0;

  constructor(
    private readonly context: BrowserContext,
    private page: Page,
    private readonly uplink: Uplink,
  ) {}

  /** Seconds from the opening of the app to the acknowledgement of words that were written without a network. */
  async openedWithWords(): Promise<number> {
    this.uplink.cut();
    const words = await this.write();
    await this.page.close();
    this.uplink.restore();
    const began = performance.now();
    await this.open();
    return this.acknowledged(words, began);
  }

  /** Seconds from sending, in an app that was opened a moment before. */
  async openedAndWritten(): Promise<number> {
    await this.page.close();
    this.uplink.snap();
    await this.open();
    return this.acknowledged(await this.write());
  }

  async written(): Promise<number> {
    await this.page.waitForTimeout(WARM_MS);
    return this.acknowledged(await this.write());
  }

  private async open(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto(`${this.uplink.url}/report`, { waitUntil: 'commit' });
  }

  private async write(): Promise<string> {
    const words = `Chant ${(this.count += 1)}!`;
    await write(this.page, 'chant', { words });
    // A press within the time of a double tap would count as one.
    await this.page.waitForTimeout(300);
    await send(this.page);
    return words;
  }

  private async acknowledged(words: string, began = performance.now()): Promise<number> {
    const own = this.page.locator(':is([data-state=sent], [data-state=published])');
    await this.page.locator('.own', { hasText: words }).and(own).waitFor({ timeout: 60_000 });
    return (performance.now() - began) / 1_000;
  }
}

/** Answers with a post over the same line by a program that does nothing else, in seconds. */
async function barePost(rally: Rally, slug: string, uplink: Uplink): Promise<() => Promise<number>> {
  const token = await rally.token(slug, 'Peer');
  return async () => {
    const began = performance.now();
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const agent = new Agent({ keepAlive: false });
    await new Promise<void>((resolve, reject) => {
      const options = { method: 'POST', headers, agent };
      request(`${uplink.url}/api/v1/blogs/${slug}/entries`, options, (answer) => {
        answer.resume().on('end', resolve);
      })
        .on('error', reject)
        .end(JSON.stringify({ ...update(), id: randomUUID() }));
    });
    return (performance.now() - began) / 1_000;
  };
}
