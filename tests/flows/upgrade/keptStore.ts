/**
 * A phone whose app keeps everything in one database (docs/decisions/0026), under a later build. `support/keptStore.json` is
 * what the app of November 2026 wrote there without a network, and its cookie: whoever renames a field of a row learns here
 * what phones have.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Browser, Cookie, Page } from 'playwright-core';
import { hashOf } from '../../../server/auth/secrets.js';
import { HALF_KEY } from '../../../client/account/half.js';
import { PHONE } from '../../../client/store/databaseName.js';
import { visitor } from '../../support/browser.js';
import { eventually } from '../../support/photos/eventually.js';
import type { Rally } from '../../support/rally.js';

const SLUG = 'kept-here';

interface Store {
  keyPath: string | null;
  indexes: string[];
  rows: [key: string, row: unknown][];
}

interface Item {
  verb: string;
  entry: string;
  words?: Record<string, unknown> & { kind: string };
}

interface KeptPhone {
  cookies: Cookie[];
  version: number;
  localStorage: Record<string, string>;
  stores: Record<'items' | 'photos' | 'shelf' | 'lease' | 'taken', Store>;
}

/** `withoutTimes`: the content of a post, as far as the server leaves it as it is. */
export function keptStoreTests(
  parts: () => { rally: Rally; browser: Browser },
  withoutTimes: (words: Record<string, unknown>) => Record<string, unknown>,
): void {
  test('[O2] a phone’s one store is opened by a later build: still signed in, it sends all that waits, and what was begun is there', async () => {
    const { rally, browser } = parts();
    const kept = JSON.parse(
      await readFile(new URL('../../support/keptStore.json', import.meta.url), 'utf8'),
    ) as KeptPhone;
    const items = kept.stores.items.rows.map(([, row]) => row as Item);
    const third = await isAtServer(rally, kept, items);
    const { page, context, faults } = await visitor(browser);
    await context.addCookies(kept.cookies.map(({ name, value }) => ({ name, value, url: rally.url })));
    await page.goto(`${rally.url}/healthz`);
    await page.evaluate(restore, { name: PHONE, kept });
    await page.goto(`${rally.url}/report`);
    // Nobody has used it for long.
    await page.locator('.locked .first').press('Enter');
    await isSent(rally, page, items, withoutTimes);
    await isBegun(page, third);
    expect(faults).toEqual([]);
    await context.close();
  });
}

/** Makes what the server had before the phone lost its network: the blog, the session, and three entries. Answers with the third. */
async function isAtServer(rally: Rally, { stores, cookies }: KeptPhone, items: Item[]): Promise<string> {
  await rally.blog({ slug: SLUG, drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }] });
  const shelf = new Map(stores.shelf.rows);
  const { device } = shelf.get('session') as { device: string };
  const redeemed = await rally.parts.store.people.redeem({
    invitationHash: hashOf(await rally.invitation(SLUG, 'Leyla')),
    attemptHash: hashOf('an attempt'),
    device: {
      id: device,
      secretHash: hashOf(cookies[0]!.value),
      halfHash: hashOf(shelf.get(HALF_KEY) as string),
    },
    at: new Date().toISOString(),
  });
  expect(redeemed.kind).not.toBe('refused');
  const [, third = ''] = /\/revise-(.+)$/m.exec([...shelf.keys()].join('\n')) ?? [];
  const of = (verb: string) => items.find((item) => item.verb === verb)!.entry;
  const token = await rally.token(SLUG, 'Leyla');
  const texts = { [of('revise')]: 'The first.', [of('retract')]: 'The second.', [third]: 'The third.' };
  for (const [id, text] of Object.entries(texts)) await rally.post(token, SLUG, { id, text });
  return third;
}

