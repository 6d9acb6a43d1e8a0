/** What other sites' servers and programs get: embed pages, fragments, structured data, oEmbed and feeds. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';

const READERS_CACHE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=60';
const PUBLIC_URL = 'https://live.example.org';
const HOSTILE = ']]> & <script>alert(1)</script> </description> \u202e "quoted" \ufffe href="/x"';

let rally: Rally;
let browser: Browser;
let slug: string;
let token: string;
let id: string;
let gone: string;

jest.setTimeout(60_000);

beforeAll(async () => {
  [rally, browser] = await Promise.all([startRally({ env: { PUBLIC_URL } }), launchBrowser()]);
  slug = await rally.blog({ standfirst: 'A & B </title>', startsAt: '2022-02-27T11:00:00Z' });
  token = await rally.token(slug, 'Ann & <Bob>');
  ({ id } = await rally.post(token, slug, { text: HOSTILE }));
  await rally.post(token, slug, {
    kind: 'chant',
    lang: 'uk',
    text: '',
    words: 'Слава Україні!',
    meanings: { en: 'Glory!' },
  });
  gone = (await rally.post(token, slug, { text: 'a secret name' })).id;
  await rally.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${gone}`, { command: randomUUID() });
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});

const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });
const all = () => [
  `/embed/${slug}`,
  `/embed/${slug}?theme=dark`,
  `/embed/${slug}/fragment`,
  `/embed/${slug}/jsonld`,
  `/live/${slug}/feed.rss`,
  `/live/${slug}/feed.atom`,
  `/live/${slug}/feed.json`,
];

test('[F3] each answers as readers’ answers do, of the present head, and again only where it changed', async () => {
  for (const address of all()) {
    const answer = await get(address, { Cookie: 'rallyline=x' });
    expect([address, answer.status]).toEqual([address, 200]);
    expect(answer.headers.get('cache-control')).toBe(READERS_CACHE);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
    const body = await answer.text();
    expect(body).toContain(id);
    expect(body).not.toContain('secret name');
    expect(body).not.toContain(gone);
    const etag = answer.headers.get('etag') ?? '';
    expect((await get(address, { 'If-None-Match': etag })).status).toBe(304);
  }
});

test('a change is in all of them at once', async () => {
  await Promise.all(all().map((address) => get(address)));
  const { id: fresh } = await rally.post(token, slug);
  for (const address of all()) expect(await (await get(address)).text()).toContain(fresh);
});

test('feeds and structured data hold hostile text as text, and every address in them is absolute', async () => {
  const page = await browser.newPage();
  for (const form of ['rss', 'atom']) {
    const text = await (await get(`/live/${slug}/feed.${form}`)).text();
    const read = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const items = [...parsed.querySelectorAll('item, entry')];
      return {
        broken: parsed.querySelector('parsererror')?.textContent ?? null,
        ids: items.map((item) => item.querySelector('guid, id')?.textContent),
        html: items.map((item) => item.querySelector('description, content')?.textContent ?? ''),
        names: items.map(
          (item) =>
            item.querySelector('author name')?.textContent ?? item.getElementsByTagName('dc:creator')[0]?.textContent,
        ),
      };
    }, text);
    expect(read.broken).toBeNull();
    expect(read.ids).toContain(`urn:uuid:${id}`);
    expect(read.names).toContain('Ann & <Bob>');
    const html = read.html.find((one) => one.includes('quoted')) ?? '';
    expect(html).toContain(']]&gt; &amp; &lt;script&gt;');
    expect(html).toContain('href="/x"');
    expect(read.html.join('')).not.toMatch(/<[^>]* (href|src)="\/(?!x)/);
  }
  await page.close();
  const feed = (await (await get(`/live/${slug}/feed.json`)).json()) as { items: { id: string; url: string }[] };
  expect(feed.items).toContainEqual(
    expect.objectContaining({ id: `urn:uuid:${id}`, url: `${PUBLIC_URL}/live/${slug}/entries/${id}` }),
  );
  const ld = await (await get(`/embed/${slug}/jsonld`)).text();
  expect(ld).not.toContain('<');
  expect(JSON.parse(ld)).toMatchObject({
    '@type': 'LiveBlogPosting',
    coverageStartTime: '2022-02-27T11:00:00.000Z',
    description: 'A & B </title>',
  });
});

test('a fragment has what a script needs to go on from, as many entries as asked for, and no script', async () => {
  const html = await (await get(`/embed/${slug}/fragment?limit=1&lang=uk`)).text();
  expect(html.split('<article').length - 1).toBe(1);
  expect(html).toMatch(/role="feed"[^>]* data-epoch="[^"]+" data-seq="\d+" data-poll="\d+"/);
  expect(html).toContain(`href="${PUBLIC_URL}/live/${slug}?lang=uk"`);
  expect(html).not.toMatch(/<script|<style|<link| (href|src)="\//);
  expect((await get(`/embed/${slug}/fragment?limit=41`)).status).toBe(422);
});

test('[X3] oEmbed answers for our own pages alone, whatever Host says', async () => {
  const ask = (url: string, more = '') => get(`/oembed?url=${encodeURIComponent(url)}${more}`);
  const page = `${PUBLIC_URL}/live/${slug}`;
  const answer = await ask(`${page}?lang=uk`, '&maxwidth=400&maxheight=300');
  expect(await answer.json()).toMatchObject({
    version: '1.0',
    type: 'rich',
    width: 400,
    height: 300,
    html: expect.stringContaining(`src="${PUBLIC_URL}/embed/${slug}?lang=uk"`),
  });
  expect((await ask(`${page}/entries/${id}`)).status).toBe(200);
  expect((await ask(`${page}/entries/${gone}`)).status).toBe(410);
  expect((await ask(`${page}/entries/${randomUUID()}`)).status).toBe(404);
  for (const same of [
    page.replace('https:', 'http:'),
    `${page}/?utm_source=letter&lang=uk#e-1`,
    `${PUBLIC_URL}/embed/${slug}?theme=dark`,
    `${page}/entries/${id}?fbclid=x`,
  ])
    expect(await (await ask(same)).json()).toMatchObject({
      html: expect.stringContaining(`src="${PUBLIC_URL}/embed/${slug}${same.includes('lang=uk') ? '?lang=uk' : ''}"`),
    });
  for (const [given, width] of [
    ['0', 600],
    ['600.0', 600],
    ['450.7', 450],
    ['-1', 600],
    ['', 600],
    ['wide', 600],
  ] as const)
    expect([given, await (await ask(page, `&maxwidth=${given}`)).json()]).toMatchObject([given, { width }]);
  expect((await ask(`${rally.url}/live/${slug}`)).status).toBe(404);
  expect((await ask('https://evil.example/live/x')).status).toBe(404);
  expect((await ask('javascript:alert(1)')).status).toBe(404);
  expect((await ask(page, '&format=xml')).status).toBe(501);
  expect((await get('/oembed')).status).toBe(422);
  const head = await (await get(`/live/${slug}`)).text();
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(head) ?? [];
  expect((await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''))).status).toBe(200);
});

test('oEmbed, an entry’s page and the list of rallies are asked for again only where they changed', async () => {
  const oembed = `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${slug}`)}`;
  for (const address of [oembed, `/live/${slug}/entries/${id}`, '/', `/live/${slug}`]) {
    const answer = await get(address);
    const etag = answer.headers.get('etag') ?? '';
    expect([address, answer.status, etag]).toEqual([address, 200, expect.stringMatching(/^W\/"/)]);
    // What a proxy in between may make of it, and what stands for whatever there is.
    for (const asked of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await get(address, { 'If-None-Match': asked });
      expect([address, asked, again.status, await again.text()]).toEqual([address, asked, 304, '']);
    }
    expect((await get(address, { 'If-None-Match': '"other"' })).status).toBe(200);
  }
});

test('an entry’s page names the feeds of its blog, and the way to embed it', async () => {
  const html = await (await get(`/live/${slug}/entries/${id}?lang=uk`)).text();
  for (const form of ['rss', 'atom', 'json'])
    expect(html).toContain(`href="${PUBLIC_URL}/live/${slug}/feed.${form}?lang=uk"`);
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(html) ?? [];
  const answer = await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''));
  expect(await answer.json()).toMatchObject({ html: expect.stringContaining(`/embed/${slug}?lang=uk"`) });
});

describe('without our styles', () => {
  const photo = readyPhoto('one', { placeholder: 'data:image/webp;base64,AAAA' });
  const bodies = async (blog: string) => {
    const feed = (await (await get(`/live/${blog}/feed.json`)).json()) as { items: { content_html: string }[] };
    const page = await browser.newPage();
    const items = async (form: string) =>
      page.evaluate(
        (xml) =>
          [
            ...new DOMParser()
              .parseFromString(xml, 'application/xml')
              .querySelectorAll('item description, entry content'),
          ]
            .map((one) => one.textContent)
            .join(''),
        await (await get(`/live/${blog}/feed.${form}`)).text(),
      );
    const all = {
      fragment: await (await get(`/embed/${blog}/fragment`)).text(),
      json: feed.items.map((item) => item.content_html).join(''),
      rss: await items('rss'),
      atom: await items('atom'),
    };
    await page.close();
    return Object.entries(all);
  };

  test('a photo stands once in each form, with its size, what it shows, its caption and whose it is', async () => {
    const blog = await rally.blog();
    const reporter = await rally.token(blog, 'Ann');
    const { id } = await rally.post(reporter, blog, { kind: 'photo', text: '', media: [namedPhoto()] });
    await photographed(rally, blog, id, [photo]);
    for (const [form, html] of await bodies(blog)) {
      const pictures = html.match(/<img[^>]*>/g) ?? [];
      expect([form, pictures.length]).toEqual([form, 1]);
      expect(pictures[0]).toMatch(/width="640" height="427" alt="What one shows\."/);
      expect(html).toContain('The caption of one.');
      expect(html).toContain('drawn for a test');
      expect(html).not.toMatch(/data:image|<svg/);
    }
  });

  test('a fragment says of its state what holds, and of entries that there are none only where there are none', async () => {
    const says = async (status: string, posts: number) => {
      const blog = await rally.blog({ status: 'live' });
      const editor = await rally.token(blog, 'Eve', 'editor');
      for (let n = 0; n < posts; n += 1) await rally.post(editor, blog);
      if (status !== 'live')
        await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status });
      return (await (await get(`/embed/${blog}/fragment`)).text()).replace(/<[^>]*>/g, ' ');
    };
    const empty = /There are no entries here|Nothing has happened here|Reporters are on the square|The rally is over/g;
    expect((await says('live', 1)).match(empty)).toBeNull();
    expect((await says('ended', 1)).match(empty)).toBeNull();
    expect((await says('live', 0)).match(empty)).toEqual(['There are no entries here', 'Reporters are on the square']);
    expect((await says('ended', 0)).match(empty)).toEqual(['There are no entries here', 'The rally is over']);
  });
});

test('what programs read as dates of a blog stays where it was, and the last change only goes on', async () => {
  const clock = { at: Date.parse('2026-03-01T10:00:00Z') };
  const later = await startRally({ env: { PUBLIC_URL }, now: () => new Date(clock.at) });
  const blog = await later.blog();
  const reporter = await later.token(blog, 'Ann');
  const dates = async () => {
    const ld = (await (await fetch(`${later.url}/embed/${blog}/jsonld`)).json()) as Record<string, unknown>;
    const atom = await (await fetch(`${later.url}/live/${blog}/feed.atom`)).text();
    const { datePublished, coverageStartTime, dateModified } = ld;
    return [datePublished, coverageStartTime, dateModified, /<updated>([^<]*)/.exec(atom)?.[1]];
  };
  const at = (minutes: string) => `2026-03-01T10:${minutes}:00.000Z`;
  const expected = (minutes: string) => [at('00'), at('00'), at(minutes), at(minutes)];
  expect(await dates()).toEqual(expected('00'));
  clock.at += 5 * 60_000;
  for (let n = 0; n < 22; n += 1) await later.post(reporter, blog);
  const { id: last } = await later.post(reporter, blog);
  expect(await dates()).toEqual(expected('05'));
  clock.at += 5 * 60_000;
  await later.send(reporter, 'DELETE', `/api/v1/blogs/${blog}/entries/${last}`, { command: randomUUID() });
  expect(await dates()).toEqual(expected('10'));
  await later.stop();
});

test('a blog of the desk alone is nowhere; an unlisted one can be embedded by who knows it', async () => {
  const [desk, unlisted] = [await rally.blog({ visibility: 'desk' }), await rally.blog({ visibility: 'unlisted' })];
  const asked = (blog: string) => [
    ...all().map((address) => address.replace(slug, blog)),
    `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${blog}`)}`,
  ];
  for (const address of asked(desk)) expect([address, (await get(address)).status]).toEqual([address, 404]);
  for (const address of asked(unlisted)) expect([address, (await get(address)).status]).toEqual([address, 200]);
});

test('an embed is complete without scripts: older entries stand behind a link that stays in the frame', async () => {
  const long = await rally.blog();
  const reporter = await rally.token(long, 'Ann');
  for (let n = 0; n < 22; n += 1) await rally.post(reporter, long, { text: `Number ${n}.` });
  const first = await (await get(`/embed/${long}?theme=dark`)).text();
  expect(first).toContain('<base target="_blank"');
  const [, older = ''] = /<a data-older[^>]* target="_self" href="([^"]+)"/.exec(first) ?? [];
  const second = await (await get(older.replaceAll('&amp;', '&'))).text();
  expect(second).toContain('Number 0.');
  expect(second).toContain('data-theme="dark"');
  for (const wrong of ['?theme=pink', '?before=0', '?at=nothing.1'])
    expect([wrong, (await get(`/embed/${long}${wrong}`)).status]).toEqual([wrong, 404]);
});

test('an unlisted blog is kept from search engines in each of its forms; a public one is not', async () => {
  const unlisted = await rally.blog({ visibility: 'unlisted' });
  const of = (blog: string) => [
    ...all().map((address) => address.replace(slug, blog)),
    `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${blog}`)}`,
  ];
  for (const address of of(unlisted)) {
    const answer = await get(address);
    expect([address, answer.status, answer.headers.get('x-robots-tag')]).toEqual([address, 200, 'noindex']);
  }
  for (const address of of(slug)) expect((await get(address)).headers.get('x-robots-tag')).toBeNull();
});
