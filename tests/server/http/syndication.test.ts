/** Feeds, fragments and structured data as programs read them. */
import { randomUUID } from 'node:crypto';
import { photographed, readyPhoto } from '../../support/photographed.js';
import { namedPhoto, startRally } from '../../support/rally.js';
import { vocabularyFaults } from '../../support/vocabularyFaults.js';
import { browser, get, id, PUBLIC_URL, rally, slug, standWithHostileText } from './embed/stand.js';

standWithHostileText();

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
    coverageStartTime: '2022-02-27T15:00:00+04:00',
    description: 'A & B </title>',
  });
});

const photo = readyPhoto('one', { placeholder: 'data:image/webp;base64,AAAA' });

const bodies = async (blog: string) => {
  const feed = (await (await get(`/live/${blog}/feed.json`)).json()) as { items: { content_html: string }[] };
  const page = await browser.newPage();
  const items = async (form: string) =>
    page.evaluate(
      (xml) =>
        [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('item description, entry content')]
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

test('a photo stands once in each feed and fragment, with its size, description, caption and credit', async () => {
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

test('a blog’s date of publication stays in structured data and feeds, and its last change only goes on', async () => {
  const clock = { at: Date.parse('2026-03-01T10:00:00Z') };
  const later = await startRally({ env: { PUBLIC_URL }, now: () => new Date(clock.at) });
  const blog = await later.blog();
  const reporter = await later.token(blog, 'Ann');
  const dates = async () => {
    const ld = (await (await fetch(`${later.url}/embed/${blog}/jsonld`)).json()) as Record<string, unknown>;
    const atom = await (await fetch(`${later.url}/live/${blog}/feed.atom`)).text();
    const { datePublished, coverageStartTime, dateModified } = ld;
    return [datePublished, coverageStartTime, dateModified, /<updated>([^<]*)/.exec(atom)?.[1]].map((moment) =>
      new Date(String(moment)).toISOString(),
    );
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

test('a browser takes a page’s structured data as data: whole, though the text in it is hostile, and without a complaint', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => complaints.push(line.text()));
  for (const address of [`/live/${slug}`, `/live/${slug}/entries/${id}`]) {
    await page.goto(rally.url + address, { waitUntil: 'domcontentloaded' });
    const data = await page.evaluate(() =>
      [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent),
    );
    expect(data).toHaveLength(1);
    expect(vocabularyFaults(JSON.parse(data[0] ?? ''))).toEqual([]);
    expect(data[0]).toContain('alert(1)');
  }
  expect(complaints.filter((line) => /security policy/i.test(line))).toEqual([]);
  await page.close();
});

test('a feed goes back entry by entry to the first one, and is not sent again to a program that has its date', async () => {
  const clock = { at: Date.parse('2026-03-01T10:00:00Z') };
  const later = await startRally({ env: { PUBLIC_URL }, now: () => new Date(clock.at) });
  const blog = await later.blog();
  const reporter = await later.token(blog, 'Ann');
  for (let n = 0; n < 42; n += 1) await later.post(reporter, blog);
  const ids: string[] = [];
  for (let next: string | undefined = `${PUBLIC_URL}/live/${blog}/feed.json?lang=uk`; next !== undefined;) {
    const feed = (await (await fetch(next.replace(PUBLIC_URL, later.url))).json()) as FeedOfIds;
    ids.push(...feed.items.map((item) => item.id));
    next = feed.next_url;
  }
  expect(new Set(ids).size).toBe(42);
  expect((await fetch(`${later.url}/live/${blog}/feed.atom?before=1`)).status).toBe(404);
  const asked = (headers = {}) => fetch(`${later.url}/live/${blog}/feed.rss`, { headers });
  expect((await asked()).headers.get('last-modified')).toBeNull();
  clock.at += 3 * 60_000;
  const date = (await asked()).headers.get('last-modified');
  expect(date).toBe('Sun, 01 Mar 2026 10:00:00 GMT');
  expect((await asked({ 'If-Modified-Since': date })).status).toBe(304);
  await later.post(reporter, blog);
  expect((await asked({ 'If-Modified-Since': date })).status).toBe(200);
  await later.stop();
});

test('a label alone moves the time of its entry in every form of the feed, and of no other entry', async () => {
  const clock = { at: Date.parse('2026-03-01T10:00:00Z') };
  const later = await startRally({ now: () => new Date(clock.at) });
  const blog = await later.blog();
  const editor = await later.token(blog, 'Ann', 'editor');
  const [first, other] = [await later.post(editor, blog), await later.post(editor, blog)];
  clock.at += 5 * 60_000;
  const change = { command: randomUUID(), rev: first.rev, verification: 'confirmed' };
  const address = `/api/v1/blogs/${blog}/entries/${first.id}`;
  expect((await later.send(editor, 'PATCH', address, change)).ok).toBe(true);
  const read = async (form: string) => (await fetch(`${later.url}/live/${blog}/feed.${form}`)).text();
  const modified = ['2026-03-01T10:00:00.000Z', '2026-03-01T10:05:00.000Z'];
  for (const form of ['atom', 'rss'])
    expect([...(await read(form)).matchAll(/<(?:atom:)?updated>([^<]+)</g)].map(([, at]) => at).slice(-2)).toEqual(
      modified,
    );
  const { items } = JSON.parse(await read('json')) as { items: { id: string; date_modified: string }[] };
  expect(items.map((item) => [item.id.slice(9), item.date_modified])).toEqual([
    [other.id, modified[0]],
    [first.id, modified[1]],
  ]);
  await later.stop();
});

test.each([
  ['EN', 'en'],
  ['en-GB', 'en'],
  ['UK', 'uk'],
  ['fr', 'en'],
])('a feed asked for in %s is in %s, says so, and has the same ids', async (asked, lang) => {
  const feed = async (query: string) =>
    (await (await get(`/live/${slug}/feed.json${query}`)).json()) as FeedOfIds & { language: string };
  const given = await feed(`?lang=${asked}`);
  expect(given.language).toBe(lang);
  expect(given.items.map((item) => item.id)).toEqual((await feed('')).items.map((item) => item.id));
});

interface FeedOfIds {
  items: { id: string }[];
  next_url?: string;
}
