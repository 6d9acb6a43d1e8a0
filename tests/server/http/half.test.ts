/** The second half of a session: a cookie that was copied opens nothing. */
import { randomBytes } from 'node:crypto';
import { hashOf } from '../../../server/auth/secrets.js';
import { HALF } from '../../../shared/protocol/desk.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, update, uploadPhoto } from '../../support/rally.js';
import { bothHalves, signInAs, type Session } from '../../support/session.js';
import { connectDesk, disconnectAll } from '../socket/deskClient.js';
import { ahead, blog, entries, rally, standWithBlog } from './commandApi/stand.js';

standWithBlog();
afterEach(() => {
  disconnectAll();
  ahead.ms = 0;
});

const newHalf = () => randomBytes(32).toString('base64url');
const own = () => ({ Origin: rally.url, 'X-Rallyline': '1' });
const get = (address: string, headers: Record<string, string>) =>
  fetch(rally.url + address, { headers: { ...own(), ...headers } });
const ask = (headers: Record<string, string>) => get('/api/v1/session', headers);
const statusOf = async (headers: Record<string, string>) => (await ask(headers)).status;

const post = async (headers: Record<string, string>) => {
  const asked = { ...own(), 'Content-Type': 'application/json', ...headers };
  return (await fetch(rally.url + entries(), { method: 'POST', headers: asked, body: JSON.stringify(update()) }))
    .status;
};

/** Second phones: what each sends beside the copied cookie. */
const SECOND_PHONES: [string, (other: Session) => string | undefined][] = [
  ['no second half', () => undefined],
  ['an empty one', () => ''],
  ['a wrong one', newHalf],
  ['that of another device', ({ half }) => half],
  ['an overlong one', ({ half }) => half.repeat(100)],
];

describe.each(SECOND_PHONES)('[A1] with a copied cookie and %s', (_, halfOf) => {
  const copied = async () => {
    const [ann, other] = [await signInAs(rally, blog, 'Ann', 'reporter'), await signInAs(rally, blog, 'Bob', 'editor')];
    const half = halfOf(other);
    return { ann, half, headers: { Cookie: ann.Cookie, ...(half !== undefined && { [HALF]: half }) } };
  };

  test('a second phone reads no session, and posts nothing', async () => {
    const { ann, headers } = await copied();
    const answer = await ask(headers);
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'unauthenticated' }]);
    expect(await post(headers)).toBe(401);
    expect(await post(bothHalves(ann))).toBe(201);
  });

  test('a second phone’s cookie is no token either', async () => {
    const { ann, headers } = await copied();
    const { Cookie: _cookie, ...rest } = headers;
    expect(await statusOf({ ...rest, Authorization: `Bearer ${ann.Cookie.split('=')[1]!}` })).toBe(401);
  });

  test('a second phone gets into no socket', async () => {
    const { ann, half } = await copied();
    const headers = { Cookie: ann.Cookie, Origin: rally.url };
    const auth = { v: 1, ...(half !== undefined && { half }) };
    expect((await connectDesk(rally.url, auth, headers)).refused).toMatchObject({ code: 'unauthenticated' });
    const token = ann.Cookie.split('=')[1];
    expect((await connectDesk(rally.url, { ...auth, token })).refused).toMatchObject({ code: 'unauthenticated' });
    expect((await connectDesk(rally.url, { v: 1, half: ann.half }, headers)).refused).toBeNull();
  });

  test('a second phone uploads nothing, and goes on with no upload', async () => {
    const { ann, headers } = await copied();
    const named = namedPhoto();
    await ann.send('POST', entries(), update({ media: [named] }));
    const send = (signed: Record<string, string>) =>
      uploadPhoto(rally.url, { ...own(), ...signed }, { id: named.id, blog }, bytes);
    expect((await send(headers)).status).toBe(401);
    expect((await send(bothHalves(ann))).status).toBe(204);
  });

  test('a second phone sees no picture of the desk', async () => {
    const { ann, headers } = await copied();
    const address = `/desk${await ownPicture(ann)}`;
    const refused = await get(address, headers);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    // As an <img> asks, also.
    expect(
      (await fetch(rally.url + address, { headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' } })).status,
    ).toBe(401);
    const shown = await get(address, bothHalves(ann));
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });
});

let bytes: Buffer;
beforeAll(async () => (bytes = await photo({ width: 40, height: 30 })));

async function ownPicture(who: Session): Promise<string> {
  const named = namedPhoto();
  const posted = (await (await who.send('POST', entries(), update({ media: [named] }))).json()) as { id: string };
  await uploadPhoto(rally.url, { ...own(), ...bothHalves(who) }, { id: named.id, blog }, bytes);
  const { content } = await rally.developed(blog, posted.id);
  return content.media[0]!.sources.find(({ type }) => type === 'image/webp')!.src;
}

test('a half that is no text in a socket’s handshake lets nobody in', async () => {
  const { Cookie, half } = await signInAs(rally, blog, 'Ann', 'reporter');
  const connect = (given: unknown) => connectDesk(rally.url, { v: 1, half: given }, { Cookie, Origin: rally.url });
  for (const given of [[half], { half }, 7, null]) {
    expect((await connect(given)).refused).toMatchObject({ code: 'unauthenticated' });
  }
});

test('a copied cookie ends its session, from our own pages alone, and does no more', async () => {
  const { Cookie, send } = await signInAs(rally, blog, 'Ann', 'reporter');
  const leave = (headers: Record<string, string>) =>
    fetch(`${rally.url}/api/v1/session`, { method: 'DELETE', headers: { Cookie, ...headers } });
  for (const headers of [{}, { 'X-Rallyline': '1' }, { ...own(), Origin: 'https://evil.example' }]) {
    expect((await leave(headers as Record<string, string>)).status).toBe(401);
  }
  expect((await leave({ ...own(), 'X-Rallyline-Device': 'another' })).status).toBe(401);
  expect((await send('GET', '/api/v1/session')).status).toBe(200);
  const out = await leave(own());
  expect([out.status, out.headers.get('set-cookie')]).toMatchObject([204, expect.stringContaining('Max-Age=0')]);
  expect((await send('GET', '/api/v1/session')).status).toBe(401);
});

test('a second half is kept as a hash alone', async () => {
  const { half, Cookie } = await signInAs(rally, blog, 'Ann', 'reporter');
  const known = await rally.parts.store.people.identify(hashOf(Cookie.split('=')[1]!));
  expect(known).toMatchObject({ kind: 'session', halfHash: hashOf(half) });
  expect(JSON.stringify(await rally.parts.store.people.devices())).not.toContain(hashOf(half));
});
