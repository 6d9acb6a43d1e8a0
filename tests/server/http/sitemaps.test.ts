/** Sitemaps and robots.txt of a running server. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(30_000);

const PUBLIC_URL = 'https://live.example.org';
let rally: Rally;
const clock = { at: Date.parse('2026-03-01T10:00:00Z') };

beforeAll(async () => {
  rally = await startRally({ env: { PUBLIC_URL }, now: () => new Date(clock.at) });
});
afterAll(() => rally.stop());

const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });

test('robots.txt names both sitemaps, closes what is for nobody who searches, and no blog', async () => {
  const slug = await rally.blog({ visibility: 'unlisted' });
  const answer = await get('/robots.txt');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const text = await answer.text();
  for (const line of [
    `Sitemap: ${PUBLIC_URL}/sitemap.xml`,
    `Sitemap: ${PUBLIC_URL}/news-sitemap.xml`,
    'Disallow: /desk',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toContain(slug);
  expect(text).not.toMatch(/Disallow: \/(live|embed|media|assets)?\n/);
});

test('public blogs are in both sitemaps; unlisted ones, those of the desk alone, and those with a home elsewhere in none', async () => {
  clock.at += 60_000;
  const [shown, ...hidden] = await Promise.all(
    [
      { visibility: 'public' },
      { visibility: 'unlisted' },
      { visibility: 'desk' },
      { visibility: 'public', home: 'https://paper.example/rally' },
    ].map((settings) => rally.blog({ ...settings, startsAt: '2026-03-01T09:00:00Z' })),
  );
  for (const address of ['/sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml']) {
    const answer = await get(address);
    const text = await answer.text();
    expect([address, answer.status, answer.headers.get('content-type')]).toEqual([
      address,
      200,
      'application/xml; charset=utf-8',
    ]);
    expect(answer.headers.get('surrogate-key')).toBe('rallyline');
    expect(text).toContain(`<loc>${PUBLIC_URL}/live/${String(shown)}?lang=uk</loc>`);
    for (const slug of hidden) expect(text).not.toContain(slug);
    const again = await get(address, { 'If-None-Match': answer.headers.get('etag') ?? '' });
    expect([address, again.status]).toEqual([address, 304]);
  }
});

test('the sitemap has the minute of each blog’s last change a few seconds after it', async () => {
  const slug = await rally.blog({ languages: ['en'] });
  const token = await rally.token(slug, 'Ann');
  clock.at += 3_600_000;
  await rally.post(token, slug);
  const xml = await (await get('/sitemap.xml')).text();
  const minute = `${new Date(clock.at).toISOString().slice(0, 16)}:00.000Z`;
  expect(xml).toContain(`<url><loc>${PUBLIC_URL}/live/${slug}</loc><lastmod>${minute}</lastmod></url>`);
});

test('the sitemap of news has an entry a few seconds after it, and none of a blog that is not public', async () => {
  clock.at += 3_600_000;
  const [shown, hidden] = await Promise.all(['public', 'unlisted'].map((visibility) => rally.blog({ visibility })));
  const posted = await Promise.all(
    [shown, hidden].map(async (slug) => rally.post(await rally.token(slug!, 'Ann'), slug!, { text: 'People come.' })),
  );
  const xml = await (await get('/news-sitemap.xml')).text();
  expect(xml).toContain(`<loc>${PUBLIC_URL}/live/${shown!}/entries/${posted[0]!.id}</loc>`);
  expect(xml).toContain('<news:title>Not confirmed: People come.</news:title>');
  expect(xml).not.toContain(posted[1]!.id);
});

test('[T1] words that were taken down, retracted or got another label leave the sitemap of news with the next question', async () => {
  clock.at += 3_600_000;
  const slug = await rally.blog({ visibility: 'public' });
  const token = await rally.token(slug, 'Eve', 'editor');
  const post = async (text: string) => (await rally.post(token, slug, { text })).id;
  const [gone, back, kept] = [await post('A secret name.'), await post('A secret place.'), await post('A rumour.')];
  const news = async () => (await get('/news-sitemap.xml')).text();
  const first = await news();
  for (const words of ['A secret name.', 'A secret place.', 'Not confirmed: A rumour.']) expect(first).toContain(words);
  const entries = `/api/v1/blogs/${slug}/entries`;
  await rally.send(token, 'POST', `${entries}/${gone}/takedown`, { command: randomUUID() });
  expect(await news()).not.toContain('A secret name.');
  await rally.send(token, 'DELETE', `${entries}/${back}`, { command: randomUUID() });
  expect(await news()).not.toContain('A secret place.');
  const label = { command: randomUUID(), rev: 1, verification: 'withdrawn' };
  expect((await rally.send(token, 'PATCH', `${entries}/${kept}`, label)).status).toBe(201);
  expect(await news()).not.toContain('A rumour.');
});

test('the sitemap of news is kept while entries come that it does not show', async () => {
  clock.at += 3_600_000;
  const slug = await rally.blog({ visibility: 'public' });
  const token = await rally.token(slug, 'Ann');
  await rally.post(token, slug);
  const first = await (await get('/news-sitemap.xml')).text();
  const later = await rally.post(token, slug);
  expect(await (await get('/news-sitemap.xml')).text()).toBe(first);
  expect(first).not.toContain(later.id);
});

test('a part of the sitemap that does not exist is not found, in whatever spelling', async () => {
  for (const part of ['0', '2', '01', '1e0', '-1', 'x', '100000'])
    expect([part, (await get(`/sitemap-${part}.xml`)).status]).toEqual([part, 404]);
});
