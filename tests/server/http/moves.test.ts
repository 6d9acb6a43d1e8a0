/** Moves of a session to another app of the same person, by HTTP. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import type { FoundMove, MoveAnswer, PeopleAnswer } from '../../../shared/protocol/people.js';
import { begunBy, bothHalves, signInAs, type Session } from '../../support/session.js';
import { ahead, blog, rally, standWithBlog, token } from './commandApi/stand.js';

standWithBlog();

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1';
const MOVES = '/api/v1/moves';

const own = () => ({ Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json', 'User-Agent': IPHONE });

/** An app in which nobody is signed in. */
class NewApp {
  readonly secret = randomBytes(32).toString('base64url');

  asks(address: string, headers: Record<string, string> = own()): Promise<Response> {
    return fetch(rally.url + MOVES + address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ secret: this.secret }),
    });
  }

  async opens(): Promise<MoveAnswer> {
    const response = await this.asks('');
    expect(response.status).toBe(201);
    return (await response.json()) as MoveAnswer;
  }
}

const find = async (phone: Session, code: string) => phone.send('POST', `${MOVES}/find`, { code });
const claim = async (phone: Session, id: string) => (await phone.send('POST', `${MOVES}/${id}/claim`)).status;
const problem = async (response: Response) => (await response.json()) as { code: string; why?: string; after?: number };
/** Six digits that no app shows. */
const wrong = (code: string, n = 0) => ((Number(code) + 1 + n) % 1_000_000).toString().padStart(6, '0');

async function signedInBy(response: Response): Promise<SessionAnswer> {
  const headers = { ...own(), ...bothHalves(await begunBy(response)) };
  return (await (await fetch(`${rally.url}/api/v1/session`, { headers })).json()) as SessionAnswer;
}

test('an app that shows six digits is signed in as a device of its own, once they were typed in and compared', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Ann', 'reporter')];
  const shown = await app.opens();
  expect(shown.code).toMatch(/^\d{6}$/);
  expect(shown.deviceName).toBe('iPhone · Safari');
  expect(Math.round((Date.parse(shown.expiresAt) - Date.parse(shown.now)) / 1_000)).toBe(600);
  const waiting = await app.asks('/session');
  expect([waiting.status, waiting.headers.get('set-cookie'), await waiting.json()]).toEqual([
    202,
    null,
    { waits: true },
  ]);
  const found = (await (await find(phone, `${shown.code.slice(0, 3)} ${shown.code.slice(3)}`)).json()) as FoundMove;
  expect(found).toEqual({ id: shown.id, deviceName: 'iPhone · Safari', expiresAt: shown.expiresAt });
  // Looking gives nothing away yet.
  expect((await app.asks('/session')).status).toBe(202);
  expect(await claim(phone, found.id)).toBe(204);
  const session = await signedInBy(await app.asks('/session'));
  expect(session).toMatchObject({ name: 'Ann', role: 'reporter', device: shown.id, blogs: [{ slug: blog }] });
  expect((await phone.send('GET', '/api/v1/session')).status).toBe(200);
  const olga = await signInAs(rally, null, 'Olga', 'owner');
  const { devices } = (await (await olga.send('GET', `/api/v1/blogs/${blog}/people`)).json()) as PeopleAnswer;
  expect(devices.find(({ id }) => id === shown.id)).toMatchObject({
    name: 'Ann',
    deviceName: 'iPhone · Safari',
    kind: 'session',
  });
});

test('an answer that got lost is given again: the digits, the claim, and the session', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Ann', 'reporter')];
  const { id, code } = await app.opens();
  expect(await app.opens()).toMatchObject({ id, code });
  expect([await claim(phone, id), await claim(phone, id)]).toEqual([204, 204]);
  const [first, again] = [await begunBy(await app.asks('/session')), await begunBy(await app.asks('/session'))];
  expect(again).toEqual(first);
});

test('five wrong codes of a person are told as unknown, the next is refused with its wait; others and right ones are not counted', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Tries Five', 'reporter')];
  const { code } = await app.opens();
  for (let n = 0; n < 7; n += 1) expect((await find(phone, code)).status).toBe(200);
  for (let n = 0; n < 5; n += 1) {
    const response = await find(phone, wrong(code, n));
    expect([response.status, await problem(response)]).toMatchObject([404, { code: 'not-found', why: 'move-unknown' }]);
  }
  for (const tried of [wrong(code), code]) {
    const response = await find(phone, tried);
    const { after, ...told } = await problem(response);
    expect([response.status, told]).toMatchObject([429, { code: 'rate-limited' }]);
    expect(after).toBeGreaterThan(60);
    expect(after).toBeLessThanOrEqual(120);
    expect(response.headers.get('retry-after')).toBe(String(after));
  }
  expect((await find(await signInAs(rally, blog, 'Bob', 'reporter'), code)).status).toBe(200);
});

test('wrong codes that are tried at once are no more than five, too, and a person’s next device has none of its own', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Tries Much', 'reporter')];
  const { code } = await app.opens();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => find(phone, wrong(code, n))));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(5);
  expect((await find(await signInAs(rally, blog, 'Tries Much', 'reporter'), wrong(code))).status).toBe(429);
});

