/** Several elements on a page: one connection and one frame, each in its own way; and attributes that change. */
import { expect, test } from '@jest/globals';
import type { Page, WebSocket } from 'playwright-core';
import { eventually } from '../../support/photos/eventually.js';
import { type EmbedStage, element, elementsLive, PATIENCE, told, toldBy } from './stage.js';

/** The readers' sockets of a page, and the frames that each got. */
function sockets(page: Page): { socket: WebSocket; frames: string[] }[] {
  const all: { socket: WebSocket; frames: string[] }[] = [];
  page.on('websocket', (socket) => {
    const frames: string[] = [];
    all.push({ socket, frames });
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"frame"')) frames.push(String(payload));
    });
  });
  return all;
}

/** Waits until the browser told of so many frames: it does so beside the page, which may show them before. */
const haveFrames = (all: ReturnType<typeof sockets>, count: number): Promise<void> =>
  eventually(() => Promise.resolve(all.flatMap(({ frames }) => frames).length >= count));

/** The texts that an element shows, in their order. */
export const texts = (page: Page, at = 0) =>
  element(page)
    .nth(at)
    .evaluate((feed) =>
      [...(feed.shadowRoot?.querySelectorAll<HTMLElement>('article') ?? [])]
        .filter((article) => article.getClientRects().length > 0)
        .map((article) => article.querySelector('.t')?.textContent.trim()),
    );

export async function waitFor(page: Page, wanted: string[], at: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (JSON.stringify(await texts(page, at)) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(100);
  }
  expect(await texts(page, at)).toEqual(wanted);
}

export function severalTests(stage: EmbedStage): void {
  const post = (text: string, fields = {}) => stage.rally.post(stage.token, stage.slug, { text, ...fields });

  test('ten elements of a blog have one connection, load their page once, and get each change in one frame', async () => {
    await post('First.');
    const feed = (attributes: string) => `<rally-feed src="${stage.src}" ${attributes}></rally-feed>`;
    const kinds = ['', '', '', 'limit="1"', 'limit="2"', 'kind="notice"', 'order="oldest"', 'theme="dark"', '', ''];
    let all: ReturnType<typeof sockets> = [];
    const { page, asked } = await stage.openedPlain({ body: kinds.map(feed).join('') }, undefined, (page) => {
      all = sockets(page);
      return Promise.resolve();
    });
    await elementsLive(page, 10);
    await post('Second.');
    await waitFor(page, ['Second.', 'First.'], 9);
    await post('Take care.', { kind: 'notice' });
    await waitFor(page, ['Take care.'], 5);
    await waitFor(page, ['Take care.', 'Second.', 'First.'], 9);
    await waitFor(page, ['Take care.'], 3);
    await haveFrames(all, 2);
    expect(all.map(({ frames }) => frames.length)).toEqual([2]);
    const pages = asked.filter((address) => address.includes('/embed/'));
    expect(pages.map((address) => address.slice(stage.rally.url.length)).sort()).toEqual(
      ['', '?kind=notice', '?order=oldest'].map((query) => `/embed/${stage.slug}${query}`),
    );
    await eventually(async () => (await told(page, 'new')).length > 9);
  });

  test('elements of other languages and blogs stand beside each other, with a connection for each blog and language', async () => {
    await post('First.');
    const other = await stage.rally.blog({ title: 'Rally in Lviv' });
    const feeds = [stage.src, stage.src, `${stage.src}?lang=uk`, `${stage.rally.url}/live/${other}`];
    let all: ReturnType<typeof sockets> = [];
    const { page } = await stage.openedPlain(
      { body: feeds.map((src) => `<rally-feed src="${src}"></rally-feed>`).join('') },
      undefined,
      (page) => {
        all = sockets(page);
        return Promise.resolve();
      },
    );
    await elementsLive(page, 4);
    await post('Second.');
    for (const at of [0, 1, 2]) await waitFor(page, ['Second.', 'First.'], at);
    await haveFrames(all, 2);
    expect(all.map(({ frames }) => frames.length).sort()).toEqual([0, 1, 1]);
    expect(await element(page).nth(3).locator('h2').textContent()).toBe('Rally in Lviv');
    expect(await element(page).nth(2).locator('.rally').getAttribute('lang')).toBe('uk');
  });

  test('an element that comes later joins the connection, and one that leaves does not end it', async () => {
    await post('First.');
    let all: ReturnType<typeof sockets> = [];
    const { page } = await stage.openedPlain(
      { body: `<rally-feed src="${stage.src}"></rally-feed>` },
      undefined,
      (page) => {
        all = sockets(page);
        return Promise.resolve();
      },
    );
    await elementsLive(page, 1);
    await page.evaluate(() => document.body.append(document.querySelector('rally-feed')!.cloneNode()));
    await elementsLive(page, 2);
    await page.evaluate(() => document.querySelector('rally-feed')!.remove());
    await post('Second.');
    await waitFor(page, ['Second.', 'First.'], 0);
    await haveFrames(all, 1);
    expect(all.map(({ socket, frames }) => [socket.isClosed(), frames.length])).toEqual([[false, 1]]);
  });

  test('attributes that change while the feed runs take effect: limit, kind, order and language', async () => {
    await post('First.');
    await post('Take care.', { kind: 'notice' });
    await post('Third.', { translations: { uk: { text: 'Третє.' } } });
    const { page } = await stage.openedPlain({ body: `<rally-feed src="${stage.src}"></rally-feed>` });
    await waitFor(page, ['Third.', 'Take care.', 'First.'], 0);
    const set = (name: string, value: string) =>
      element(page).evaluate((feed, [name = '', value = '']) => feed.setAttribute(name, value), [name, value]);
    const drop = (name: string) => element(page).evaluate((feed, name) => feed.removeAttribute(name), name);
    await set('limit', '1');
    await waitFor(page, ['Third.'], 0);
    await drop('limit');
    await set('kind', 'notice');
    await waitFor(page, ['Take care.'], 0);
    await post('No notice.');
    await post('Go home.', { kind: 'notice' });
    await waitFor(page, ['Go home.', 'Take care.'], 0);
    await drop('kind');
    await set('order', 'oldest');
    await waitFor(page, ['First.', 'Take care.', 'Third.', 'No notice.', 'Go home.'], 0);
    await post('Last.');
    // A link for the keyboard, too, though the page came without one.
    await element(page).getByRole('link', { name: 'Later entries' }).press('Enter', PATIENCE);
    await waitFor(page, ['First.', 'Take care.', 'Third.', 'No notice.', 'Go home.', 'Last.'], 0);
    await set('kind', 'notice');
    await waitFor(page, ['Take care.', 'Go home.'], 0);
    await drop('kind');
    await drop('order');
    await set('lang', 'uk');
    await element(page).locator('article', { hasText: 'Третє.' }).waitFor(PATIENCE);
  });

  test('the element tells that it is ready and that entries are new, and nothing of the reader', async () => {
    await post('First.');
    const { page } = await stage.openedPlain({ body: `<div><rally-feed src="${stage.src}"></rally-feed></div>` });
    await elementsLive(page, 1);
    await post('Second.');
    await waitFor(page, ['Second.', 'First.'], 0);
    await eventually(async () => (await toldBy(page)).length > 1);
    expect(await toldBy(page)).toEqual([
      ['ready', { blog: stage.slug, lang: 'en', entries: 1 }],
      ['new', { blog: stage.slug, count: 1 }],
    ]);
  });
}
