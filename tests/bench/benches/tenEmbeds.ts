/** Ten elements on one page beside ten frames: connections, questions, and what each change costs, counted in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { plainHost } from '../../support/plainHost.js';
import { type Rally, startRally } from '../../support/rally.js';
import type { Bench, Figure } from '../support/figures.js';
import type { Stage } from '../support/stage.js';

const COUNT = 10;
const CHANGES = 5;

interface Counts {
  /** Readers' sockets, and questions for pages of the feed, of one page. */
  sockets: number;
  pages: number;
  /** Frames and their bytes for each change. */
  frames: number;
  bytes: number;
}

export const tenEmbeds: Bench = {
  name: 'ten-embeds',
  about: `${COUNT} elements of one blog on a page; ${CHANGES} changes`,
  measure: async (stage) => {
    const rally = await startRally();
    stage.onClear(() => rally.stop());
    const browser = await launchBrowser();
    stage.onClear(() => browser.close());
    const slug = await rally.blog();
    const token = await rally.token(slug, 'Ann');
    const of = (one: string) => countedOn(stage, browser, { rally, slug, token, body: one.repeat(COUNT) });
    const script = `<script type="module" src="${rally.url}/embed.js"></script>`;
    const elements = await of(`${script}<rally-feed src="${rally.url}/live/${slug}"></rally-feed>`);
    const frames = await of(`<iframe src="${rally.url}/embed/${slug}"></iframe>`);
    return figuresOf(elements, frames);
  },
};

function figuresOf(ours: Counts, frames: Counts): Figure[] {
  const of = (count: keyof Counts) => ({ ours: ours[count], peer: { what: `${COUNT} frames`, value: frames[count] } });
  const target = { of: 'ours', most: 1 } as const;
  return [
    { what: 'connections', unit: 'a page', ...of('sockets'), target },
    { what: 'messages for each change', unit: 'a page', ...of('frames'), target },
    { what: 'bytes for each change', unit: 'B', ...of('bytes') },
    { what: 'questions for the feed', unit: 'a page', ...of('pages'), target },
  ];
}

interface Asked {
  rally: Rally;
  slug: string;
  token: string;
  body: string;
}

async function countedOn(stage: Stage, browser: Browser, { rally, slug, token, body }: Asked): Promise<Counts> {
  const host = plainHost({ body });
  stage.onClear(() => host.close());
  const address = `http://127.0.0.1:${String(await host.listen())}/`;
  const page = await browser.newPage();
  const heard = listening(page, slug);
  await page.goto(address);
  await allLive(page);
  const { sockets, pages } = heard;
  heard.frames.length = 0;
  for (let n = 0; n < CHANGES; n += 1) {
    const { id } = await rally.post(token, slug, { text: `Change ${String(n)}.` });
    await allShow(page, id);
  }
  // A message that comes twice would come now.
  await page.waitForTimeout(1_000);
  const bytes = heard.frames.reduce((sum, frame) => sum + Buffer.byteLength(frame), 0);
  await page.close();
  return { sockets, pages, frames: heard.frames.length / CHANGES, bytes: bytes / CHANGES };
}

function listening(page: Page, slug: string) {
  const heard = { sockets: 0, pages: 0, frames: [] as string[] };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === `/embed/${slug}`) heard.pages += 1;
  });
  page.on('websocket', (socket) => {
    heard.sockets += 1;
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"frame"')) heard.frames.push(String(payload));
    });
  });
  return heard;
}

/** The feeds of the page, in shadow trees or in frames. */
async function allHave(page: Page, selector: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const frames = page.frames().map((frame) => frame.locator(selector).count());
    const found = (await Promise.all(frames)).reduce((sum, count) => sum + count, 0);
    if (found === COUNT) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`Not all ${String(COUNT)} feeds have ${selector}.`);
}

const allLive = (page: Page): Promise<void> => allHave(page, '[data-connection=live]');
const allShow = (page: Page, id: string): Promise<void> => allHave(page, `[data-entry="${id}"]`);
