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
    `${PUBLIC_URL}/embed/${slug}/`,
    `${page}/entries/${id}?fbclid=x`,
    page.replace('https://', ''),
    page.replace('https:', ''),
    ` ${page.toUpperCase()} `,
    page.replace('.org', '.org:443'),
    page.replace('https:', 'http:').replace('.org', '.org:80'),
    page.replace('.org', '.org.'),
    page.replace(slug, `%${slug.charCodeAt(0).toString(16)}${slug.slice(1)}`),
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
    ['900', 900],
    ['1920', 1000],
  ] as const)
    expect([given, await (await ask(page, `&maxwidth=${given}`)).json()]).toMatchObject([given, { width }]);
  expect((await ask(page, '&format=xml')).status).toBe(501);
  expect((await get('/oembed')).status).toBe(422);
  const head = await (await get(`/live/${slug}`)).text();
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(head) ?? [];
  expect((await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''))).status).toBe(200);
});

test.each([
  ['another site', () => `https://evil.example/live/${slug}`],
  ['another site that has our name in its own', () => `${PUBLIC_URL}.evil.example/live/${slug}`],
  ['another site behind our name', () => `${PUBLIC_URL}@evil.example/live/${slug}`],
  ['our name in another site’s address', () => `https://evil.example/?${PUBLIC_URL}/live/${slug}`],
  ['another port', () => `${PUBLIC_URL}:8443/live/${slug}`],
  ['the address that the Host header names', () => `${rally.url}/live/${slug}`],
  ['a password in the address', () => `https://me:pw@live.example.org/live/${slug}`],
  ['a script', () => 'javascript:alert(1)'],
  ['a file', () => `file://live.example.org/live/${slug}`],
  ['a page of ours that is no feed', () => `${PUBLIC_URL}/desk`],
  ['a path that leads out of the feed', () => `${PUBLIC_URL}/live/${slug}/../../desk`],
  ['a path that nobody can read', () => `${PUBLIC_URL}/live/%ff`],
])('[X3] oEmbed is refused for %s', async (_, address) => {
  const answer = await get(`/oembed?url=${encodeURIComponent(address())}`, { Host: 'evil.example' });
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found', field: 'url' }]);
});

test('oEmbed gives out one bare iframe, whose end is found also where the title has the signs of HTML in it', async () => {
  const titled = await rally.blog({ title: `A > B & "C" <i>D</i> 'E'` });
  const url = encodeURIComponent(`${PUBLIC_URL}/embed/${titled}?theme=dark`);
  const { html } = (await (await get(`/oembed?url=${url}&maxwidth=5000&maxheight=5000`)).json()) as { html: string };
  expect(html).toBe(
    `<iframe src="${PUBLIC_URL}/embed/${titled}?theme=dark" title="A &gt; B &amp; &quot;C&quot; &lt;i&gt;D&lt;/i&gt; &#39;E&#39;"` +
      ' width="1000" height="700" loading="lazy"></iframe>',
  );
  const head = await (await get(`/embed/${titled}?theme=dark`)).text();
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(head) ?? [];
  expect(await (await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''))).json()).toMatchObject({
    html: expect.stringContaining(`/embed/${titled}?theme=dark"`),
  });
});

test.each([
  ['kind=notice', 'kind=notice'],
  ['only=key&lang=uk', 'only=key&lang=uk'],
  ['lang=uk&order=oldest&utm_source=letter', 'order=oldest&lang=uk'],
  ['kind=notice&order=oldest&theme=dark', 'kind=notice&order=oldest&theme=dark'],
])('oEmbed for an address with %s gives out the frame of those entries, in that order', async (given, kept) => {
  for (const page of [`${PUBLIC_URL}/live/${slug}`, `${PUBLIC_URL}/embed/${slug}/`]) {
    const { html } = (await (await get(`/oembed?url=${encodeURIComponent(`${page}?${given}`)}`)).json()) as {
      html: string;
    };
    expect(html).toContain(` src="${PUBLIC_URL}/embed/${slug}?${kept.replaceAll('&', '&amp;')}"`);
  }
});

test.each(['/embed/', '/live/'])('a page of %s names the oEmbed of the very entries that it shows', async (path) => {
  const head = await (await get(`${path}${slug}?kind=notice&order=oldest`)).text();
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(head) ?? [];
  const { html } = (await (await get(address.replaceAll('&amp;', '&').replace(PUBLIC_URL, ''))).json()) as {
    html: string;
  };
  expect(html).toContain(` src="${PUBLIC_URL}/embed/${slug}?kind=notice&amp;order=oldest"`);
});

test.each(['kind=Notice', 'kind=notice,chant', 'only=notice', 'order=newest', 'lang=%22'])(
  'oEmbed refuses an address with %s, as its page does, and never gives out all entries for some',
  async (query) => {
    const asked = [
      `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${slug}?${query}`)}`,
      `/embed/${slug}?${query}`,
    ];
    expect(await Promise.all(asked.map(async (address) => (await get(address)).status))).toEqual([422, 422]);
  },
);

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
