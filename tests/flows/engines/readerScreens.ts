/** The screens of a reader's phone: the first, the same from its start and in Arabic, its ways and keys, an entry, and a copy kept. */
import { expect } from '@jest/globals';
import { PHONE } from '../../support/browser.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const FIRST = 'The choir comes.';
const LAST = 'People are arriving at the embassy, most of them from the metro.';

/** Posts the first and the last entry; answers with the first one's address within the blog. */
async function written(stage: EngineStage): Promise<string> {
  const { rally, slug } = stage;
  const token = await stage.other();
  const { id } = await rally.post(token, slug, { text: FIRST });
  await rally.post(token, slug, { text: LAST });
  return `/entries/${id}`;
}

/** Measures of the page: its direction, its width, its first entry's text and where that begins. Runs in the page. */
function measures() {
  const text = document.querySelector('[role=feed] article .t p');
  const range = document.createRange();
  if (text !== null) range.selectNodeContents(text);
  const [line] = range.getClientRects();
  const root = document.documentElement;
  return {
    says: text?.textContent,
    lineEnds: line?.bottom ?? Infinity,
    dir: getComputedStyle(root).direction,
    sideways: root.scrollWidth - root.clientWidth,
  };
}

async function screens(stage: EngineStage): Promise<void> {
  const { page } = stage;
  const entry = await written(stage);
  const shown = async (query: string) => {
    await stage.read(query);
    const { lineEnds, ...measured } = await page.run(measures, null);
    expect(lineEnds).toBeLessThan(PHONE.height);
    return measured;
  };
  expect(await shown('')).toEqual({ says: LAST, dir: 'ltr', sideways: 0 });
  expect(await shown('?order=oldest')).toEqual({ says: FIRST, dir: 'ltr', sideways: 0 });
  expect(await shown('?lang=ar')).toEqual({ says: LAST, dir: 'rtl', sideways: 0 });
  expect((await page.seen('.side summary')).x).toBeGreaterThan(PHONE.width / 2);
  await page.go(`${stage.rally.url}/live/${stage.slug}${entry}`);
  await page.seen('article');
  expect((await page.all('article')).map(({ text }) => text)).toEqual([expect.stringContaining(FIRST)]);
}

/** The texts of the entry that has the focus. Runs in the page. */
const focused = () => document.activeElement?.closest('[data-entry]')?.querySelector('.t')?.textContent ?? null;

async function moved(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await written(stage);
  await stage.read('?lang=ar');
  await page.tap('.side [data-fold=about] > summary');
  await page.seen('.side [data-fold=about] .pub');
  // The browser of the test speaks English.
  await page.tap('.offer a');
  await page.seen('html[lang=en] [data-connection=live]');
  await page.seen('html[lang=en] body[data-whole]');
  expect(await page.all('.offer')).toEqual([]);
  await page.run(() => document.querySelector<HTMLElement>('#feed')?.focus(), null);
  for (const [key, text] of [
    ['PageDown', LAST],
    ['PageDown', FIRST],
    ['PageUp', LAST],
  ] as const) {
    await page.key(key);
    await stage.until(async () => (await page.run(focused, null))?.trim() === text);
  }
}

async function kept(stage: EngineStage): Promise<void> {
  const { page, uplink } = stage;
  await written(stage);
  await stage.read('', uplink.url);
  await page.tap('[data-tell]');
  await page.tap('[data-keeps=keep]');
  await page.seen('[data-keep] [data-state=isOn]');
  uplink.cut();
  await page.reload();
  await page.seen('.kept-note');
  await page.seen('[role=feed] > article', LAST);
  uplink.restore();
  await page.gone('.kept-note', '', 60_000);
  await page.seen('[data-connection=live]');
}

export const readerScreenScenarios: readonly Scenario[] = [
  {
    says: 'the newest entry is on a reader’s first screen, the oldest by address, in Arabic from right to left, and an entry has its page',
    play: screens,
  },
  {
    says: 'a reader opens a way by a tap, takes the offer of their language, and goes from entry to entry by the page keys',
    play: moved,
  },
  { says: 'a blog that a reader keeps is shown without a network, and is live again with it', play: kept },
];
