/** A page left open over thousands of entries is as quick as at twenty: from a frame's arrival to its paint, on a slow phone. */
import type { Page } from 'playwright-core';
import { MOST } from '../../../client/feed/timeline/articleList.js';
import { launchBrowser, PHONE } from '../../support/browser.js';
import { serveRally, type RallyServer } from '../../support/rallyServer.js';
import type { Bench, Figure } from '../support/figures.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';

/** Entries that have come to an open page when the next ones are measured. */
const PASSED = [20, 525, 5_000] as const;
const RUNS = 15;
const APART_MS = 40;
/** The processor is slowed so many times, as a phone of some years ago is. */
const SLOWED = 4;
const MOST_MS = 60;

export const longOpen: Bench = {
  name: 'long-open',
  about: `a page left open, processor slowed ${SLOWED} times; median of ${RUNS} entries`,
  measure: async (stage) => {
    const { server, page, slow } = await openPage(stage);
    const figures: Figure[] = [];
    let passed = 0;
    for (const wanted of PASSED) {
      await slow(1);
      for (; passed < wanted; passed += 1) {
        await server.post(text(passed));
        // After a rush a page loads the newest twenty alone: the last ones come one by one, until it is full.
        if (wanted - passed <= MOST + 20) await page.waitForTimeout(APART_MS);
      }
      await settled(page);
      await full(page, Math.min(wanted, MOST));
      await slow(SLOWED);
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1, passed += 1) times.push(await painted(page, server, passed));
      const ours = median(times);
      const peer = figures[0] && { what: 'at twenty', value: figures[0].ours };
      const what = `from frame to paint after ${String(wanted)} entries`;
      figures.push({ what, unit: 'ms', ours, ...(peer && { peer }), target: { of: 'ours', most: MOST_MS } });
    }
    return figures;
  },
};

const text = (n: number): string => `Entry ${String(n)}. ${'Some words of what happens here. '.repeat(6)}`;

interface OpenPage {
  server: RallyServer;
  page: Page;
  /** Slows the page's processor so many times: only what is measured is, or the way there would take an hour. */
  slow: (times: number) => Promise<void>;
}

async function openPage(stage: Stage): Promise<OpenPage> {
  const server = await serveRally('rally');
  stage.onClear(() => server.close());
  const browser = await launchBrowser();
  stage.onClear(() => browser.close());
  const page = await browser.newPage({ viewport: PHONE });
  await page.addInitScript(watch);
  await page.goto(server.page);
  await page.waitForSelector('[data-connection=live]');
  // The second part follows the feed, too, and is measured along.
  await page.waitForSelector('body[data-whole]');
  const chromium = await page.context().newCDPSession(page);
  const slow = async (rate: number): Promise<void> =>
    void (await chromium.send('Emulation.setCPUThrottlingRate', { rate }));
  return { server, page, slow };
}

/** Runs in the page: notes each frame's arrival, and the first task after the paint that shows it. */
function watch(): void {
  const painted: number[] = [];
  Object.assign(globalThis, { painted });
  let arrived = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => painted.push(performance.now() - arrived);
  const Watched = class extends WebSocket {
    constructor(url: string) {
      super(url);
      this.addEventListener('message', ({ data }) => {
        if (!String(data).includes('"frame"')) return;
        arrived = performance.now();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    }
  };
  Object.assign(globalThis, { WebSocket: Watched });
}

const samples = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted);

/** Waits until the page has shown all that was posted. */
async function settled(page: Page): Promise<void> {
  for (let before = -1, now = 0; before !== now; before = now, now = (await samples(page)).length)
    await page.waitForTimeout(1_500);
}

/** Throws where the page shows fewer entries: the figure would be that of a shorter page. */
async function full(page: Page, wanted: number): Promise<void> {
  const shown = await page.locator('[role=feed] > [data-entry]').count();
  if (shown < wanted) throw new Error(`The page shows ${String(shown)} entries of ${String(wanted)}.`);
}

async function painted(page: Page, server: RallyServer, n: number): Promise<number> {
  const before = (await samples(page)).length;
  await server.post(text(n));
  for (;;) {
    const all = await samples(page);
    if (all.length > before) return all.at(-1) ?? NaN;
    await page.waitForTimeout(50);
  }
}
