/** What readers and programs get by HTTP: addresses, status codes, cache and security headers. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../support/rally.js';

let rally: Rally;
let blog: string;
let token: string;
let editor: string;
let epoch: string;
const ids: string[] = [];
let gone: string;

const READERS_CACHE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=60';

// Each post is on the disk before it is acknowledged, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => {
  rally = await startRally();
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
  for (let n = 0; n < 25; n += 1) ids.push((await rally.post(token, blog, { text: `Number ${n}` })).id);
  gone = (await rally.post(token, blog, { text: 'a secret name' })).id;
  await rally.send(token, 'DELETE', `/api/v1/blogs/${blog}/entries/${gone}`, { command: randomUUID() });
  ({ epoch } = (await rally.parts.store.journal.blog(blog))!);
});
afterAll(() => rally.stop(), 10_000);

const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });

/** As it is on the wire: fetch would set Host and decompress by itself. */
function wire(address: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(rally.url + address, { headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject).end();
  });
}

const publicAddresses = () => [
  '/',
  `/live/${blog}`,
  `/live/${blog}?lang=uk`,
  `/live/${blog}?before=10`,
  `/live/${blog}/entries/${ids[0]!}`,
  `/api/v1/blogs`,
  `/api/v1/blogs/${blog}`,
  `/api/v1/blogs/${blog}/entries`,
  `/api/v1/blogs/${blog}/changes?since=0`,
];

test('every public address answers with the readers’ cache headers, for any site, without a cookie', async () => {
  for (const address of publicAddresses()) {
    const response = await get(address, { Cookie: 'rallyline=x', Authorization: `Bearer ${token}` });
    expect([address, response.status]).toEqual([address, 200]);
    expect(response.headers.get('cache-control')).toBe(READERS_CACHE);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('vary') ?? '').not.toMatch(/cookie|authorization|language/i);
  }
});

test('[X3] a foreign Host or X-Forwarded-Host changes no byte of any public page', async () => {
  for (const address of [...publicAddresses(), '/report', '/join', '/nothing', `/live/${blog}/entries/${gone}`]) {
    const usual = await wire(address);
    const foreignHeaders: Record<string, string>[] = [
      { Host: 'evil.example' },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '1' },
      { Forwarded: 'host=evil.example;proto=https', 'X-Original-URL': '/evil', 'X-Rewrite-URL': '/evil' },
    ];
    for (const headers of foreignHeaders) {
      const foreign = await wire(address, headers);
      expect([address, foreign.status, foreign.body.equals(usual.body)]).toEqual([address, usual.status, true]);
      const { date: _date, ...own } = foreign.headers;
      expect(JSON.stringify(own)).not.toContain('evil');
    }
  }
});

