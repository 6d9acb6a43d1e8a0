import { jest } from '@jest/globals';
import { browserKeys } from '../../support/push/decrypted.js';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
beforeAll(async () => {
  rally = await startRally();
});
afterAll(() => rally.stop());

let n = 0;
/** A browser's subscription, at a push service that nobody asks: its name leads nowhere. */
const subscription = (over: object = {}) => ({
  endpoint: `https://push.invalid/${(n += 1)}`,
  keys: browserKeys().keys,
  lang: 'en',
  ...over,
});

function ask(slug: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${rally.url}/api/v1/blogs/${slug}/push`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

test('the server’s public key is the same for every public blog, and told by no other', async () => {
  const keys = new Set<string>();
  for (const slug of [await rally.blog(), await rally.blog()]) {
    const answer = await ask(slug, 'GET');
    expect(answer.status).toBe(200);
    keys.add(((await answer.json()) as { key: string }).key);
  }
  const [key = ''] = keys;
  expect([keys.size, Buffer.from(key, 'base64url').length]).toEqual([1, 65]);
  for (const visibility of ['unlisted', 'desk']) {
    const slug = await rally.blog({ visibility });
    expect((await ask(slug, 'GET')).status).toBe(404);
    expect((await ask(slug, 'POST', subscription())).status).toBe(404);
  }
});

test('a subscription begins in a language of the blog, may come again, and ends; nobody is told which there are', async () => {
  const slug = await rally.blog({ languages: ['en', 'uk'] });
  const one = subscription({ lang: 'uk-UA' });
  const begun = await ask(slug, 'POST', one);
  expect([begun.status, begun.headers.get('cache-control'), begun.headers.get('set-cookie')]).toEqual([
    201,
    'no-store',
    null,
  ]);
  expect(await begun.json()).toEqual({ lang: 'uk' });
  expect((await ask(slug, 'POST', one)).status).toBe(200);
  expect((await ask(slug, 'DELETE', { endpoint: one.endpoint })).status).toBe(204);
  expect((await ask(slug, 'DELETE', { endpoint: one.endpoint })).status).toBe(204);
  expect((await ask(slug, 'POST', one)).status).toBe(201);
});

test('a renewed subscription keeps its language where the browser’s worker names none', async () => {
  const slug = await rally.blog({ languages: ['en', 'uk'] });
  const one = subscription({ lang: 'uk' });
  await ask(slug, 'POST', one);
  const { lang: _none, ...renewed } = subscription({ replaces: one.endpoint });
  expect(await (await ask(slug, 'POST', renewed)).json()).toEqual({ lang: 'uk' });
  expect(await (await ask(slug, 'POST', one)).json()).toEqual({ lang: 'uk' });
});

test('all that is stored of a reader is the endpoint, its keys, the blog, the language, and where its record stood', async () => {
  const slug = await rally.blog();
  const one = subscription();
  await ask(slug, 'POST', one, { 'User-Agent': 'a browser of mine', 'X-Forwarded-For': '198.51.100.7' });
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(`${rally.folder}/rallyline.db`, { readonly: true });
  const rows = database.prepare('select * from push_subscribers where blog = ?').all(slug) as Record<string, unknown>[];
  database.close();
  expect(rows).toEqual([
    {
      ...{ id: expect.stringMatching(/^[\w-]{43}$/), blog: slug, host: 'push.invalid', endpoint: one.endpoint },
      ...{ ...one.keys, lang: 'en', epoch: expect.any(String), seq: 1 },
    },
  ]);
});

const point = browserKeys().keys.p256dh;
const offCurve = Buffer.from(Buffer.from(point, 'base64url').fill(7, 40)).toString('base64url');
const auth = 'A'.repeat(22);

test.each<[string, object, string]>([
  ['no https', { endpoint: 'http://push.example/1' }, 'endpoint'],
  ['a name and a password', { endpoint: 'https://a:b@push.example/1' }, 'endpoint'],
  ['a port of its own', { endpoint: 'https://push.example:22/1' }, 'endpoint'],
  ['spaces', { endpoint: 'https://push.example/ 1' }, 'endpoint'],
  ['a thousand characters', { endpoint: `https://push.example/${'x'.repeat(1_000)}` }, 'endpoint'],
  ['a short key', { keys: { p256dh: point.slice(2), auth } }, 'keys.p256dh'],
  ['a point that is not on the curve', { keys: { p256dh: offCurve, auth } }, 'keys.p256dh'],
  ['a long secret', { keys: { p256dh: point, auth: `${auth}AA` } }, 'keys.auth'],
  ['another key', { keys: { p256dh: point, auth, more: 'x' } }, 'keys.more'],
  ['a language that is none', { lang: '!' }, 'lang'],
  ['a field more', { expirationTime: null }, 'expirationTime'],
])('a subscription with %s is invalid, and the field is named', async (_what, over, field) => {
  const answer = await ask(await rally.blog(), 'POST', subscription(over));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'invalid', field });
});

test('an address may begin twenty subscriptions, then one a minute; one that comes again takes none', async () => {
  const other = await startRally();
  try {
    const slug = await other.blog();
    const post = (body: object) =>
      fetch(`${other.url}/api/v1/blogs/${slug}/push`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const all = Array.from({ length: 20 }, () => subscription());
    const begun = performance.now();
    for (const one of all) expect((await post(one)).status).toBe(201);
    const refused = await post(subscription());
    const seconds = (performance.now() - begun) / 1_000;
    expect(refused.status).toBe(429);
    const after = Number(refused.headers.get('retry-after'));
    expect(after).toBeGreaterThanOrEqual(60 - seconds);
    expect(after).toBeLessThanOrEqual(60);
    for (const one of all.slice(0, 3)) expect((await post(one)).status).toBe(200);
  } finally {
    await other.stop();
  }
});

test('another site’s page may not begin one in its reader’s name', async () => {
  const slug = await rally.blog();
  const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
  const asked = await ask(slug, 'OPTIONS', undefined, headers);
  expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
  // Without that question a browser sends no JSON.
  expect((await ask(slug, 'POST', subscription(), { 'Content-Type': 'text/plain' })).status).toBe(415);
});
