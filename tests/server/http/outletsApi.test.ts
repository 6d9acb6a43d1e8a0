/** Outlets by HTTP: who may, and what no answer tells. */
import type { OutletsAnswer, SecretAnswer, WebhookMade } from '../../../shared/protocol/outlets.js';
import { HookReceiver } from '../../support/outlets/hookReceiver.js';
import { startRally } from '../../support/rally.js';
import { at, rally, reporter, send, standWithDesk } from './deskApi/stand.js';

standWithDesk();

const WEBHOOK = { kind: 'webhook', url: 'https://hooks.invalid/baku?key=in-the-query' };
const add = async () => (await (await send('POST', 'outlets', WEBHOOK)).json()) as WebhookMade;
const list = async () => ((await (await send('GET', 'outlets')).json()) as OutletsAnswer).outlets;

test('an editor adds a webhook, and is told its secret once', async () => {
  const response = await send('POST', 'outlets', WEBHOOK);
  expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
  const { id, secret } = (await response.json()) as WebhookMade;
  const answer = await send('GET', 'outlets');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const listed = await answer.text();
  expect(JSON.parse(listed)).toMatchObject({ outlets: [{ id, name: 'hooks.invalid/…baku', state: 'on' }] });
  for (const hidden of [secret, 'in-the-query']) expect(listed).not.toContain(hidden);
});

test('[A2] a reporter may do nothing with outlets, and an editor of another blog finds none', async () => {
  const { id } = await add();
  const elsewhere = await rally.token(await rally.blog(), 'Sam', 'editor');
  const requests = [
    ['GET', 'outlets'],
    ['POST', 'outlets'],
    ['DELETE', `outlets/${id}`],
    ...['test', 'secret', 'resume'].map((deed) => ['POST', `outlets/${id}/${deed}`]),
  ] as [string, string][];
  for (const [method, rest] of requests) {
    const body = rest === 'outlets' && method === 'POST' ? WEBHOOK : undefined;
    expect([rest, (await send(method, rest, body, reporter)).status]).toEqual([rest, 403]);
    expect([rest, (await send(method, rest, body, elsewhere)).status]).toEqual([rest, 404]);
  }
  expect(await list()).toHaveLength(1);
});

test.each([
  [{ kind: 'webhook', url: 'http://hooks.invalid/' }, 'not-https'],
  [{ kind: 'webhook', url: 'https://127.0.0.1/' }, 'not-reachable'],
  [{ kind: 'webhook', url: 'https://hooks.invalid:8080/' }, 'not-reachable'],
  [{ kind: 'webhook', url: 'https://hooks.invalid/', secret: 'mine' }, 'unknown-field'],
  [{ kind: 'pigeon' }, 'none-of'],
])('an outlet %j is refused: %s', async (body, why) => {
  const response = await send('POST', 'outlets', body);
  expect([response.status, ((await response.json()) as { why: string }).why]).toEqual([422, why]);
});

test('a secret is changed, a paused webhook goes on, and a removed one is gone', async () => {
  const { id, secret } = await add();
  const renewed = (await (await send('POST', `outlets/${id}/secret`)).json()) as SecretAnswer;
  expect(renewed.secret).not.toBe(secret);
  expect(Date.parse(renewed.formerUntil)).toBeGreaterThan(Date.now() + 86_000_000);
  await rally.parts.store.outlets.fail(id, { at: new Date().toISOString(), why: 'gone', status: 410 }, 'paused');
  expect(await list()).toMatchObject([{ state: 'paused', failure: { why: 'gone', status: 410 } }]);
  expect((await send('POST', `outlets/${id}/resume`)).status).toBe(204);
  expect(await list()).toMatchObject([{ state: 'on' }]);
  expect((await send('DELETE', `outlets/${id}`)).status).toBe(204);
  expect(await list()).toEqual([]);
});

test('a test of an address that cannot be found says so, and nothing more', async () => {
  const { id } = await add();
  expect(await (await send('POST', `outlets/${id}/test`)).json()).toEqual({ ok: false, why: 'silent' });
}, 30_000);

test('a test that the receiver takes says so, and what it took is signed and no change', async () => {
  const receiver = new HookReceiver('https');
  const outbound = receiver.outbound();
  await receiver.start();
  const reaching = await startRally({ webhookOutbound: outbound });
  try {
    const slug = await reaching.blog();
    const token = await reaching.token(slug, 'Eve', 'editor');
    const post = async (rest: string, body?: object) =>
      (await reaching.send(token, 'POST', at(`outlets${rest}`, slug), body)).json() as unknown;
    const made = (await post('', { kind: 'webhook', url: receiver.address('ann') })) as WebhookMade;
    expect(await post(`/${made.id}/test`)).toEqual({ ok: false, why: 'declined', status: 401 });
    receiver.secrets.set('ann', made.secret);
    expect(await post(`/${made.id}/test`)).toEqual({ ok: true });
    expect(receiver.received.map(({ body }) => body)).toEqual([{ blog: slug, at: expect.any(String), test: true }]);
  } finally {
    await reaching.stop();
    outbound.stop();
    await receiver.stop();
  }
});
