/** The access to the desk by HTTP: for editors of the blog and for owners. */
import { randomUUID } from 'node:crypto';
import { bothHalves } from '../../../support/session.js';
import { at, blog, editor, owner, rally, reporter, send, standWithDesk } from './stand.js';

standWithDesk();

const ADDRESSES: [string, string, object | undefined][] = [
  ['GET', 'desk', undefined],
  ['GET', 'desk/entries', undefined],
  ['GET', `desk/entries/${randomUUID()}`, undefined],
  ['GET', 'desk/changes', undefined],
  ['GET', 'people', undefined],
  ['POST', 'invitations', { name: 'Bob' }],
  ['DELETE', `invitations/${randomUUID()}`, undefined],
  ['DELETE', `devices/${randomUUID()}`, undefined],
];

test.each(ADDRESSES)(
  '[A2] %s %s answers editors of the blog alone, and no cache keeps the answer',
  async (method, rest, body) => {
    const stranger = await rally.token(await rally.blog(), 'Sam', 'editor');
    const codeFor = async (token: string) => {
      const response = await send(method, rest, body, token);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      return response.ok ? 'ok' : ((await response.json()) as { code: string }).code;
    };
    expect(await codeFor('x'.repeat(43))).toBe('unauthenticated');
    expect(await codeFor(reporter)).toBe('forbidden');
    expect(await codeFor(stranger)).toBe('not-found');
    expect(await codeFor(editor)).toBe(rest.includes('-') ? 'not-found' : 'ok');
  },
);

test('[A1] a session’s cookie counts from our own pages alone, and an owner has every blog that exists', async () => {
  const olga = await owner();
  expect((await olga.send('GET', at('desk'))).status).toBe(200);
  expect((await olga.send('GET', at('desk', 'nowhere'))).status).toBe(404);
  expect((await olga.send('GET', at('people', 'nowhere'))).status).toBe(404);
  const bare = (method: string, rest: string, headers: Record<string, string>) =>
    fetch(rally.url + at(rest), { method, headers: { ...bothHalves(olga), ...headers } }).then(({ status }) => status);
  expect(await bare('GET', 'people', {})).toBe(401);
  expect(await bare('GET', 'people', { 'X-Rallyline': '1', Origin: 'https://evil.example' })).toBe(401);
  expect(await bare('POST', 'invitations', { 'X-Rallyline': '1' })).toBe(401);
  expect(await bare('POST', 'invitations', { Origin: rally.url })).toBe(401);
});

test('[S4] requests of the desk are limited by device, as commands are', async () => {
  // A busy machine takes seconds for them, in which the bucket fills again.
  const answers = await Promise.all(Array.from({ length: 300 }, () => send('POST', 'invitations', {})));
  expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(60);
  const refused = answers.find(({ status }) => status === 429);
  expect(await refused?.json()).toMatchObject({ code: 'rate-limited', after: expect.any(Number) });
  expect((await send('GET', 'desk', undefined, await rally.token(blog, 'Eve', 'editor'))).status).toBe(200);
});

test('the desk’s page is the same for everybody, is not framed or indexed, and sets no cookie', async () => {
  const page = await fetch(`${rally.url}/desk`);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/noindex[^]*assets\/desk-[^]*<div id="app">/);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect([page.headers.get('set-cookie'), page.headers.get('access-control-allow-origin')]).toEqual([null, null]);
});
