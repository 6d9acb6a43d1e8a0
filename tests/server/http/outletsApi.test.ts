/** Outlets by HTTP: who may, and what no answer tells. */
import { Readable } from 'node:stream';
import type { OutletsAnswer, SecretAnswer, WebhookMade } from '../../../shared/protocol/outlets.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { webhookAdd, webhookList, webhookRemove, webhookTest } from '../../../server/cli/webhooks.js';
import { blog, rally, reporter, send, standWithDesk } from './deskApi/stand.js';

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

test("the command line takes a webhook's address from the standard input, where none stands in its arguments", async () => {
  const add = (typed: string) => webhookAdd(rally.parts, parseFlags([blog]), Readable.from([typed]));
  const [idLine = ''] = await add('https://hooks.invalid/typed\n');
  const line = (await webhookList(rally.parts)).find((one) => one.startsWith(idLine.slice('id '.length)));
  expect(line?.split('\t').at(-1)).toBe('hooks.invalid/…yped');
  await expect(add('\n')).rejects.toMatchObject({ refusal: { code: 'invalid', field: 'url' } });
});

test('the command line adds, lists, tests and removes webhooks', async () => {
  const [idLine = '', secretLine = ''] = await webhookAdd(rally.parts, parseFlags([blog, 'https://hooks.invalid/cli']));
  const id = /^id ([\w-]{36})$/.exec(idLine)?.[1] ?? '';
  expect(secretLine).toMatch(/^secret [\w-]{43}$/);
  const line = (await webhookList(rally.parts)).find((one) => one.startsWith(id));
  expect(line?.split('\t').slice(1)).toEqual([blog, 'on', 'took nothing yet', 'never failed', 'hooks.invalid/…cli']);
  await expect(webhookTest(rally.parts, parseFlags([id]))).rejects.toThrow('The test was not taken: silent.');
  await webhookRemove(rally.parts, parseFlags([id]));
  await expect(webhookRemove(rally.parts, parseFlags([id]))).rejects.toThrow();
});
