/** The demo's sites whose pages are made by a system or a framework, and all of them in a wide window. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { createHostPages, hostsOf } from '../../../server/demo/hostPages.js';
import { freePort } from '../../support/program.js';
import { DIST, startRally } from '../../support/rally.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const WIDE = { width: 1_440, height: 900 };
const LIVE = 'rally-feed >>> [data-connection=live]';
/** The time in which a press leads to another page, if it does. */
const LED_MS = 700;
const FRAME = 'iframe.wp-embedded-content';

type Place = Pick<EngineStage, 'rally' | 'slug'>;

interface Sites extends Place {
  origin: string;
  paths: string[];
  post: (text: string) => Promise<unknown>;
}

/** Plays with the sites of a server that knows its own address: in a sandbox WebKit shows a frame bare without. */
async function onSitesOfNamed(play: (sites: Sites) => Promise<void>): Promise<void> {
  const PORT = String(await freePort());
  const rally = await startRally({ env: { PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` } });
  try {
    await onSites({ rally, slug: await rally.blog() }, play);
  } finally {
    await rally.stop();
  }
}

async function onSites({ rally, slug }: Place, play: (sites: Sites) => Promise<void>): Promise<void> {
  const token = await rally.token(slug, 'Ann');
  const builtDir = path.join(fileURLToPath(DIST), 'server', 'demo', 'hostPage');
  const parts = { rallyUrl: rally.url, slug, builtDir, now: Date.now };
  const pages = createHostPages(parts);
  try {
    const origin = `http://127.0.0.1:${String(await pages.listen())}`;
    const post = (text: string) => rally.post(token, slug, { text });
    await play({ origin, paths: hostsOf(parts).map(({ path: at }) => at), rally, slug, post });
  } finally {
    await pages.close();
  }
}

async function wordpress(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await onSitesOfNamed(async ({ origin, rally, slug, post }) => {
    await post('People are arriving.');
    await page.go(`${origin}/wordpress/author/theme/`);
    const heightOf = async () => Number((await page.seen(FRAME)).attributes.height);
    const isShort = async () => (await heightOf()) > 200 && (await heightOf()) < 600;
    await stage.until(isShort);
    for (let n = 0; n < 5; n += 1) await post('words '.repeat(200));
    await stage.until(async () => (await heightOf()) === 1_000);

    // The title's link is the first one in the frame: presses go down from its first line, as far as there.
    const blog = `${rally.url}/live/${slug}`;
    const { x } = await page.seen(FRAME);
    const top = await page.run(topOf, FRAME);
    for (let y = top + 56; (await page.run(addressOf, null).catch(String)) !== blog; y += 24) {
      if (y > top + 240) throw new Error('no press led to the blog');
      await page.tapAt(x, y);
      await sleep(LED_MS);
    }
    await page.seen('[role=feed] > article', 'People are arriving.');
  });
}

/** Shows the frame where WordPress has no script beside it: a press on its title is followed within it. */
async function wordpressAlone({ page }: EngineStage): Promise<void> {
  await onSitesOfNamed(async ({ origin, post }) => {
    await post('People are arriving.');
    await page.go(`${origin}/wordpress/author/`);
    const { x, attributes } = await page.seen(FRAME);
    expect(attributes.height).toBe('700');
    await sleep(LED_MS);
    const top = await page.run(topOf, FRAME);
    const before = await page.run(stepsOf, null);
    for (let y = top + 56; (await page.run(stepsOf, null)) === before; y += 24) {
      if (y > top + 240) throw new Error('no press led on');
      await page.tapAt(x, y);
      await sleep(LED_MS);
    }
    expect(await page.run(addressOf, null)).toBe(`${origin}/wordpress/author/`);
    expect((await page.seen(FRAME)).attributes.height).toBe('700');
  });
}

/** The steps of the window's history, those within its frames among them. Runs in the page. */
function stepsOf(): number {
  return history.length;
}

/** Brings the frame's top into the window, and answers where it is. Runs in the page. */
function topOf(selector: string): number {
  const frame = document.querySelector(selector);
  frame?.scrollIntoView({ block: 'start', behavior: 'instant' });
  return Math.round(frame?.getBoundingClientRect().top ?? NaN);
}

/** Runs in the page. */
function addressOf(): string {
  return location.origin + location.pathname;
}

async function react(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await onSites(stage, async ({ origin, post }) => {
    await post('People are arriving.');
    await page.go(`${origin}/react/`);
    await page.seen(LIVE);
    await post('The square is full.');
    await page.seen('[data-count="1"]');
    await page.seen('rally-feed >>> article', 'The square is full.');
    await page.tap('.choices button[lang=uk]');
    await page.seen('rally-feed >>> .rally[lang=uk] article', 'People are arriving.');
    await page.tap('[data-show]');
    await page.gone('rally-feed');
    await page.tap('[data-show]');
    await page.seen('rally-feed >>> .rally[lang=uk] article', 'The square is full.');
  });
}

async function wide({ page }: EngineStage): Promise<void> {
  await onSitesOfNamed(async ({ origin, paths, post }) => {
    await post('People are arriving.');
    await page.resize(WIDE);
    for (const at of paths) {
      await page.go(origin + at);
      await page.seen(at.includes('/author/') ? FRAME : LIVE);
      const { width, sideways } = await page.run(widthsIn, at.includes('/author/') ? FRAME : 'rally-feed');
      expect([at, sideways, width > 300 && width <= 800]).toEqual([at, 0, true]);
    }
  });
}

/** How wide the feed is, and by how much the page is wider than its window. Runs in the page. */
function widthsIn(feed: string): { width: number; sideways: number } {
  const { scrollWidth, clientWidth } = document.documentElement;
  const width = document.querySelector(feed)?.getBoundingClientRect().width ?? 0;
  return { width, sideways: scrollWidth - clientWidth };
}

export const siteScenarios: readonly Scenario[] = [
  {
    says: 'where WordPress has its script beside the frame, that is as high as its feed, and its title leads the site’s own window to the blog',
    play: wordpress,
  },
  {
    says: 'where WordPress has no script beside the frame, that keeps its height, and its title is followed within it',
    play: wordpressAlone,
    complains: /allow-popups/,
  },
  {
    says: 'in a page that React draws the feed follows its language, and comes back after it was taken out',
    play: react,
  },
  {
    says: 'in a window of 1,440 px every kind of site has the feed in its column, and none scrolls sideways',
    play: wide,
  },
];
