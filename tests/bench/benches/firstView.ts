/**
 * A reader's first view over two bad networks: the bytes that Chromium gets before it, the time until the newest entry is
 * painted, and until the page is live. Nothing of the site is in the browser's cache.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, visitor } from '../../support/browser.js';
import { photoFile, photographed, readyPhoto } from '../../support/photographed.js';
import { startRally, type Rally } from '../../support/rally.js';
import { startUplink, type Uplink } from '../../support/uplink.js';
import type { Bench, Figure } from '../support/figures.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const RUNS = 3;
const MIXED = 40;
const TEXTS = 20;

/** Networks: kbit/s, ms for a question and its answer, and the seconds that are promised. */
const LINES = [
  { kbits: 400, ms: 400, painted: 1.6, live: 2.8 },
  { kbits: 50, ms: 800, painted: 4.5, live: 7 },
] as const;

/** Seconds from the navigation on. */
interface Times {
  painted: number;
  live: number;
}

export const firstView: Bench = {
  name: 'first-view',
  about: `opening a blog's page, ${MIXED} mixed entries, over two bad networks; median of ${RUNS}`,
  measure: async (stage) => {
    const rally = await startRally();
    stage.onClear(() => rally.stop());
    const browser = await launchBrowser();
    stage.onClear(() => browser.close());
    const photo = await photoFile();
    const bare = await barePage(stage);
    const mixed = await mixedBlog(rally);
    const figures = [await bytesOf(browser, `${rally.url}/live/${await textBlog(rally)}`)];
    for (const line of LINES) {
      const ours = await onLine(stage, rally.port, line);
      const peers = await onLine(stage, bare, line);
      const runs: { ours: Times; peer: number }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const times = await opened(browser, `${ours.url}/live/${mixed}`, photo);
        runs.push({ ours: times, peer: (await opened(browser, peers.url, photo)).painted });
      }
      figures.push(...figuresOf(runs, line));
    }
    return figures;
  },
};

function figuresOf(runs: readonly { ours: Times; peer: number }[], line: (typeof LINES)[number]): Figure[] {
  const over = `over ${line.kbits} kbit/s and ${line.ms} ms`;
  const peer = { what: 'a bare page with an article', value: median(runs.map((run) => run.peer)) };
  const of = (time: keyof Times) =>
    ({
      ...{ unit: 's', ours: median(runs.map(({ ours }) => ours[time])), peer },
      target: { of: 'ours', most: line[time] },
    }) satisfies Omit<Figure, 'what'>;
  return [
    { what: `the newest entry is painted, ${over}`, ...of('painted') },
    { what: `the page is live, ${over}`, ...of('live') },
  ];
}

async function onLine(stage: Stage, port: number, { kbits, ms }: { kbits: number; ms: number }): Promise<Uplink> {
  const uplink = await startUplink(port);
  stage.onClear(() => uplink.close());
  uplink.shape({ rate: (kbits * 1_000) / 8, delay: ms / 2 });
  return uplink;
}

/** Opens a page in a fresh profile. Files of photos are the browser's own here: their bytes are no part of the page. */
async function opened(browser: Browser, address: string, photo: Buffer): Promise<Times> {
  const { context, page } = await visitor(browser, { before: watch });
  await context.route('**/media/**', (route) => route.fulfill({ contentType: 'image/jpeg', body: photo }));
  await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
  await page.waitForFunction(() => (globalThis as unknown as { times: Times }).times.live > 0, null, {
    timeout: 60_000,
  });
  const times = await page.evaluate(() => (globalThis as unknown as { times: Times }).times);
  await context.close();
  return times;
}

/** Runs in the page, and looks at every frame: a frame is drawn only once nothing holds the page's first one back. */
function watch(): void {
  const times: Times = { painted: 0, live: 0 };
  Object.assign(globalThis, { times });
  const seconds = () => performance.now() / 1_000;
  const look = () => {
    const article = document.querySelector<HTMLElement>('article');
    if (times.painted === 0 && (article?.offsetHeight ?? 0) > 0) times.painted = seconds();
    const isLive = document.querySelector('[data-connection=live], [data-bare]') !== null;
    if (times.painted > 0 && isLive) times.live = seconds();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The bodies of HTML, style and script, as they came, before the page was live. */
async function bytesOf(browser: Browser, address: string): Promise<Figure> {
  const { context, page } = await visitor(browser);
  const bodies = await bodiesOf(page, address);
  await context.close();
  const ours = bodies / 1_000;
  return {
    what: `HTML, style and script of ${TEXTS} text entries`,
    unit: 'KB',
    ours,
    target: { of: 'ours', most: 14.6 },
  };
}

async function bodiesOf(page: Page, address: string): Promise<number> {
  const chromium = await page.context().newCDPSession(page);
  await chromium.send('Network.enable');
  const heads = new Map<string, number>();
  let bodies = 0;
  chromium.on('Network.responseReceived', ({ requestId, response, type }) => {
    // The encoded length so far is that of the head alone.
    if (['Document', 'Stylesheet', 'Script'].includes(type)) heads.set(requestId, response.encodedDataLength);
  });
  chromium.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId);
    if (head !== undefined) bodies += encodedDataLength - head;
  });
  await page.goto(address);
  await page.locator('[data-connection=live]').waitFor();
  return bodies;
}

async function textBlog(rally: Rally): Promise<string> {
  const slug = await rally.blog({ languages: ['en'] });
  const token = await rally.token(slug, 'Leyla');
  for (let n = 0; n < TEXTS; n += 1) await rally.post(token, slug, { text: textOf(n) });
  return slug;
}

/** A blog that says all that a blog may say: a standfirst, a summary, a collection, three languages. */
async function mixedBlog(rally: Rally): Promise<string> {
  const slug = await rally.blog({
    standfirst: textOf(3),
    place: 'Embassy of Ukraine, Baku',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    summary: [1, 2, 3].map((n) => ({ lang: 'en', text: textOf(n) })),
    drives: [{ id: 'aid', title: 'Humanitarian aid', unit: 'trucks', target: 10 }],
  });
  const token = await rally.token(slug, 'Leyla');
  const pause = () => new Promise((resolve) => setTimeout(resolve, 110));
  for (let n = 0; n < MIXED; n += 1) {
    const { id } = await rally.post(token, slug, mixed(n));
    if (n % 5 === 4) await photographed(rally, slug, id, [readyPhoto(`photo-${n}`)]);
    // A device may post ten times a second.
    await pause();
  }
  return slug;
}

function mixed(n: number): Record<string, unknown> {
  const text = textOf(n);
  switch (n % 5) {
    case 1:
      return { kind: 'chant', text: '', words: 'Слава Україні!', lang: 'uk', meanings: { en: 'Glory to Ukraine!' } };
    case 2:
      return { kind: 'speech', text, speaker: { name: 'Ahmad Mammadli', role: 'leader' }, verbatim: true };
    case 3:
      return { kind: 'notice', text, urgency: 'info' };
    case 4:
      return { kind: 'photo', text: '', media: [{ id: crypto.randomUUID(), alt: '' }] };
    default:
      return { text };
  }
}

/** Answers with the port of a page that has an article, and nothing else. */
async function barePage(stage: Stage): Promise<number> {
  const html = `<!doctype html><title>Bare</title><article data-bare>${textOf(0)}</article>`;
  const server = createServer((_request, response) => void response.setHeader('Content-Type', 'text/html').end(html));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stage.onClear(async () => void server.close());
  return (server.address() as AddressInfo).port;
}
