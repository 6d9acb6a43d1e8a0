/**
 * The time until a kind's button of the reporters' app can be tapped, and until its form can be written in, on a signed-in
 * phone with nothing of the app.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser, signInOnPhone, visitor } from '../../support/browser.js';
import { startRally } from '../../support/rally.js';
import type { Bench, Figure } from '../support/figures.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';

const RUNS = 3;

/** Networks as the browser plays them: kbit/s, and ms for a question and its answer. */
const LINES = [
  { kbits: 400, ms: 400, most: 2.5 },
  { kbits: 50, ms: 800, most: 10 },
] as const;
type Line = (typeof LINES)[number];

interface Times {
  /** Seconds from the navigation until the button is drawn, and what it does is there. */
  tap: number;
  /** Seconds until the form that the tap opened is drawn. */
  form: number;
}

export const firstTap: Bench = {
  name: 'first-tap',
  about: `opening the reporters' app for the first time, over two bad networks; median of ${RUNS}`,
  measure: async (stage) => {
    const { phone, app, bare } = await phoneOn(stage);
    const figures: Figure[] = [];
    for (const line of LINES) {
      const runs: { ours: Times; peer: number }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        runs.push({ ours: await phone.opened(app, line), peer: (await phone.opened(bare, line)).tap });
      }
      figures.push(...figuresOf(runs, line));
    }
    return figures;
  },
};

function figuresOf(runs: readonly { ours: Times; peer: number }[], { kbits, ms, most }: Line): Figure[] {
  const over = `over ${kbits} kbit/s and ${ms} ms`;
  const peer = { what: 'a bare page with a button', value: median(runs.map(({ peer }) => peer)) };
  const of = (time: keyof Times) => ({ unit: 's', ours: median(runs.map(({ ours }) => ours[time])), peer }) as const;
  return [
    { what: `a kind can be tapped, ${over}`, ...of('tap'), target: { of: 'ours', most } },
    { what: `its form is open, ${over}`, ...of('form') },
  ];
}

async function phoneOn(stage: Stage) {
  const rally = await startRally();
  stage.onClear(() => rally.stop());
  const browser = await launchBrowser();
  stage.onClear(() => browser.close());
  const { context, page } = await visitor(browser);
  await signInOnPhone(page, rally.url, await rally.invitation(await rally.blog(), 'Leyla'));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { phone: new Phone(context, page), app: `${rally.url}/report`, bare: await barePage(stage) };
}

class Phone {
  constructor(
    private readonly context: BrowserContext,
    private page: Page,
  ) {}

  async opened(address: string, { kbits, ms }: Line): Promise<Times> {
    await this.forgetTheApp();
    await this.page.close();
    this.page = await this.context.newPage();
    await this.page.addInitScript(watch);
    const chromium = await this.context.newCDPSession(this.page);
    const rate = (kbits * 1_000) / 8;
    await chromium.send('Network.enable');
    await chromium.send('Network.clearBrowserCache');
    await chromium.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: ms, downloadThroughput: rate, uploadThroughput: rate },
    });
    await this.page.goto(address, { waitUntil: 'commit' });
    await this.page.locator('.writing [name=words]').waitFor({ timeout: 120_000 });
    return this.page.evaluate(() => (globalThis as unknown as { times: Times }).times);
  }

  /** The worker and its files go; the session and the store stay. */
  private async forgetTheApp(): Promise<void> {
    await this.page.evaluate(async () => {
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
  }
}

/** Runs in the page. A driver's own waiting looks twice a second; this looks at every frame, and taps at once. */
function watch(): void {
  const times: Times = { tap: 0, form: 0 };
  Object.assign(globalThis, { times });
  const seconds = () => performance.now() / 1_000;
  const look = () => {
    const button = document.querySelector<HTMLElement>('button[data-kind=chant]');
    if (times.tap === 0 && button !== null && button.offsetHeight > 0) {
      times.tap = seconds();
      button.click();
    }
    if (document.querySelector('.writing [name=words]') === null) return void requestAnimationFrame(look);
    times.form = seconds();
  };
  requestAnimationFrame(look);
}

/** Answers with the address of a page that has its button and its form in itself. */
async function barePage(stage: Stage): Promise<string> {
  const html = '<!doctype html><title>Bare</title><button data-kind="chant">Chant</button>';
  const form = '<div class="writing"><input name="words"></div>';
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(html + form);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stage.onClear(async () => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/`;
}
