/** Two servers over one PostgreSQL and one folder of photos, without anything else between them. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { parseFlags } from '../../server/cli/flags.js';
import { revoke } from '../../server/cli/people.js';
import type { Acknowledgement } from '../../shared/protocol/desk.js';
import { session } from '../support/postgres.js';
import { update, type Rally } from '../support/rally.js';
import { useSharedStore } from '../support/sharedStore.js';
import { until } from '../server/feed/instance.js';
import { joinRaw, type RawReader } from '../server/socket/rawReader.js';

jest.setTimeout(300_000);

/** Milliseconds; for machines that do much else. */
const SOON = 60_000;

const sockets: Socket[] = [];
// Registered before the hooks that stop the servers, which would wait for open sockets.
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
const shared = useSharedStore();
const { instance } = shared;

async function reporter({ url: at }: Rally, token: string): Promise<Socket> {
  const socket = io(`${at}/desk`, {
    path: '/desk/socket.io/',
    transports: ['websocket'],
    auth: { v: 1, token },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await until('the reporter is in', () => socket.connected, SOON);
  return socket;
}

/** The deltas of an entry that a reader got in frames. */
function heard(reader: RawReader, id: string): Record<string, unknown>[] {
  const deltas = reader.named('frame').flatMap((frame) => frame.deltas as Record<string, unknown>[]);
  return deltas.filter((delta) => delta.id === id);
}

/** Sends so many posts of one device at one moment, by turns through all of these servers. Returns the answers. */
async function burst(count: number, token: string, blog: string, through: Rally[]): Promise<Response[]> {
  const send = (n: number): Promise<Response> =>
    through[n % through.length]!.send(token, 'POST', `/api/v1/blogs/${blog}/entries`, update());
  return Promise.all(Array.from({ length: count }, (_, n) => send(n)));
}

test('[S5] a burst of a device over two instances is refused as on one, and is counted by each while the store cannot', async () => {
  const [one, two] = [await instance(), await instance()];
  const blog = await one.blog();
  const token = await one.token(blog, 'Ann');
  const started = Date.now();
  // So many that a slow machine meets the limit, too: it lets ten more through each second.
  const answers = await burst(400, token, blog, [one, two]);
  const seconds = (Date.now() - started) / 1_000;
  const accepted = answers.filter(({ status }) => status === 201).length;
  expect(accepted).toBeGreaterThanOrEqual(60);
  expect(accepted).toBeLessThanOrEqual(60 + 10 * seconds);
  const refused = answers.find(({ status }) => status === 429)!;
  expect(await refused.json()).toMatchObject({ code: 'rate-limited', after: expect.any(Number) });

  const holder = await session(shared.url);
  try {
    await holder.query('begin; lock table rallyline.buckets in access exclusive mode');
    const other = await one.token(blog, 'Bob');
    const alone = await burst(60, other, blog, [one, two]);
    expect(alone.map(({ status }) => status)).toEqual(Array<number>(60).fill(201));
  } finally {
    await holder.end();
  }
});

test('[F4] [A3] [T1] every change on one instance reaches readers and reporters of the other, and outlives a restart', async () => {
  const [one, two] = [await instance(), await instance()];
  const blog = await one.blog();
  const [token, editor] = [await one.token(blog, 'Ann'), await two.token(blog, 'Eve', 'editor')];
  const reader = await joinRaw(two.url, { blog });

  const posted = await one.post(token, blog, { text: 'By HTTP, on one.' });
  await until('the reader of the other has it', () => heard(reader, posted.id).length > 0, SOON);
  const socket = await reporter(two, token);
  const command = update({ blog, text: 'By the socket, on two.' });
  const acknowledged = (await socket.timeout(SOON).emitWithAck('post', command)) as Acknowledgement;
  expect(acknowledged).toMatchObject({ ok: true, value: { id: command.id, seq: posted.seq! + 1 } });
  // The same command is sent again through the other instance, as after a lost answer.
  const again = await one.send(token, 'POST', `/api/v1/blogs/${blog}/entries`, { ...command, blog: undefined });
  expect([again.status, await again.json()]).toEqual([200, (acknowledged as { value: unknown }).value]);

  const address = `/api/v1/blogs/${blog}/entries/${posted.id}`;
  const taken = await two.send(editor, 'POST', `${address}/takedown`, { command: randomUUID() });
  expect(taken.status).toBe(201);
  await until('the reader hears that it is gone', () => heard(reader, posted.id).some(({ gone }) => gone), SOON);
  await until(
    'its page on the other is gone',
    async () => (await fetch(one.url + `/live/${blog}/entries/${posted.id}`)).status === 410,
    SOON,
  );

  let told = 0;
  socket.on('revoked', () => (told += 1));
  const [device] = (await one.parts.store.people.devices()).filter(({ name }) => name === 'Ann');
  await revoke(one.parts, parseFlags([device!.id]));
  await until('the reporter is put out of the other', () => told === 1 && !socket.connected, SOON);
  expect((await two.send(token, 'GET', `/api/v1/blogs/${blog}/mine`)).status).toBe(401);

  for (const rally of shared.rallies.splice(0)) await rally.stop();
  const third = await instance();
  const page = await (await fetch(`${third.url}/live/${blog}`)).text();
  expect(page).toContain('By the socket, on two.');
  expect(page).not.toContain('By HTTP, on one.');
  expect(await third.parts.store.journal.verify(blog)).toMatchObject({ ok: true, emptied: 1 });
});

test('[F7] while the database is away pages go on, commands are refused with retry, and are stored once afterwards', async () => {
  const rally = await instance();
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Ann');
  await rally.post(token, blog, { text: 'Before.' });
  const page = () => fetch(`${rally.url}/live/${blog}`);
  expect(await (await page()).text()).toContain('Before.');
  const reader = await joinRaw(rally.url, { blog });
  const command = update({ text: 'Meanwhile.' });
  const send = () => rally.send(token, 'POST', `/api/v1/blogs/${blog}/entries`, command);

  await shared.postgres.halt();
  const refused = await send();
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'unavailable', retry: true }]);
  expect((await page()).status).toBe(200);
  expect(await (await fetch(`${rally.url}/readyz`)).json()).toEqual({ store: 'away' });
  await shared.postgres.resume();

  await until('it is taken', async () => [200, 201].includes((await send()).status), SOON);
  expect((await send()).status).toBe(200);
  await until('the reader has it', () => heard(reader, command.id as string).length > 0, SOON);
  expect(reader.closed).toBe(false);
  expect(await rally.parts.store.journal.blog(blog)).toMatchObject({ head: 3 });
});
