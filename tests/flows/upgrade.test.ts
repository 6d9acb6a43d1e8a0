/**
 * A phone that was in the crowd when the app was upgraded: the new app takes over its full outbox, photos and open drafts.
 * `support/keptPhone.json` holds what the old app, from before phone and desk shared a form, wrote into IndexedDB and
 * localStorage of a browser.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, visitor } from '../support/browser.js';
import { eventually } from '../support/photos/eventually.js';
import { startRally, type Rally } from '../support/rally.js';
import { DRAFTS, keptStoreTests } from './upgrade/keptStore.js';

jest.setTimeout(400_000);

interface KeptFile {
  type: string;
  base64: string;
}

interface KeptPhone {
  localStorage: Record<string, string>;
  outbox: { version: number; rows: { verb: string; entry: string; command: string; words?: { kind: string } }[] };
  photos: { version: number; rows: { id: string; at: number; file: KeptFile; thumbnail: KeptFile }[] };
}

const SLUG = 'kept';
let rally: Rally;
let browser: Browser;
let kept: KeptPhone;

beforeAll(async () => {
  kept = JSON.parse(await readFile(new URL('../support/keptPhone.json', import.meta.url), 'utf8')) as KeptPhone;
  rally = await startRally();
  browser = await launchBrowser();
  await rally.blog({ slug: SLUG });
  // The phone had sent two entries before the upgrade.
  const token = await rally.token(SLUG, 'Leyla');
  const { entries } = JSON.parse(kept.localStorage[`rallyline:mine/${SLUG}`]!) as { entries: Sent[] };
  for (const { id, text } of entries) await rally.post(token, SLUG, { id, text });
});

interface Sent {
  id: string;
  text: string;
}

afterAll(async () => {
  await browser.close();
  await rally.stop();
});

/** Writes the old app's data into the browser, before the new app is opened for the first time. */
async function restore(page: Page): Promise<void> {
  await page.evaluate(async ({ localStorage: lines, outbox, photos }) => {
    for (const [key, value] of Object.entries(lines)) localStorage.setItem(key, value);
    const blob = ({ type, base64 }: { type: string; base64: string }) =>
      new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
    const put = (
      name: string,
      version: number,
      store: string,
      keyPath: string,
      index: string | null,
      rows: unknown[],
    ) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open(name, version);
        opening.onupgradeneeded = () => {
          const made = opening.result.createObjectStore(store, { keyPath });
          if (index !== null) made.createIndex(index, index);
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          for (const row of rows) transaction.objectStore(store).put(row);
          transaction.onerror = () => fail(transaction.error ?? new Error(name));
          transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      });
    await put('rallyline-outbox', outbox.version, 'items', 'command', null, outbox.rows);
    const files = photos.rows.map((row) => ({ ...row, file: blob(row.file), thumbnail: blob(row.thumbnail) }));
    await put('rallyline-photos', photos.version, 'photos', 'id', 'at', files);
  }, kept);
}

test('[O2] an upgrade of the app keeps a full outbox, its photos and open drafts', async () => {
  const { page, faults } = await visitor(browser);
  await page.goto(`${rally.url}/join#${await rally.invitation(SLUG, 'Leyla')}`);
  await restore(page);
  await page.locator('[data-join]').click();
  await page.waitForURL(`${rally.url}/report`);
  const { journal } = rally.parts.store;
  // The strip may say so before the app has looked into what the old one left.
  const gone = kept.outbox.rows.filter(({ verb }) => verb === 'retract').map(({ entry }) => entry);
  const posted = kept.outbox.rows.filter(({ verb }) => verb !== 'retract').map(({ entry }) => entry);
  await eventually(async () => {
    const stands = await Promise.all([...gone, ...posted].map((entry) => journal.entry(SLUG, entry)));
    return stands.every((entry, at) => entry?.state === (at < gone.length ? 'retracted' : 'published'));
  }, 90_000);
  await page.locator('.strip[data-says=all-sent]').waitFor({ timeout: 90_000 });

  for (const { verb, entry, words } of kept.outbox.rows) {
    if (verb === 'photo') continue;
    const stands = await journal.entry(SLUG, entry);
    expect([verb, stands?.state]).toEqual([verb, verb === 'retract' ? 'retracted' : 'published']);
    if (words !== undefined && verb === 'post') expect(stands?.content).toMatchObject(withoutTimes(words));
    if (verb === 'revise') expect(stands?.content.text).toBe('The second, changed.');
  }
  const album = kept.outbox.rows.find(({ verb, words }) => verb === 'post' && words?.kind === 'photo')!;
  const { content } = await rally.developed(SLUG, album.entry);
  expect(content.media.map(({ state, alt }) => [state, alt])).toEqual([
    ['ready', 'A blue field.'],
    ['ready', 'A yellow field.'],
  ]);

  for (const [kind, fields] of Object.entries(LEFT)) {
    await page.locator(`button[data-kind=${kind}]`, { hasText: 'draft kept' }).click();
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`.writing [name="${name}"]`).first();
      await eventually(async () => (await field.inputValue()) === value);
    }
    if (kind === 'notice') await page.locator('.writing .photo-one img').waitFor();
    if (kind === 'speech') {
      expect(await page.locator('.writing [name=verbatim]').isChecked()).toBe(true);
      expect(await page.locator('.writing [name=occasion][value=stage]').isChecked()).toBe(true);
    }
    await page.locator('.writing .back').click();
    await page.locator('.writing').waitFor({ state: 'detached' });
  }
  expect(faults).toEqual([]);
});

/** The drafts' fields when the old app was left. */
const LEFT = { ...DRAFTS, notice: { text: 'Come on foot.', 'media.0.caption': 'The street.' } };

/** The content that a post carried, without times: the server may change those. */
function withoutTimes({ media, ...words }: Record<string, unknown>): Record<string, unknown> {
  const { happenedAt: _at, ...rest } = words;
  return Array.isArray(media) ? { ...rest, media: media.map((one: object) => expect.objectContaining(one)) } : rest;
}

keptStoreTests(() => ({ rally, browser }), withoutTimes);
