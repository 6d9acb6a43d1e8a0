/** The forms in which other sites get a feed: embed pages, fragments and structured data. */
import { randomUUID } from 'node:crypto';
import { Script } from 'node:vm';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { all, get, gone, id, PUBLIC_URL, rally, slug, standWithHostileText, token } from './embed/stand.js';

standWithHostileText();

const READERS_CACHE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=60';

test('[F3] every form for other sites has the readers’ headers and the present head, and is sent again only where it changed', async () => {
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

test('a new entry is in every form for other sites at once', async () => {
  await Promise.all(all().map((address) => get(address)));
  const { id: fresh } = await rally.post(token, slug);
  for (const address of all()) expect(await (await get(address)).text()).toContain(fresh);
});

test('a fragment has the position for a script to go on from, as many entries as asked for, and no script', async () => {
  const html = await (await get(`/embed/${slug}/fragment?limit=1&lang=uk`)).text();
  expect(html.split('<article').length - 1).toBe(1);
  expect(html).toMatch(/role="feed"[^>]* data-epoch="[^"]+" data-seq="\d+" data-poll="\d+"/);
  expect(html).toContain(`href="${PUBLIC_URL}/live/${slug}?lang=uk"`);
  expect(html).not.toMatch(/<script|<style|<link| (href|src)="\//);
  expect((await get(`/embed/${slug}/fragment?limit=41`)).status).toBe(422);
});

test('a blog of the desk alone has no form for other sites; an unlisted blog has each', async () => {
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

test('[X3] the Host header of another site comes out in no answer', async () => {
  const oembed = `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/live/${slug}`)}`;
  const others = [
    '/',
    `/live/${slug}`,
    `/live/${slug}/entries/${id}`,
    '/embed.js',
    '/frame.js',
    '/sitemap.xml',
    '/nowhere',
  ];
  for (const address of [...all(), ...others, oembed]) {
    const answer = await answerTo(address, 'evil.example');
    expect([address, answer.length > 100, answer.includes('evil.example')]).toEqual([address, true, false]);
  }
});

/** The whole answer, headers and body, where a request names another site as ours. */
async function answerTo(path: string, host: string): Promise<string> {
  const headers = { Host: host, 'X-Forwarded-Host': host, Forwarded: `host=${host}` };
  const [answer] = (await once(request(rally.url, { path, headers }).end(), 'response')) as [IncomingMessage];
  return JSON.stringify(answer.headers) + (await text(answer));
}

test('an unlisted blog is kept from search engines in each form for other sites; a public blog is not', async () => {
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

test('a fragment says the blog’s state as it is, and that there are no entries only where there are none', async () => {
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

test('an embed of one kind, of key moments or from the oldest entry on has those, its own end, and the way on', async () => {
  const blog = await rally.blog();
  const editor = await rally.token(blog, 'Eve', 'editor');
  const post = (text: string, fields = {}) => rally.post(editor, blog, { text, ...fields });
  for (let n = 0; n < 22; n += 1) await post(`Number ${n}.`);
  await post('Take care.', { kind: 'notice' });
  const textsOf = async (query: string) => {
    const html = await (await get(`/embed/${blog}${query}`)).text();
    return { html, texts: [...html.matchAll(/<div class="t"[^>]*>\s*<p>(.*?)<\/p>/g)].map(([, text]) => text) };
  };
  expect((await textsOf('?kind=notice')).texts).toEqual(['Take care.']);
  expect((await textsOf('?only=key')).texts).toEqual([]);
  const { html, texts } = await textsOf('?order=oldest&theme=dark');
  expect([texts[0], texts.at(-1), texts.length]).toEqual(['Number 0.', 'Number 19.', 20]);
  expect(html).toContain('data-only="rising"');
  const [, on = ''] = /<a data-newer[^>]* href="([^"]+)"/.exec(html) ?? [];
  expect(on).toMatch(/order=oldest.*theme=dark/);
  const next = await (await get(on.replaceAll('&amp;', '&'))).text();
  expect(next).toContain('Take care.');
  const both = await textsOf('?kind=update&order=oldest');
  expect(both.html).toContain('data-only="update" data-rising ');
  expect((await get(`/embed/${blog}?kind=gossip`)).status).toBe(422);
});

test('a frame of entries that were asked for goes on live where it has an end of them, as the page does', async () => {
  const blog = await rally.blog();
  const editor = await rally.token(blog, 'Eve', 'editor');
  for (let n = 0; n < 25; n += 1) await rally.post(editor, blog, { text: `Number ${n}.` });
  const marks = ['<p data-connection', '<button type="button" data-pending', 'data-middle="yes"'];
  const marksOf = async (place: string, query: string) => {
    const html = await (await get(`/${place}/${blog}?${query}`)).text();
    return marks.filter((mark) => html.includes(mark));
  };
  const ends = [
    'after=10',
    'after=4000',
    'kind=notice',
    'order=oldest',
    'order=oldest&after=20',
    'order=oldest&before=10',
  ];
  const middles = ['after=3', 'before=10', 'kind=update&before=10', 'order=oldest&after=3', 'order=oldest&before=24'];
  for (const place of ['embed', 'live']) {
    for (const query of ends)
      expect([place, query, await marksOf(place, query)]).toEqual([place, query, marks.slice(0, 2)]);
    for (const query of middles)
      expect([place, query, await marksOf(place, query)]).toEqual([place, query, marks.slice(2)]);
  }
});

test('the element’s script names the server’s public address, and runs as a plain script, too', async () => {
  const script = await (await get('/embed.js')).text();
  expect(script).toContain(`new URL("${PUBLIC_URL}/embed.js")`);
  expect(script).not.toContain('import.meta');
  // Throws where it does not parse, or says a name that another script of a bundle has said.
  expect(new Script(`const e = 1, t = 2, n = 3, r = 4;\n${script}\nconst i = 5, a = 6, o = 7;`)).toBeTruthy();
});
