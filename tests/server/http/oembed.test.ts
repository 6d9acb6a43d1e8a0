/** oEmbed, and the addresses by which programs find it. */
import { randomUUID } from 'node:crypto';
import { get, gone, id, PUBLIC_URL, rally, slug, standWithHostileText } from './embed/stand.js';

standWithHostileText();

test('[X3] oEmbed answers for our own pages alone, whatever the Host header says', async () => {
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

test('oEmbed, an entry’s page and the list of rallies are sent again only where they changed', async () => {
  const oembed = `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${slug}`)}`;
  for (const address of [oembed, `/live/${slug}/entries/${id}`, '/', `/live/${slug}`]) {
    const answer = await get(address);
    const etag = answer.headers.get('etag') ?? '';
    expect([address, answer.status, etag]).toEqual([address, 200, expect.stringMatching(/^W\/"/)]);
    // A proxy in between may make a strong tag of it, or a list; `*` stands for any answer.
    for (const asked of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await get(address, { 'If-None-Match': asked });
      expect([address, asked, again.status, await again.text()]).toEqual([address, asked, 304, '']);
    }
    expect((await get(address, { 'If-None-Match': '"other"' })).status).toBe(200);
  }
});

test('an entry’s page names the feeds of its blog, and the oEmbed address', async () => {
  const html = await (await get(`/live/${slug}/entries/${id}?lang=uk`)).text();
  for (const form of ['rss', 'atom', 'json'])
    expect(html).toContain(`href="${PUBLIC_URL}/live/${slug}/feed.${form}?lang=uk"`);
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(html) ?? [];
  const answer = await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''));
  expect(await answer.json()).toMatchObject({ html: expect.stringContaining(`/embed/${slug}?lang=uk"`) });
});
