/** Invitations that an editor makes at the desk, by HTTP. */
import { randomBytes } from 'node:crypto';
import type { PeopleAnswer } from '../../../../shared/protocol/people.js';
import { ahead, at, blog, rally, read, send, standWithDesk } from '../deskApi/stand.js';

standWithDesk();

const secret = () => randomBytes(24).toString('base64url');

const invite = async (body: object = { name: 'Bob' }) => {
  const response = await send('POST', 'invitations', body);
  expect(response.status).toBe(201);
  const answer = (await response.json()) as { id: string; address: string; expiresAt: string };
  return { ...answer, secret: answer.address.split('#')[1]! };
};

const redeem = (invitation: string, attempt = secret()) =>
  fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({ invitation, attempt }),
  });

const open = async () => (await read<PeopleAnswer>('people')).invitations;

test('an invitation is a sign-in address of ours, listed until redeemed; a messenger’s link preview does not redeem it', async () => {
  const { id, address, expiresAt, secret: invitation } = await invite({ name: ' Bob ', role: 'editor', hours: 2 });
  expect(address).toBe(`${rally.parts.config.publicUrl}/join#${invitation}`);
  expect(Math.round((Date.parse(expiresAt) - Date.now()) / 60_000)).toBe(120);
  const invitedBy = (await read<PeopleAnswer>('people')).devices.find(({ own }) => own)?.id;
  const listed = { id, name: 'Bob', role: 'editor', createdAt: expect.any(String) as string, expiresAt, invitedBy };
  expect(await open()).toEqual([listed]);
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(`${rally.url}/join`, { method })).status).toBe(200);
  expect(await open()).toEqual([listed]);
  const first = await redeem(invitation);
  expect(await first.json()).toMatchObject({ name: 'Bob', role: 'editor', blogs: [{ slug: blog }] });
  expect(await open()).toEqual([]);
});

test('an invitation may last for minutes, for a code on a screen; after them, or withdrawn, it is gone', async () => {
  const before = Date.now();
  const short = await invite({ name: 'Bob', minutes: 2 });
  const made = Date.parse(short.expiresAt) - 120_000;
  expect([made >= before, made <= Date.now()]).toEqual([true, true]);
  const withdrawn = await invite({ name: 'Cem', minutes: 2 });
  expect((await send('DELETE', `invitations/${withdrawn.id}`)).status).toBe(204);
  const refused = await redeem(withdrawn.secret);
  expect([refused.status, await refused.json()]).toMatchObject([410, { why: 'invitation-withdrawn' }]);
  ahead.ms = 121_000;
  const late = await redeem(short.secret);
  ahead.ms = 0;
  expect([late.status, await late.json()]).toMatchObject([410, { why: 'invitation-expired' }]);
  for (const minutes of [0, 61, 1.5])
    expect((await send('POST', 'invitations', { name: 'Bob', minutes })).status).toBe(422);
});

test('a device is listed with the invitation by which it came, and the name that its browser tells', async () => {
  const { id, secret: invitation } = await invite({ name: 'Bob', minutes: 2 });
  const headers = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const userAgent = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36';
  await fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { ...headers, 'User-Agent': userAgent },
    body: JSON.stringify({ invitation, attempt: secret() }),
  });
  const { devices } = await read<PeopleAnswer>('people');
  expect(devices.filter(({ name }) => name === 'Bob')).toMatchObject([
    { invitation: id, deviceName: 'Android · Chrome' },
  ]);
});

test('a page that lost the answer to its sign-in gets the same session again for ten minutes; another page gets none', async () => {
  const { secret: invitation } = await invite();
  const attempt = secret();
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0];
  const first = cookieOf(await redeem(invitation, attempt));
  ahead.ms = 9 * 60_000;
  expect(cookieOf(await redeem(invitation, attempt))).toBe(first);
  const other = await redeem(invitation);
  expect([other.status, await other.json()]).toMatchObject([410, { message: expect.stringContaining('used already') }]);
  ahead.ms = 11 * 60_000;
  expect((await redeem(invitation, attempt)).status).toBe(410);
  expect((await read<PeopleAnswer>('people')).devices.filter(({ name }) => name === 'Bob')).toHaveLength(1);
});

test('an expired invitation of the desk is refused and not listed', async () => {
  const { secret: invitation, expiresAt } = await invite();
  expect(Math.round((Date.parse(expiresAt) - Date.now()) / 3_600_000)).toBe(24);
  ahead.ms = 24 * 3_600_000 + 1_000;
  const late = await redeem(invitation);
  expect([late.status, await late.json()]).toMatchObject([410, { message: expect.stringContaining('expired') }]);
  expect(await open()).toEqual([]);
});

test('a withdrawn invitation is gone, and the refusal says so', async () => {
  const { id, secret: invitation } = await invite();
  const elsewhere = await rally.blog();
  const stranger = await rally.token(elsewhere, 'Sam', 'editor');
  expect((await rally.send(stranger, 'DELETE', at(`invitations/${id}`, elsewhere))).status).toBe(404);
  expect((await send('DELETE', `invitations/${id}`)).status).toBe(204);
  expect(await open()).toEqual([]);
  const late = await redeem(invitation);
  expect([late.status, await late.json()]).toMatchObject([
    410,
    { code: 'gone', message: expect.stringContaining('withdrawn') },
  ]);
  expect((await send('DELETE', `invitations/${id}`)).status).toBe(404);
});

test.each<[string, object]>([
  ['name', {}],
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(301) }],
  ['name', { name: 'two\tcolumns' }],
  ['name', { name: '\u200b' }],
  ['name', { name: 'Ann\u202ereve' }],
  ['role', { name: 'Bob', role: 'owner' }],
  ['hours', { name: 'Bob', hours: 0 }],
  ['hours', { name: 'Bob', hours: 721 }],
  ['hours', { name: 'Bob', hours: 1.5 }],
  ['hours', { name: 'Bob', hours: '24' }],
  ['blog', { name: 'Bob', blog: 'other' }],
])('[X1] an invitation is refused for its %s (case %#)', async (field, body) => {
  const refused = await send('POST', 'invitations', body);
  expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'invalid', field }]);
  expect(await open()).toEqual([]);
});
