/** Bytes of a reader's first view, and of the reporters' app, as they go over the line. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { bytesOf } from '../../../server/feed/pageBytes.js';
import { readAssets } from '../../../server/parts/assets.js';
import { renderArticle } from '../../../server/render/article.js';
import { renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { renderBlogPage } from '../../../server/render/page.js';
import type { Site } from '../../../server/render/views.js';
import type { PublicBlog } from '../../../shared/entry.js';
import { textOf } from '../../bench/support/texts.js';
import { entry } from './baku.js';

const CLIENT = new URL('../../../dist/client/', import.meta.url);
const assets = await readAssets(new URL('.vite/manifest.json', CLIENT));
const site: Site = { name: 'Rallyline', contact: null, url: 'https://live.example', assets };

const TEXTS = 20;
/** A first window of TCP: ten packets of 1,460 bytes. */
const WINDOW = 14_600;
/** The promise of the phone's first script: 37.5 KB of 1,024 bytes. */
const PHONE = 38_400;

const AT = '2026-11-29T12:00:00.000Z';
const blog: PublicBlog = {
  ...{ slug: 'rally-1f2e3d4c', epoch: '3f0b1f6e-7e0f-4d5c-9a51-7a9d3c0c5b11', head: TEXTS + 1, rev: 1 },
  ...{ title: 'Rally for Ukraine', standfirst: '', place: '', timeZone: 'Asia/Baku', languages: ['en'] },
  ...{ status: 'live', statusAt: AT, startsAt: null, visibility: 'public', updatedAt: AT },
  ...{ summary: [], drives: [], publisher: { name: 'Rallyline', contact: '' }, translations: {} },
};

/** An id as random as a phone's, and the same in each run: the page repeats it, and cannot make it shorter. */
function idOf(n: number): string {
  const hex = createHash('sha256').update(n.toString()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The page of the bench `first-view`: text entries of two sentences, each not confirmed, one a minute. */
function pageOfTexts(): string {
  const entries = Array.from({ length: TEXTS }, (_, n) => {
    const at = new Date(Date.parse(AT) + n * 60_000).toISOString();
    const text = textOf(n);
    const shown = { id: idOf(n), blog: blog.slug, byline: 'Leyla', happenedAt: at, publishedAt: at };
    return entry('update', n + 2, { ...shown, text, verification: 'unconfirmed' });
  }).reverse();
  const around = { site, blog, lang: 'en' };
  return renderBlogPage({
    site,
    top: { blog, lang: 'en', pinned: [], keys: [] },
    articles: entries.map((one) => renderArticle({ entry: one, blog, lang: 'en' })),
    ...{ older: null, before: null, poll: 10 },
    search: { updates: entries.map((one) => renderUpdate(one, around)), told: { begun: AT, last: AT } },
  });
}

/** Bytes of a file of the build, compressed as the server compresses it. */
async function sizeOf(address: string): Promise<number> {
  const content = await readFile(new URL(`.${address}`, CLIENT));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
  return brotliCompressSync(content, { params }).length;
}

test('HTML with its style, and script, of a page of twenty texts fit into one first window of TCP', async () => {
  const html = pageOfTexts();
  expect(html.match(/<article /g)).toHaveLength(TEXTS);
  const named = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
  // Scripts without which a page is whole come later; without JavaScript alone the sheet for print is asked for.
  expect(named.filter((address) => ![assets.reader.second, assets.reader.print].includes(address))).toEqual([
    assets.reader.script,
  ]);
  const page = (await bytesOf(html).coded('br')).length;
  expect(page + (await sizeOf(assets.reader.script))).toBeLessThanOrEqual(WINDOW);
});

test("the reporters' app begins with one script, of 37.5 KB at most", async () => {
  const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', CLIENT), 'utf8')) as Record<
    string,
    { file: string; imports?: string[] } | undefined
  >;
  expect(manifest['reporter/reporter.tsx']?.imports ?? []).toEqual([]);
  expect(await sizeOf(assets.reporter.script)).toBeLessThanOrEqual(PHONE);
});