test('a code belongs to no blog: whoever claims it makes a session of their own blog, and never one of another', async () => {
  const elsewhere = await rally.blog();
  const [app, ofB] = [new NewApp(), await signInAs(rally, elsewhere, 'Sam', 'reporter')];
  const { id, code } = await app.opens();
  expect((await find(ofB, code)).status).toBe(200);
  expect(await claim(ofB, id)).toBe(204);
  // Somebody of the blog for which the app was meant comes too late, and gets nothing of it.
  const ofA = await signInAs(rally, blog, 'Ann', 'reporter');
  expect([(await find(ofA, code)).status, await claim(ofA, id)]).toEqual([404, 404]);
  const response = await app.asks('/session');
  const session = await signedInBy(response.clone());
  expect([session.name, session.blogs.map(({ slug }) => slug)]).toEqual(['Sam', [elsewhere]]);
  const headers = { ...own(), ...bothHalves(await begunBy(response)) };
  expect((await fetch(`${rally.url}/api/v1/blogs/${blog}/mine`, { headers })).status).toBe(404);
});

test('a person gives a session to ten apps in an hour, from whichever device; a claim that gave none is not counted', async () => {
  const phones = [];
  for (let n = 0; n < 2; n += 1) phones.push(await signInAs(rally, blog, 'Gives Many', 'reporter'));
  for (let n = 0; n < 12; n += 1) expect(await claim(phones[0]!, 'no such move')).toBe(404);
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    const app = new NewApp();
    const { id } = await app.opens();
    statuses.push(await claim(phones[n % 2]!, id));
    if (statuses.at(-1) === 429) expect((await app.asks('/session')).status).toBe(202);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(204), 429, 429]);
});

test('[A3] a device that the desk puts out takes along the sessions that were moved from it', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Ann', 'reporter')];
  const { id } = await app.opens();
  await claim(phone, id);
  const response = await app.asks('/session');
  const { device } = await signedInBy(response.clone());
  const olga = await signInAs(rally, null, 'Olga', 'owner');
  const phoneIs = (await (await phone.send('GET', '/api/v1/session')).json()) as SessionAnswer;
  expect(phoneIs.device).not.toBe(device);
  expect((await olga.send('DELETE', `/api/v1/blogs/${blog}/devices/${phoneIs.device}`)).status).toBe(204);
  const headers = { ...own(), ...bothHalves(await begunBy(response)) };
  expect((await fetch(`${rally.url}/api/v1/session`, { headers })).status).toBe(401);
});

test('digits that are over, and a session that was taken long ago, are refused as gone', async () => {
  const [late, app, phone] = [new NewApp(), new NewApp(), await signInAs(rally, blog, 'Ann', 'reporter')];
  const { id, code } = await late.opens();
  const taken = await app.opens();
  await claim(phone, taken.id);
  expect((await app.asks('/session')).status).toBe(200);
  ahead.ms = 11 * 60_000;
  expect([(await find(phone, code)).status, await claim(phone, id)]).toEqual([404, 404]);
  const answers = await Promise.all([late, app].map(async (one) => problem(await one.asks('/session'))));
  ahead.ms = 0;
  expect(answers).toMatchObject([
    { code: 'gone', why: 'move-expired' },
    { code: 'gone', why: 'move-used' },
  ]);
});

test('[A3] a device that was signed out in between gives nobody a session', async () => {
  const [app, phone] = [new NewApp(), await signInAs(rally, blog, 'Ann', 'reporter')];
  const { id } = await app.opens();
  await claim(phone, id);
  expect((await phone.send('DELETE', '/api/v1/session')).status).toBe(204);
  const response = await app.asks('/session');
  expect([response.status, await problem(response)]).toMatchObject([410, { why: 'move-withdrawn' }]);
});

test('a move is opened, found and claimed by our own pages alone, and by no program’s token', async () => {
  const app = new NewApp();
  const { id, code } = await app.opens();
  const foreign = { ...own(), Origin: 'https://evil.example' };
  for (const address of ['', '/session']) expect((await app.asks(address, foreign)).status).toBe(401);
  expect((await rally.send(token, 'POST', `${MOVES}/find`, { code }, own())).status).toBe(401);
  expect((await rally.send(token, 'POST', `${MOVES}/${id}/claim`, undefined, own())).status).toBe(401);
  expect(
    (await fetch(`${rally.url}${MOVES}/find`, { method: 'POST', headers: own(), body: '{"code":"123456"}' })).status,
  ).toBe(401);
});

test('an address opens no more than sixty moves at once, and a made-up secret has no session', async () => {
  const stranger = await new NewApp().asks('/session');
  expect([stranger.status, await problem(stranger)]).toMatchObject([404, { why: 'move-unknown' }]);
  const statuses: number[] = [];
  for (let n = 0; n < 62; n += 1) statuses.push((await new NewApp().asks('')).status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(61);
});
