/** The pages that readers open: their content, languages, cache and headers. */
import { randomUUID } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { blog, epoch, get, ids, rally, standWithEntries, wire } from './readers/stand.js';

standWithEntries();

test('a blog’s page holds the newest 20 entries by falling order, with epoch and head', async () => {
  const html = await (await get(`/live/${blog}`)).text();
  const orders = [...html.matchAll(/<article[^>]*data-order="(\d+)"/g)].map(([, order]) => Number(order));
  expect(orders).toEqual(Array.from({ length: 20 }, (_, n) => 26 - n));
  expect(html).toContain(`data-epoch="${epoch}"`);
  expect(html).toContain('data-seq="28"');
});

test('a blog’s page has older entries behind ?before=, down to the first, and is 404 beyond', async () => {
  const html = await (await get(`/live/${blog}?before=7`)).text();
  expect([...html.matchAll(/<article[^>]*data-order="(\d+)"/g)].map(([, order]) => order)).toEqual([
    '6',
    '5',
    '4',
    '3',
    '2',
  ]);
  for (const before of ['2', '1', '0', '-3', 'x', '1e3', '']) {
    expect((await get(`/live/${blog}?before=${before}`)).status).toBe(404);
  }
});

test.each(['lang=', 'lang=en&lang=uk', 'lang=../x', 'lang=ukrainian language', 'lang=en_US'])(
  'a page asked for with ?%s, which is no language tag, is refused and says so',
  async (query) => {
    const response = await get(`/live/${blog}?${query}`);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('mistake in it')]);
  },
);

test('a page asked for in a language that the blog lacks is the one in its first language, with a note', async () => {
  const inUkrainian = await (await get(`/live/${blog}?lang=uk`)).text();
  expect(inUkrainian).toContain('data-lang="uk"');
  for (const tag of ['UK', 'uk-UA', 'uk-Cyrl-UA', 'uk-x-mine'])
    expect(await (await get(`/live/${blog}?lang=${tag}`)).text()).toBe(inUkrainian);
  const english = await (await get(`/live/${blog}`)).text();
  const note = '<p class="l other-lang">This live blog is not in the language that was asked for.</p>';
  const styleOfNote = `<style>${rally.parts.assets.reader.inline.rare}</style>`;
  for (const tag of ['fr', 'zh-Hant-TW', 'tlh']) {
    const page = await (await get(`/live/${blog}?lang=${tag}`)).text();
    expect([tag, page.replace(note, '').replace(styleOfNote, '')]).toEqual([tag, english]);
    expect(page).toContain(note);
    expect(await (await get(`/live/${blog}/entries/${ids[3]!}?lang=${tag}`)).text()).toContain(note);
    expect(await (await get(`/embed/${blog}?lang=${tag}`)).text()).toContain(note);
    expect(await (await get(`/embed/${blog}/fragment?lang=${tag}`)).text()).toContain(note);
  }
  // Others do not get the page that was made with the note.
  expect(await (await get(`/live/${blog}`)).text()).toBe(english);
  expect(await (await get(`/embed/${blog}`)).text()).not.toContain(note);
});

test('after the desk took a language off a blog, pages, feeds, embeds and catch-ups in it go on in the first language', async () => {
  const slug = await rally.blog({ languages: ['en', 'az'] });
  const { rev } = (await rally.parts.store.journal.blog(slug))!;
  const of = [`/live/${slug}`, `/embed/${slug}`, `/embed/${slug}/fragment`, `/embed/${slug}/jsonld`].concat(
    ['rss', 'atom', 'json'].map((form) => `/live/${slug}/feed.${form}`),
    `/api/v1/blogs/${slug}/changes`,
  );
  for (const address of of) expect([address, (await get(`${address}?lang=az`)).status]).toEqual([address, 200]);
  await rally.send(await rally.token(slug, 'Eve', 'editor'), 'PATCH', `/api/v1/blogs/${slug}`, {
    command: randomUUID(),
    rev,
    languages: ['en'],
  });
  for (const address of of) expect([address, (await get(`${address}?lang=az`)).status]).toEqual([address, 200]);
  expect(await (await get(`/live/${slug}/feed.json?lang=az`)).json()).toMatchObject({ language: 'en' });
  expect(await (await get(`/api/v1/blogs/${slug}/changes?lang=az`)).json()).toMatchObject({ lang: 'en' });
});

test('a page asked for with ?at= is not older than that position; where the journal lacks it, it is 404 and not kept', async () => {
  expect((await get(`/live/${blog}?at=${epoch}.28`)).status).toBe(200);
  expect((await get(`/live/${blog}?at=${epoch}.1`)).status).toBe(200);
  for (const at of [`${epoch}.29`, `${randomUUID()}.1`, 'x', '.', `${epoch}.`]) {
    const response = await get(`/live/${blog}?at=${at}`);
    expect([at, response.status, response.headers.get('cache-control')]).toEqual([at, 404, 'no-store']);
  }
});

test('a page is compressed where the reader takes that, and not sent again where the reader has it', async () => {
  const plain = await wire(`/live/${blog}`);
  const packed = await wire(`/live/${blog}`, { 'Accept-Encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  // Asked for twice: the first time it is made, the second time it is at hand.
  for (let times = 0; times < 2; times += 1) {
    const smallest = await wire(`/live/${blog}`, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
    expect([smallest.headers['content-encoding'], smallest.headers.vary]).toEqual(['br', 'Accept-Encoding']);
    expect([smallest.headers.etag, smallest.headers['content-length']]).toEqual([
      plain.headers.etag,
      String(smallest.body.length),
    ]);
    expect(brotliDecompressSync(smallest.body).equals(plain.body)).toBe(true);
    expect(smallest.body.length).toBeLessThan(packed.body.length);
  }
  expect((await wire(`/live/${blog}`, { 'Accept-Encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
  const known = await wire(`/live/${blog}`, { 'If-None-Match': plain.headers.etag as string });
  expect([known.status, known.body.length]).toEqual([304, 0]);
  expect((await wire(`/live/${blog}`, { 'If-None-Match': 'W/"other"' })).status).toBe(200);
  const head = await wire(`/live/${blog}`, {}, 'HEAD');
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(plain.body.length)]);
});

test('a page comes with the same headers by the fast path and by express', async () => {
  await wire(`/live/${blog}`);
  const fast = await wire(`/live/${blog}`);
  // A query that the fast path does not know makes express answer the same page.
  const express = await wire(`/live/${blog}?lang=en&x=1`);
  expect(express.body.equals(fast.body)).toBe(true);
  const { date: _one, ...fastHeaders } = fast.headers;
  const { date: _other, ...expressHeaders } = express.headers;
  expect(fastHeaders).toEqual(expressHeaders);
});

test('a blog’s page has every security header, and may be framed', async () => {
  const { headers } = await wire(`/live/${blog}`);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain('frame-ancestors *');
  expect(headers['content-security-policy']).not.toMatch(/unsafe|upgrade-insecure/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect(headers).not.toHaveProperty('x-frame-options');
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('strict-transport-security');
});

test('the apps’ pages and sign-in may not be framed, and are the same for everybody', async () => {
  for (const address of ['/report', '/join']) {
    const { status, headers } = await wire(address);
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('set-cookie');
  }
});
