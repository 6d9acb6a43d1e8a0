/** The operator's webhooks: made, listed, tried, given another secret, resumed and removed. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { parseFlags } from '../../../server/cli/flags.js';
import { adminOf } from '../../../server/cli/outlets.js';
import {
  webhookAdd,
  webhookList,
  webhookRemove,
  webhookResume,
  webhookSecret,
  webhookTest,
} from '../../../server/cli/webhooks.js';
import { HookReceiver } from '../../support/outlets/hookReceiver.js';
import { startRally, type Rally } from '../../support/rally.js';

// Each change is on the disk before it is answered, and disks are shared.
jest.setTimeout(60_000);

const receiver = new HookReceiver('https');
const outbound = receiver.outbound();
let rally: Rally;
let blog: string;
beforeAll(async () => {
  await receiver.start();
  rally = await startRally({ webhookOutbound: outbound });
});
beforeEach(async () => (blog = await rally.blog()));
afterAll(async () => {
  await rally.stop();
  outbound.stop();
  await receiver.stop();
});

type Verb = typeof webhookTest;
const run = (verb: Verb, ...words: string[]): Promise<string[]> => verb(rally.parts, parseFlags(words));
const secretOf = (line = ''): string => /^secret ([\w-]{43})$/.exec(line)?.[1] ?? '';

/** Adds a webhook whose receiver does not know its secret yet. */
async function add(name: string): Promise<{ id: string; secret: string }> {
  const [id = '', secret] = await run(webhookAdd, blog, receiver.address(name));
  return { id: /^id ([\w-]{36})$/.exec(id)?.[1] ?? '', secret: secretOf(secret) };
}

async function columnsOf(id: string): Promise<string[]> {
  const line = (await run(webhookList)).find((one) => one.startsWith(id));
  return line?.split('\t').slice(1) ?? [];
}

test('an address comes from the standard input where none stands in the arguments', async () => {
  const typed = (text: string) => webhookAdd(rally.parts, parseFlags([blog]), Readable.from([text]));
  const [idLine = ''] = await typed(`${receiver.address('typed')}\n`);
  expect((await columnsOf(idLine.slice('id '.length))).at(-1)).toMatch(/^push\.test:\d+\/…yped$/);
  await expect(typed('\n')).rejects.toMatchObject({ refusal: { code: 'invalid', field: 'url' } });
});

test('a webhook is added, listed without its secret, and removed', async () => {
  const { id, secret } = await add('listed');
  const name = expect.stringMatching(/…sted$/);
  expect(await columnsOf(id)).toEqual([blog, 'on', 'took nothing yet', 'never failed', name]);
  for (const hidden of [secret, 'kept-from-the-desk']) expect((await run(webhookList)).join()).not.toContain(hidden);
  expect(await run(webhookRemove, id)).toEqual([]);
  expect(await columnsOf(id)).toEqual([]);
});

test('a test says that it was taken, or what came in its place', async () => {
  const { id, secret } = await add('tested');
  await expect(run(webhookTest, id)).rejects.toThrow('The test was not taken: declined, status 401.');
  receiver.secrets.set('tested', secret);
  expect(await run(webhookTest, id)).toEqual(['The test was taken.']);
  expect(receiver.of('tested').map(({ body }) => body.test)).toEqual([true]);
});

test('a new secret is printed and signs, and the one before does so for a day', async () => {
  const { id, secret } = await add('renewed');
  const [line, until = ''] = await run(webhookSecret, id);
  const renewed = secretOf(line);
  expect(renewed).toHaveLength(43);
  expect(renewed).not.toBe(secret);
  const [, end = ''] = /^the one before signs, too, until (.+)$/.exec(until) ?? [];
  expect(Date.parse(end) - Date.now()).toBeGreaterThan(86_000_000);
  for (const known of [secret, renewed]) {
    receiver.secrets.set('renewed', known);
    expect(await run(webhookTest, id)).toEqual(['The test was taken.']);
  }
});

test('a paused webhook goes on at a running server with all that it missed', async () => {
  const { id, secret } = await add('resumed');
  receiver.secrets.set('resumed', secret);
  const { outlets } = rally.parts.store;
  await outlets.fail(id, { at: new Date().toISOString(), why: 'gone', status: 410 }, 'paused');
  await rally.post(await rally.token(blog, 'Ann'), blog, { text: 'While it was paused.' });
  expect((await columnsOf(id)).slice(1, 2)).toEqual(['paused']);
  expect(await run(webhookResume, id)).toEqual([expect.stringMatching(/…umed goes on with all that it missed\.$/)]);
  const texts = () => receiver.of('resumed').map(({ body }) => body.entry?.text);
  for (const end = Date.now() + 30_000; texts().length === 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(texts()).toEqual(['While it was paused.']);
  expect((await run(webhookResume, id)).join()).toContain('was not paused');
});

test.each([
  ['test', webhookTest],
  ['secret', webhookSecret],
  ['resume', webhookResume],
  ['remove', webhookRemove],
] as [string, Verb][])('"webhook %s" says of an id that is no webhook’s that there is none', async (_name, verb) => {
  const nobody = randomUUID();
  await expect(run(verb, nobody)).rejects.toThrow(`No webhook has the id ${nobody}.`);
  await expect(run(verb)).rejects.toThrow('the webhook is missing');
  const channel = await adminOf(rally.parts).add(blog, 'telegram', { token: '', chat: 1, name: '@rally', lang: null });
  await expect(run(verb, channel.id)).rejects.toThrow(`No webhook has the id ${channel.id}.`);
  expect(await rally.parts.store.outlets.outlet(channel.id)).toEqual(channel);
});
