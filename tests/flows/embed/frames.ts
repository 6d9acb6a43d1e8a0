/** The feed in an iframe on other sites: it fits, also in a sandbox and in WordPress, and shows where the list allows it. */
import { expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { hostSite, type HostSite } from '../../support/hostSite.js';
import { eventually } from '../../support/photos/eventually.js';
import { PATIENCE, type EmbedStage } from './stage.js';

const LONG = 'words '.repeat(120);

export function frameTests(stage: EmbedStage): void {
  const slugged = (query = '') => `${stage.rally.url}/embed/${stage.slug}${query}`;
  const iframe = (attributes = '') =>
    `<iframe src="${slugged()}" title="Live" width="600" height="700" ${attributes}></iframe>`;
  const beside = () => `<script type="module" src="${stage.rally.url}/frame.js"></script>`;
  const post = (text: string) => stage.rally.post(stage.token, stage.slug, { text });
  const policy = () => `default-src 'none'; script-src ${stage.rally.url}; frame-src ${stage.rally.url}`;
  const opened = (body: string, own?: string) => stage.openedOn(() => hostSite(body, own));

  test.each([
    ['', 'a plain frame'],
    ['sandbox="allow-scripts"', 'a frame in a sandbox, without an origin and storage,'],
    ['style="box-sizing: border-box; border: 9px solid"', 'a frame whose border counts into its height'],
  ])('with %p, %s is live under a strict policy, and as high as its content', async (attributes) => {
    await post('One.');
    const { page, faults } = await opened(iframe(attributes) + beside(), `${policy()}; style-src 'unsafe-inline'`);
    const low = await fitted(page, (height) => height < 700);
    const { id } = await post(LONG);
    await inside(page).locator(`#e-${id}`).waitFor(PATIENCE);
    await settled(page, (height) => height > low);
    for (let n = 0; n < 4; n += 1) await post(LONG);
    await settled(page, (height) => height === 1_000);
    expect(faults).toEqual([]);
  });

  test('the script beside a frame takes no height and follows no link that another window or the page itself names', async () => {
    await post('One.');
    const evil = await stage.site(() => hostSite(HOSTILE));
    const rest = `<iframe src="${evil.origin}" width="10" height="10" name="evil"></iframe>`;
    const { page, context } = await opened(iframe('id="ours"') + rest + beside());
    const height = await fitted(page, (now) => now < 700);
    // A false height lasts until our frame tells its own again.
    await page.locator('#ours').evaluate((frame) => {
      const heights = new Set<string>();
      Object.assign(window, { heights });
      new MutationObserver(() => heights.add(frame.style.height)).observe(frame, { attributes: true });
    });
    const said = page.frameLocator('[name=evil]').locator('p');
    const saidMore = async (): Promise<void> => {
      const before = Number(await said.getAttribute('data-said'));
      await eventually(async () => Number(await said.getAttribute('data-said')) > before + 1);
    };
    await saidMore();
    await page.evaluate((value) => postMessage({ message: 'height', value }, '*'), 900);
    await page.locator('#ours').focus();
    await page.evaluate(() => postMessage({ message: 'link', value: `${location.origin}/evil` }, '*'));
    // A link counts while the reader is in our frame.
    await saidMore();
    await page.waitForTimeout(500);
    const heights = await page.evaluate(() => [...(window as unknown as { heights: Set<string> }).heights]);
    expect([heights.includes('900px'), await heightOf(page), context.pages().length]).toEqual([false, height, 1]);
  });

  test('a link in a frame of a sandbox opens in a new tab: our own page, or for another site’s the page of its entry', async () => {
    const { id } = await post('See [there](https://elsewhere.example/).');
    const { page, context } = await opened(iframe('sandbox="allow-scripts"') + beside());
    await settled(page, (now) => now < 700);
    const links: [string, string][] = [
      ['h2 a', `/live/${stage.slug}`],
      [`#e-${id} a[href*=elsewhere]`, `/live/${stage.slug}/entries/${id}`],
    ];
    for (const [selector, path] of links) {
      const tab = context.waitForEvent('page', PATIENCE);
      await inside(page).locator(selector).click();
      await (await tab).waitForURL(stage.rally.url + path, { waitUntil: 'commit', ...PATIENCE });
    }
  });

  test('a blog with a list of sites shows on those alone: elsewhere the frame stays empty, also that of its page', async () => {
    await post('One.');
    const body = iframe() + `<iframe src="${stage.rally.url}/live/${stage.slug}" name="page"></iframe>`;
    const [ours, theirs] = [await stage.site(() => hostSite(body)), await stage.site(() => hostSite(body))];
    await stage.set({ sites: [`${ours.origin}/a/page?of=it`] });
    const shown = async ({ origin }: HostSite, refused: number) => {
      const { page, faults } = await stage.visit(origin);
      await page.waitForLoadState('load');
      const found = () => faults.filter((fault) => fault.includes('frame-ancestors')).length;
      // The console tells of a refusal beside the page.
      await eventually(() => Promise.resolve(found() >= refused));
      const texts = page
        .frames()
        .slice(1)
        .map((frame) => frame.locator('article').count());
      return { articles: await Promise.all(texts), refused: found() };
    };
    expect(await shown(ours, 0)).toEqual({ articles: [1, 1], refused: 0 });
    expect(await shown(theirs, 2)).toEqual({ articles: [0, 0], refused: 2 });
    await stage.set({ sites: null });
    expect(await shown(theirs, 0)).toEqual({ articles: [1, 1], refused: 0 });
  });

  test('a frame of a blog that does not exist or is the desk’s says so, and one of an ended blog shows it whole', async () => {
    await post('One.');
    const hidden = await stage.rally.blog({ visibility: 'desk' });
    const named = (slug: string) => `<iframe src="${stage.rally.url}/embed/${slug}" sandbox="allow-scripts"></iframe>`;
    const { page } = await opened(named('nowhere') + named(hidden) + named(stage.slug) + beside());
    const says = (at: number) => page.locator('iframe').nth(at).contentFrame();
    const [nowhere, desk] = [says(0).locator('main'), says(1).locator('main')];
    await nowhere.waitFor(PATIENCE);
    expect(await desk.innerText()).toBe(await nowhere.innerText());
    await stage.set({ status: 'ended' });
    await says(2).locator('.state[data-status=ended]').waitFor(PATIENCE);
    expect(await says(2).locator('article').count()).toBe(1);
    await page.reload();
    await says(2).locator('.state[data-status=ended]').waitFor(PATIENCE);
  });
}

/** Tells the page around it again and again what only our frame may tell, with and without the secret of another. */
const HOSTILE = `<p data-said="0"></p><script>
const told = document.querySelector('p').dataset;
setInterval(() => {
  for (const secret of [undefined, '1', '123'])
    for (const said of [{ message: 'height', value: 900 }, { message: 'link', value: 'http://127.0.0.1/evil' }])
      parent.postMessage({ ...said, secret }, '*');
  told.said = Number(told.said) + 1;
}, 50);
</script>`;

const inside = (page: Page): FrameLocator => page.locator('iframe').first().contentFrame();

async function heightOf(page: Page): Promise<number> {
  return page
    .locator('iframe')
    .first()
    .evaluate((frame) => (frame as HTMLIFrameElement).clientHeight);
}

/** Waits until the first frame of the page has a height, and returns it. */
async function settled(page: Page, is: (height: number) => boolean): Promise<number> {
  for (let tries = 0; tries < 600; tries += 1) {
    const height = await heightOf(page);
    if (is(height)) return height;
    await page.waitForTimeout(100);
  }
  throw new Error(`the frame has ${await heightOf(page)} px`);
}

/** Waits until such a height is also that of the content, without a scrollbar, and returns it. */
async function fitted(page: Page, is: (height: number) => boolean): Promise<number> {
  for (let tries = 0; tries < 600; tries += 1) {
    const height = await settled(page, is);
    const [content, room] = await inside(page)
      .locator('html')
      .evaluate((root) => [root.scrollHeight, root.clientHeight]);
    if (content === room && (await heightOf(page)) === height) return height;
    await page.waitForTimeout(100);
  }
  throw new Error(`the frame of ${await heightOf(page)} px does not fit its content`);
}