async function isSent(
  { parts, developed }: Rally,
  page: Page,
  items: Item[],
  withoutTimes: (words: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const { journal } = parts.store;
  const verbs = new Set(items.map(({ verb }) => verb));
  expect(verbs).toEqual(new Set(['post', 'revise', 'retract', 'photo']));
  await eventually(async () => {
    const stands = await Promise.all(items.map(async ({ entry }) => (await journal.entry(SLUG, entry))?.state));
    return stands.every((state, at) => state === (items[at]?.verb === 'retract' ? 'retracted' : 'published'));
  }, 90_000);
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 90_000 });
  for (const { verb, entry, words } of items) {
    const content = (await journal.entry(SLUG, entry))?.content;
    if (verb === 'post') expect(content).toMatchObject(withoutTimes(words!));
    if (verb === 'revise') expect(content?.text).toBe('The first, changed.');
  }
  const album = items.find(({ verb, words }) => verb === 'post' && words?.kind === 'photo')!;
  const { content } = await developed(SLUG, album.entry);
  expect(content.media.map(({ state, alt, altered }) => [state, alt, altered])).toEqual([
    ['ready', 'A flag over the heads.', true],
    ['ready', 'People up to the corner.', false],
  ]);
}

/** The form that was open is open again, with the marks on its photo; and each draft is where it was left. */
async function isBegun(page: Page, third: string): Promise<void> {
  const holds = async (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`.writing [name="${name}"]`).first();
      await eventually(async () => (await field.inputValue()) === value);
    }
  };
  const leave = async () => {
    await page.locator('.writing .back').press('Enter');
    await page.locator('.writing').waitFor({ state: 'detached' });
  };
  await page.locator('.writing').waitFor();
  if ((await page.locator('.cover').count()) === 0)
    await page.getByRole('button', { name: 'Look at it' }).press('Enter');
  await page.locator('.cover [data-mark]').nth(1).waitFor();
  expect(await page.locator('.cover [data-mark]').count()).toBe(2);
  await page.keyboard.press('Escape');
  await page.locator('.cover').waitFor({ state: 'detached' });
  await holds({ text: 'Come on foot.', 'media.0.caption': 'The street.' });
  await leave();
  for (const [kind, fields] of Object.entries(DRAFTS)) {
    await page.locator(`button[data-kind=${kind}]`, { hasText: 'draft kept' }).click();
    await holds(fields);
    const chosen = kind === 'speech' ? ['minutesAgo][value="10"', 'occasion][value=stage', 'verbatim'] : [];
    for (const name of chosen) expect(await page.locator(`.writing [name=${name}]`).isChecked()).toBe(true);
    await leave();
  }
  const own = page.locator(`.own[data-entry="${third}"]`);
  await own.getByRole('button', { name: 'Change', exact: true }).press('Enter');
  await holds({ text: 'The third, half chan' });
}

/** The fields of drafts that both stores hold, by their kinds. */
export const DRAFTS: Record<string, Record<string, string>> = {
  speech: { 'speaker.description': 'a student of medicine', text: 'Half a sen' },
  quote: {
    'source.name': 'The ambassador',
    text: 'Бакинці неймовірні.',
    'translations.0.lang': 'uk',
    'translations.0': 'The people of Baku are incredible.',
  },
};

/** Runs in the page: writes the rows as they were, with no code of the app. */
async function restore({ name, kept }: { name: string; kept: KeptPhone }): Promise<void> {
  for (const [key, value] of Object.entries(kept.localStorage)) localStorage.setItem(key, value);
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole);
    if (typeof value !== 'object' || value === null) return value;
    const { type, base64 } = value as { type?: string; base64?: string };
    if (base64 !== undefined) return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type });
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, whole(one)]));
  };
  const opening = indexedDB.open(name, kept.version);
  opening.onupgradeneeded = () => {
    for (const [store, { keyPath, indexes }] of Object.entries(kept.stores)) {
      const made = opening.result.createObjectStore(store, keyPath === null ? {} : { keyPath });
      for (const index of indexes) made.createIndex(index, index);
    }
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const transaction = opening.result.transaction(Object.keys(kept.stores), 'readwrite');
  for (const [store, { keyPath, rows }] of Object.entries(kept.stores))
    for (const [key, row] of rows) transaction.objectStore(store).put(whole(row), keyPath === null ? key : undefined);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = reject;
  });
  opening.result.close();
}