describe('the page', () => {
  test('holds the newest 20 by falling order, with epoch and head', async () => {
    const html = await (await get(`/live/${blog}`)).text();
    const orders = [...html.matchAll(/<article[^>]*data-order="(\d+)"/g)].map(([, order]) => Number(order));
    expect(orders).toEqual(Array.from({ length: 20 }, (_, n) => 26 - n));
    expect(html).toContain(`data-epoch="${epoch}"`);
    expect(html).toContain('data-seq="28"');
  });

  test('has older ones behind ?before=, down to the first, and nothing beyond', async () => {
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
    'is refused with ?%s, which is no language tag, and says so',
    async (query) => {
      const response = await get(`/live/${blog}?${query}`);
      expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('mistake in it')]);
    },
  );

  test('asked for in a language that serves is that page; in another it is the first, with a note without its name', async () => {
    const inUkrainian = await (await get(`/live/${blog}?lang=uk`)).text();
    expect(inUkrainian).toContain('data-lang="uk"');
    for (const tag of ['UK', 'uk-UA', 'uk-Cyrl-UA', 'uk-x-mine'])
      expect(await (await get(`/live/${blog}?lang=${tag}`)).text()).toBe(inUkrainian);
    const english = await (await get(`/live/${blog}`)).text();
    const note = '<p class="l other-lang">This live blog is not in the language that was asked for.</p>';
    for (const tag of ['fr', 'zh-Hant-TW', 'tlh']) {
      const page = await (await get(`/live/${blog}?lang=${tag}`)).text();
      expect([tag, page.replace(note, '')]).toEqual([tag, english]);
      expect(page).toContain(note);
      expect(await (await get(`/live/${blog}/entries/${ids[3]!}?lang=${tag}`)).text()).toContain(note);
      expect(await (await get(`/embed/${blog}?lang=${tag}`)).text()).toContain(note);
      expect(await (await get(`/embed/${blog}/fragment?lang=${tag}`)).text()).toContain(note);
    }
    // What was made with the note is not what others get.
    expect(await (await get(`/live/${blog}`)).text()).toBe(english);
    expect(await (await get(`/embed/${blog}`)).text()).not.toContain(note);
  });

  test('in a language that the desk took off the blog goes on in the first: its links, feeds, embeds and catch-ups', async () => {
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

  test('with ?at= is not older than that, and not there, nor kept, where the journal lacks it', async () => {
    expect((await get(`/live/${blog}?at=${epoch}.28`)).status).toBe(200);
    expect((await get(`/live/${blog}?at=${epoch}.1`)).status).toBe(200);
    for (const at of [`${epoch}.29`, `${randomUUID()}.1`, 'x', '.', `${epoch}.`]) {
      const response = await get(`/live/${blog}?at=${at}`);
      expect([at, response.status, response.headers.get('cache-control')]).toEqual([at, 404, 'no-store']);
    }
  });

  test('is compressed where that is taken, and not sent again where it is known', async () => {
    const plain = await wire(`/live/${blog}`);
    const packed = await wire(`/live/${blog}`, { 'Accept-Encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    expect(
      (await wire(`/live/${blog}`, { 'Accept-Encoding': 'gzip;q=0' })).headers['content-encoding'],
    ).toBeUndefined();
    const known = await wire(`/live/${blog}`, { 'If-None-Match': plain.headers.etag as string });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    expect((await wire(`/live/${blog}`, { 'If-None-Match': 'W/"other"' })).status).toBe(200);
    const head = await wire(`/live/${blog}`, {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(plain.body.length),
    ]);
  });

  test('comes with the same headers by the fast path and by express', async () => {
    await wire(`/live/${blog}`);
    const fast = await wire(`/live/${blog}`);
    // A query that the fast path does not know makes express answer the same page.
    const express = await wire(`/live/${blog}?lang=en&x=1`);
    expect(express.body.equals(fast.body)).toBe(true);
    const { date: _one, ...fastHeaders } = fast.headers;
    const { date: _other, ...expressHeaders } = express.headers;
    expect(fastHeaders).toEqual(expressHeaders);
  });

  test('has every security header, and may be framed', async () => {
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
});

test('the apps and sign-in may not be framed, and are the same for everybody', async () => {
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

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/live/nowhere',
    '/live/%E0%A4%A',
    '/live/..%2f..%2fetc',
    '/live/__proto__',
    '/assets/none.js',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets',
    '/live/nowhere/entries/x',
  ])('%s: a page that says so, with no fault in it', async (address) => {
    const response = await get(address);
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });

  test.each(['/api/v1/nothing', '/api/v1/blogs/nowhere', '/api/v1/blogs/nowhere/changes', '/api/v1/blogs/x/stream'])(
    '%s: a problem document with its code',
    async (address) => {
      const response = await get(address);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await response.json()).toMatchObject({ code: 'not-found', status: 404, retry: false });
    },
  );

  test('a blog of the desk alone, whoever asks', async () => {
    const hidden = await rally.blog({ visibility: 'desk' });
    const owns = await rally.token(hidden, 'Ann');
    for (const address of [`/live/${hidden}`, `/api/v1/blogs/${hidden}`, `/api/v1/blogs/${hidden}/entries`]) {
      expect((await get(address, { Authorization: `Bearer ${owns}` })).status).toBe(404);
    }
    expect(await (await get('/api/v1/blogs')).text()).not.toContain(hidden);
  });

  test('an unlisted one is in no list, and its page asks not to be indexed', async () => {
    const unlisted = await rally.blog({ visibility: 'unlisted' });
    expect(await (await get('/')).text()).not.toContain(unlisted);
    const page = await (await get(`/live/${unlisted}`)).text();
    expect(page).toContain('noindex');
  });

  test('a retracted entry is gone with nothing of it, and one that never was is not there', async () => {
    const response = await get(`/live/${blog}/entries/${gone}`);
    expect(response.status).toBe(410);
    expect(await response.text()).not.toContain('secret');
    expect((await get(`/live/${blog}/entries/${randomUUID()}`)).status).toBe(404);
    for (const address of publicAddresses()) expect(await (await get(address)).text()).not.toContain('secret');
  });

  test('[T1] a taken down one is gone with nothing of it, also after a restart of the memory', async () => {
    const { id } = await rally.post(token, blog, { text: 'another secret' });
    await rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, { command: randomUUID() });
    expect((await get(`/live/${blog}/entries/${id}`)).status).toBe(410);
    for (const address of publicAddresses()) expect(await (await get(address)).text()).not.toContain('secret');
  });
});

