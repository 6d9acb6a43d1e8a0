/** The page of sign-in: nobody who only looks at it uses the invitation up, and it comes wherever a messenger put the '#'. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { blog, rally, standWithBlog } from './commandApi/stand.js';

standWithBlog();

const LOOKS: [by: string, method: string, headers: Record<string, string>][] = [
  ['a HEAD', 'HEAD', {}],
  ['Telegram', 'GET', { 'User-Agent': 'TelegramBot (like TwitterBot)' }],
  ['WhatsApp', 'GET', { 'User-Agent': 'WhatsApp/2.23.20.0 A' }],
  ['Facebook', 'GET', { 'User-Agent': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' }],
  ['Viber', 'GET', { 'User-Agent': 'Viber' }],
  ['Slack', 'GET', { 'User-Agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }],
  ['a browser that fetches ahead', 'GET', { 'Sec-Purpose': 'prefetch;prerender', Purpose: 'prefetch' }],
];

const asked = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  fetch(`${rally.url}${path}`, { method, headers, redirect: 'manual' });

const redeemed = (invitation: string) =>
  fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({ invitation, attempt: randomBytes(24).toString('base64url') }),
  });

test.each(LOOKS)(
  'a look by %s at a sign-in link uses nothing up, also where the link brought its secret along',
  async (_by, method, headers) => {
    const invitation = await rally.invitation(blog, 'Ann');
    for (const path of ['/join', `/join%23${invitation}`, `/join?utm_source=x%23${invitation}`]) {
      const response = await asked(path, method, headers);
      expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect((await redeemed(invitation)).status).toBe(200);
  },
);

test("the page whose '#' was encoded is the same page, and does not repeat the secret", async () => {
  const secret = await rally.invitation(blog, 'Bob');
  const plain = await (await asked('/join')).text();
  for (const path of [`/join%23${secret}`, `/join%2523${secret}`, `/join/%23${secret}`]) {
    const response = await asked(path);
    expect(await response.text()).toBe(plain);
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
  }
  expect((await asked('/joined')).status).toBe(404);
});

test('programs cannot spend an invitation by asking for its address with a GET of the API', async () => {
  const invitation = await rally.invitation(blog, 'Cem');
  const response = await asked(`/api/v1/session?invitation=${invitation}&attempt=${'a'.repeat(32)}`);
  expect(response.status).toBe(401);
  expect((await redeemed(invitation)).status).toBe(200);
});
