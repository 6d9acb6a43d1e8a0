/** Rules for all public addresses: cache headers, foreign hosts, and answers where nothing is. */
import { randomUUID } from 'node:crypto';
import { blog, editor, get, gone, publicAddresses, rally, standWithEntries, token, wire } from './readers/stand.js';

standWithEntries();

const READERS_CACHE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=60';

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
])('%s is 404 with a page that says so', async (address) => {
  const response = await get(address);
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
});

test.each(['/api/v1/nothing', '/api/v1/blogs/nowhere', '/api/v1/blogs/nowhere/changes', '/api/v1/blogs/x/stream'])(
  '%s is 404 with a problem document that has its code',
  async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code: 'not-found', status: 404, retry: false });
  },
);

test('a blog of the desk alone is not found by readers’ addresses, even with its reporter’s token', async () => {
  const hidden = await rally.blog({ visibility: 'desk' });
  const owns = await rally.token(hidden, 'Ann');
  for (const address of [`/live/${hidden}`, `/api/v1/blogs/${hidden}`, `/api/v1/blogs/${hidden}/entries`]) {
    expect((await get(address, { Authorization: `Bearer ${owns}` })).status).toBe(404);
  }
  expect(await (await get('/api/v1/blogs')).text()).not.toContain(hidden);
});

test('an unlisted blog is in no list, and its page asks not to be indexed', async () => {
  const unlisted = await rally.blog({ visibility: 'unlisted' });
  expect(await (await get('/')).text()).not.toContain(unlisted);
  const page = await (await get(`/live/${unlisted}`)).text();
  expect(page).toContain('noindex');
});

test('a retracted entry is 410 with nothing of it, and an unknown one is 404', async () => {
  const response = await get(`/live/${blog}/entries/${gone}`);
  expect(response.status).toBe(410);
  expect(await response.text()).not.toContain('secret');
  expect((await get(`/live/${blog}/entries/${randomUUID()}`)).status).toBe(404);
  for (const address of publicAddresses()) expect(await (await get(address)).text()).not.toContain('secret');
});

test('[T1] an entry taken down is 410, and nothing of it is at any public address', async () => {
  const { id } = await rally.post(token, blog, { text: 'another secret' });
  await rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, { command: randomUUID() });
  expect((await get(`/live/${blog}/entries/${id}`)).status).toBe(410);
  for (const address of publicAddresses()) expect(await (await get(address)).text()).not.toContain('secret');
});

test('the health address says that the process is up, and the readiness address that the store is there', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ ok: true });
  const ready = await get('/readyz');
  expect([ready.status, await ready.json(), ready.headers.get('cache-control')]).toEqual([
    200,
    { store: 'ok' },
    'no-store',
  ]);
});