describe('entries', () => {
  const entries = async (query: string) => (await get(`/api/v1/blogs/${blog}/entries?${query}`)).json();

  test('come by falling order, and `next` leads to the end', async () => {
    const orders: number[] = [];
    let query = 'limit=9';
    for (;;) {
      const answer = (await entries(query)) as { epoch: string; entries: { order: number }[]; next: number | null };
      expect(answer.epoch).toBe(epoch);
      orders.push(...answer.entries.map(({ order }) => order));
      if (answer.next === null) break;
      query = `limit=9&before=${answer.next}`;
    }
    expect(orders).toEqual(Array.from({ length: 25 }, (_, n) => 26 - n));
  });

  test('can be asked for by kind', async () => {
    expect(await entries('kind=chant')).toMatchObject({ entries: [], next: null });
    expect(((await entries('kind=update&limit=3')) as { entries: unknown[] }).entries).toHaveLength(3);
  });

  test.each(['limit=0', 'limit=101', 'limit=x', 'before=-1', 'kind=poem', 'limit=1&limit=2'])(
    '?%s is invalid, and the field is named',
    async (query) => {
      const response = await get(`/api/v1/blogs/${blog}/entries?${query}`);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'invalid', field: query.split('=')[0] });
    },
  );
});

describe('changes', () => {
  const changes = (query: string) => get(`/api/v1/blogs/${blog}/changes?${query}`);

  test('above 0 need an epoch', async () => {
    const response = await changes('since=3');
    expect([response.status, await response.json()]).toMatchObject([422, { field: 'epoch' }]);
  });

  test('that cannot be caught up with are a reset, which nobody keeps', async () => {
    const response = await changes(`since=3&epoch=${randomUUID()}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ reset: true, epoch, why: 'epoch' });
    expect(await (await changes(`since=999&epoch=${epoch}`)).json()).toMatchObject({ reset: true, why: 'ahead' });
  });

  test.each([
    ['since=x', 422],
    ['as=xml', 422],
    ['lang=fr', 200],
    ['lang=../x', 422],
    ['since=1.5', 422],
    [`epoch=${'x'.repeat(101)}`, 422],
  ])('?%s: %d', async (query, status) => expect((await changes(query)).status).toBe(status));
});

describe('the stream', () => {
  async function stream(query: string, headers: Record<string, string> = {}) {
    const stop = new AbortController();
    const response = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream?${query}`, { headers, signal: stop.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      response,
      stop: () => stop.abort(),
      until: async (pattern: RegExp) => {
        while (!pattern.test(text)) {
          const { value, done } = await reader.read();
          if (done) throw new Error(`ended without ${pattern.source}: ${text}`);
          text += value;
        }
        return text;
      },
    };
  }

  test('begins with hello and goes on with frames, whose id is where the reader stands', async () => {
    const { response, until, stop } = await stream('');
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const head = Number(/"head":(\d+)/.exec(await until(/event: hello\n.*\n\n/))![1]);
    await rally.post(token, blog);
    const text = await until(/event: frame[^]*\n\n/);
    expect(text).toContain(`event: frame\nid: ${epoch}.${head + 1}\ndata: {"epoch":"${epoch}","from":${head + 1}`);
    expect(text).not.toMatch(/event: hello\nid/);
    stop();
  });

  test('resumes from Last-Event-ID with frames, before ?since', async () => {
    const { until, stop } = await stream(`since=20&epoch=${epoch}`, { 'Last-Event-ID': `${epoch}.4` });
    const text = await until(/event: frame[^]*\n\n/);
    expect(text).toMatch(/"at":4/);
    expect(text).toMatch(/"from":5/);
    stop();
  });

  test('of another epoch says reset', async () => {
    const { until, stop } = await stream(`since=4&epoch=${randomUUID()}`);
    expect(await until(/event: reset\n.*\n\n/)).toMatch(/"why":"epoch"/);
    stop();
  });

  test('is not opened by HEAD', async () => {
    const answer = await Promise.race([
      wire(`/api/v1/blogs/${blog}/stream`, {}, 'HEAD').then(({ status }) => status),
      new Promise((resolve) => setTimeout(() => resolve('still open'), 1_000)),
    ]);
    expect(answer).not.toBe('still open');
  });
});

test('health and readiness', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ ok: true });
  const ready = await get('/readyz');
  expect([ready.status, await ready.json(), ready.headers.get('cache-control')]).toEqual([
    200,
    { store: 'ok' },
    'no-store',
  ]);
});
