/** Sessions that were made before there were second halves: they go on, get theirs once, and open nothing more than before. */
import { randomBytes, randomUUID } from 'node:crypto';
import { SESSION_S } from '../../../../server/auth/identity.js';
import { hashOf } from '../../../../server/auth/secrets.js';
import { HALF } from '../../../../shared/protocol/desk.js';
import { update } from '../../../support/rally.js';
import { connectDesk, disconnectAll } from '../../socket/deskClient.js';
import { ahead, blog, entries, rally, standWithBlog } from '../commandApi/stand.js';

standWithBlog();
afterEach(() => {
  disconnectAll();
  ahead.ms = 0;
});

const newHalf = () => randomBytes(32).toString('base64url');
const own = () => ({ Origin: rally.url, 'X-Rallyline': '1' });
const ask = (headers: Record<string, string>) =>
  fetch(`${rally.url}/api/v1/session`, { headers: { ...own(), ...headers } });
const statusOf = async (headers: Record<string, string>) => (await ask(headers)).status;

const send = (address: string, body: unknown, headers: Record<string, string>) => {
  const asked = { ...own(), 'Content-Type': 'application/json', ...headers };
  return fetch(rally.url + address, { method: 'POST', headers: asked, body: JSON.stringify(body) });
};
const post = async (headers: Record<string, string>) => (await send(entries(), update(), headers)).status;

describe('a session that was made before there were second halves', () => {
  /** Makes one as the version before did. */
  async function sessionOfBefore(): Promise<{ Cookie: string; device: string }> {
    const { people } = rally.parts.store;
    const { id: person } = await people.person({ id: randomUUID(), blog, name: 'Ann', role: 'reporter' });
    const [secret, device] = [randomUUID(), randomUUID()];
    const made = { id: device, person, kind: 'session' as const, secretHash: hashOf(secret) };
    await people.addDevice({ ...made, at: new Date().toISOString() });
    return { Cookie: `rallyline=${secret}`, device };
  }

  test('goes on as it was while an app of the version before uses it', async () => {
    const { Cookie } = await sessionOfBefore();
    expect(await (await ask({ Cookie })).json()).toMatchObject({ name: 'Ann', lacksHalf: true });
    expect(await post({ Cookie })).toBe(201);
    expect((await connectDesk(rally.url, { v: 1 }, { Cookie, Origin: rally.url })).refused).toBeNull();
    expect(await statusOf({ Cookie })).toBe(200);
  });

  test('takes the half that its page brings when it asks for the session, and needs it from then on', async () => {
    const { Cookie, device } = await sessionOfBefore();
    const half = newHalf();
    // Only that question binds it.
    expect(await post({ Cookie, [HALF]: newHalf() })).toBe(201);
    const answer = (await (await ask({ Cookie, [HALF]: half })).json()) as object;
    expect(answer).toMatchObject({ device });
    expect(answer).not.toHaveProperty('lacksHalf');
    expect(answer).not.toHaveProperty('half');
    expect([await statusOf({ Cookie }), await post({ Cookie })]).toEqual([401, 401]);
    expect(await statusOf({ Cookie, [HALF]: newHalf() })).toBe(401);
    // The answer may have been lost: the page asks again with what it has stored.
    expect([await statusOf({ Cookie, [HALF]: half }), await post({ Cookie, [HALF]: half })]).toEqual([200, 201]);
  });

  test('ends the connection of whoever came with the cookie alone, as soon as a page has made the half', async () => {
    const { Cookie } = await sessionOfBefore();
    const half = newHalf();
    const { socket, refused } = await connectDesk(rally.url, { v: 1 }, { Cookie, Origin: rally.url });
    expect(refused).toBeNull();
    const ended = new Promise((resolve) => socket.once('disconnect', resolve));
    expect(await statusOf({ Cookie, [HALF]: half })).toBe(200);
    expect(await ended).toBe('transport close');
    const whole = await connectDesk(rally.url, { v: 1, half }, { Cookie, Origin: rally.url });
    expect([whole.refused, whole.socket.connected]).toEqual([null, true]);
  });

  test('moves to no other app before it has its half: a copied cookie would get a session that outlives it', async () => {
    const { Cookie } = await sessionOfBefore();
    const find = (more: object = {}) => send('/api/v1/moves/find', { code: '123456' }, { Cookie, ...more });
    const claimed = await send(`/api/v1/moves/${randomUUID()}/claim`, {}, { Cookie });
    expect([(await find()).status, claimed.status]).toEqual([401, 401]);
    const half = newHalf();
    await statusOf({ Cookie, [HALF]: half });
    expect((await find({ [HALF]: half })).status).toBe(404);
  });

  test('keeps the half that came first, where two come at once', async () => {
    const { Cookie } = await sessionOfBefore();
    const halves = [newHalf(), newHalf(), newHalf()];
    const statuses = await Promise.all(halves.map((half) => statusOf({ Cookie, [HALF]: half })));
    expect(statuses.sort()).toEqual([200, 401, 401]);
  });

  test('takes no half that is none', async () => {
    const { Cookie } = await sessionOfBefore();
    for (const none of ['x', `${newHalf()}x`, `${newHalf().slice(1)}!`, newHalf().repeat(9)])
      expect(await statusOf({ Cookie, [HALF]: none })).toBe(401);
    expect(await (await ask({ Cookie })).json()).toMatchObject({ lacksHalf: true });
  });

  test('ends where no browser keeps its cookie any more', async () => {
    const { Cookie } = await sessionOfBefore();
    ahead.ms = (SESSION_S - 60) * 1_000;
    expect(await statusOf({ Cookie })).toBe(200);
    ahead.ms = SESSION_S * 1_000;
    expect(await statusOf({ Cookie })).toBe(401);
  });

  test('ends by its cookie alone', async () => {
    const { Cookie } = await sessionOfBefore();
    const out = await fetch(`${rally.url}/api/v1/session`, { method: 'DELETE', headers: { ...own(), Cookie } });
    expect([out.status, await statusOf({ Cookie })]).toEqual([204, 401]);
  });
});
