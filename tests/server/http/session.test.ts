/** Sign-in by invitation, the session’s cookie, and sign-out. */
import { randomBytes } from 'node:crypto';
import { startRally, update } from '../../support/rally.js';
import { begunBy, bothHalves } from '../../support/session.js';
import { ahead, blog, entries, rally, standWithBlog } from './commandApi/stand.js';

standWithBlog();

const secret = () => randomBytes(24).toString('base64url');

const own = () => ({ Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' });

const redeem = (body: unknown, headers: Record<string, string> = own()) =>
  fetch(`${rally.url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(body) });

const cookieOf = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;

test('an invitation is redeemed once: the same attempt gets the same session again, another attempt is refused', async () => {
  const [invitation, attempt] = [await rally.invitation(blog, 'Ann'), secret()];
  expect((await fetch(`${rally.url}/join`)).headers.get('set-cookie')).toBeNull();
  const first = await redeem({ invitation, attempt });
  const told = (await first.json()) as { half: string };
  const half = expect.stringMatching(/^[\w-]{43}$/) as string;
  expect([first.status, told]).toMatchObject([200, { v: 1, name: 'Ann', half, blogs: [{ slug: blog }] }]);
  expect(cookieOf(first)).not.toContain(told.half);
  expect(first.headers.get('set-cookie')).toMatch(
    /^rallyline=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const again = await redeem({ invitation, attempt });
  expect([cookieOf(again), await again.json()]).toMatchObject([cookieOf(first), { half: told.half }]);
  const other = await redeem({ invitation, attempt: secret() });
  expect([other.status, other.headers.get('set-cookie')]).toEqual([410, null]);
});

test('an expired invitation is refused, and so is an unknown one', async () => {
  const invitation = await rally.invitation(blog, 'Ann');
  ahead.ms = 2 * 3_600_000;
  expect((await redeem({ invitation, attempt: secret() })).status).toBe(410);
  ahead.ms = 0;
  expect((await redeem({ invitation: secret(), attempt: secret() })).status).toBe(404);
  for (const wrong of [{}, { invitation }, { invitation: 7, attempt: 7 }, { invitation: 'x', attempt: secret() }]) {
    expect((await redeem(wrong)).status).toBe(422);
  }
});

test('an invitation is not redeemed for another site’s page', async () => {
  const body = { invitation: await rally.invitation(blog, 'Ann'), attempt: secret() };
  const { Origin: _origin, ...noOrigin } = own();
  const { 'X-Rallyline': _ours, ...noMark } = own();
  for (const headers of [
    noOrigin,
    noMark,
    { ...own(), Origin: 'https://evil.example' },
    { ...own(), Origin: 'null' },
  ]) {
    expect((await redeem(body, headers as Record<string, string>)).status).toBe(401);
  }
  expect((await redeem(body)).status).toBe(200);
});

test('an invitation can be tried ten times a minute; others are not touched by that', async () => {
  const invitation = await rally.invitation(blog, 'Ann');
  const statuses: number[] = [];
  const begun = performance.now();
  for (let n = 0; n < 12; n += 1) statuses.push((await redeem({ invitation, attempt: secret() })).status);
  const seconds = (performance.now() - begun) / 1_000;
  expect(statuses.slice(0, 10)).toEqual([200, ...Array<number>(9).fill(410)]);
  const further = statuses.slice(10);
  // Tries come back while a slow machine asks: one each six seconds.
  expect(further.filter((status) => status === 410).length).toBeLessThanOrEqual(seconds / 6);
  expect(further.filter((status) => status !== 410 && status !== 429)).toEqual([]);
  expect((await redeem({ invitation: await rally.invitation(blog, 'Bob'), attempt: secret() })).status).toBe(200);
});

test('a redeemed invitation gives a cookie that counts from our own pages alone, until sign-out', async () => {
  const signedIn = await redeem({ invitation: await rally.invitation(blog, 'Ann'), attempt: secret() });
  const both = bothHalves(await begunBy(signedIn));
  const post = (headers: Record<string, string>) =>
    fetch(rally.url + entries(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...both, ...headers },
      body: JSON.stringify(update()),
    }).then(({ status }) => status);
  expect(await post({})).toBe(401);
  expect(await post({ Origin: rally.url })).toBe(401);
  expect(await post({ 'X-Rallyline': '1' })).toBe(401);
  expect(await post({ 'X-Rallyline': '1', Origin: 'https://evil.example' })).toBe(401);
  expect(await post({ 'X-Rallyline': '1', Origin: rally.url })).toBe(201);
  const session = await fetch(`${rally.url}/api/v1/session`, { headers: { ...both, 'X-Rallyline': '1' } });
  expect(session.status).toBe(200);
  expect((await fetch(`${rally.url}/api/v1/session`, { headers: both })).status).toBe(401);
  const out = await fetch(`${rally.url}/api/v1/session`, {
    method: 'DELETE',
    headers: { ...both, 'X-Rallyline': '1', Origin: rally.url },
  });
  expect([out.status, out.headers.get('set-cookie')]).toMatchObject([204, expect.stringContaining('Max-Age=0')]);
  expect(await post({ 'X-Rallyline': '1', Origin: rally.url })).toBe(401);
});

test('where PUBLIC_URL is https, the cookie is Secure and bound to the host, and only that Origin counts', async () => {
  const secure = await startRally({ env: { PUBLIC_URL: 'https://live.example.org' } });
  const invitation = await secure.invitation(null, 'Olga', 'owner');
  const redeem = (origin: string) =>
    fetch(`${secure.url}/api/v1/session`, {
      method: 'POST',
      headers: { Origin: origin, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ invitation, attempt: 'a'.repeat(32) }),
    });
  expect((await redeem(secure.url)).status).toBe(401);
  const response = await redeem('https://live.example.org');
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-rallyline=.*; Path=\/; .*Secure/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  await secure.stop();
});

test('[O5] a request that is meant as another device than the cookie’s is answered as from nobody', async () => {
  const signedIn = await redeem({ invitation: await rally.invitation(blog, 'Ann'), attempt: secret() });
  const headers = { ...own(), ...bothHalves(await begunBy(signedIn)) };
  const { device } = (await (await fetch(`${rally.url}/api/v1/session`, { headers })).json()) as { device: string };
  const posted = async (as: Record<string, string>) => {
    const body = JSON.stringify({ ...update(), blog });
    return (await fetch(rally.url + entries(), { method: 'POST', headers: { ...headers, ...as }, body })).status;
  };
  expect(await posted({ 'X-Rallyline-Device': 'another' })).toBe(401);
  expect(await posted({ 'X-Rallyline-Device': '' })).toBe(401);
  expect(await posted({ 'X-Rallyline-Device': device })).toBe(201);
  // Programs that know nothing of it post as before.
  expect(await posted({})).toBe(201);
});
