/** The desk's socket for editors: a whole blog by step, readers now, new blogs, and the end of a device. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { LocalBus } from '../../../server/bus/localBus.js';
import { OPERATOR, operatorsNewsroom } from '../../../server/cli/operator.js';
import { Presence, rounded } from '../../../server/desk/presence.js';
import { startRally, update, type Rally } from '../../support/rally.js';
import { signInAs } from '../../support/session.js';
import { until as untilWithin } from '../feed/instance.js';
import { connectDesk, disconnectAll, type DeskClient } from './deskClient.js';

let rally: Rally;
let blog: string;
let editor: string;
const sockets: Socket[] = [];

// Each change is on the disk before it is told, and disks are shared.
jest.setTimeout(60_000);
const until = (what: string, isSo: () => unknown) => untilWithin(what, isSo, 20_000);

beforeAll(async () => (rally = await startRally()));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  blog = await rally.blog();
  editor = await rally.token(blog, 'Eve', 'editor');
});
afterEach(() => {
  disconnectAll();
  sockets.splice(0).forEach((socket) => socket.disconnect());
});

const connect = (auth: object, headers?: Record<string, string>) => connectDesk(rally.url, auth, headers);

/** An editor's socket that hears the whole blog. */
async function watching(token = editor, slug = blog): Promise<DeskClient> {
  const desk = await connect({ v: 1, token, desk: slug });
  await until('it knows where the record stands', () => desk.readers.length > 0);
  return desk;
}

const reporter = () => rally.token(blog, 'Ann');
const steps = ({ items }: DeskClient) => items.map(({ step }) => step);

test('[A2] a whole desk is for editors of its blog: its reporter is refused, and to others there is no such blog', async () => {
  const elsewhere = await rally.blog();
  const refused = async (token: string, desk: unknown) => (await connect({ v: 1, token, desk })).refused;
  expect(await refused(await reporter(), blog)).toMatchObject({ code: 'forbidden', field: 'desk' });
  expect(await refused(editor, elsewhere)).toMatchObject({ code: 'not-found', field: 'desk' });
  expect(await refused(editor, 'nowhere')).toMatchObject({ code: 'not-found', field: 'desk' });
  expect(await refused(editor, { slug: blog })).toMatchObject({ code: 'invalid', field: 'desk' });
  expect(await refused('x'.repeat(43), blog)).toMatchObject({ code: 'unauthenticated' });
  const { Cookie, half } = await signInAs(rally, null, 'Olga', 'owner');
  const olga = (desk: string) => connect({ v: 1, half, desk }, { Cookie, Origin: rally.url });
  expect((await olga(elsewhere)).refused).toBeNull();
  expect((await olga('nowhere')).refused).toMatchObject({ code: 'not-found', field: 'desk' });
});

test('an editor’s socket hears the position, then each change by step in every state; without `desk`, own entries alone', async () => {
  const ann = await reporter();
  const { id } = await rally.post(ann, blog);
  const { epoch } = (await rally.parts.store.journal.blog(blog))!;
  const [desk, plain] = [await watching(), await connect({ v: 1, token: editor })];
  expect(desk.items).toEqual([{ epoch, step: 2, entry: null, blog: null }]);
  expect(desk.readers).toEqual([0]);

  const on = () => ({ command: randomUUID(), id, blog });
  await desk.send('revise', { ...on(), rev: 1, correction: { note: 'At three.' } });
  await desk.send('blog', { command: randomUUID(), blog, rev: 1, status: 'paused' });
  const { id: held } = await rally.post(ann, blog, { text: 'held' });
  await desk.send('publish', { command: randomUUID(), id: held, blog, rev: 1 });
  await desk.send('retract', on());
  await desk.send('takedown', on());
  const { id: own } = await rally.post(editor, blog);
  await until('all has come', () => desk.items.length === 8);

  expect(steps(desk)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(desk.items.slice(1)).toMatchObject([
    { epoch, entry: { id, state: 'published', first: 2, correction: { note: 'At three.' } }, blog: null },
    { entry: null, blog: { slug: blog, status: 'paused' } },
    { entry: { id: held, state: 'held', first: 5, seq: null, text: 'held' }, blog: null },
    { entry: { id: held, state: 'published', first: 5 }, blog: null },
    { entry: { id, state: 'retracted', text: 'People are arriving at the embassy.' } },
    { entry: { id, state: 'taken-down', text: '', html: '' } },
    { entry: { id: own, state: 'published' } },
  ]);
  expect(JSON.stringify(desk.items)).not.toContain('author');
  await until('own events go on', () => [desk, plain].every(({ entries }) => entries.length === 1));
  for (const { entries, blogs } of [desk, plain]) {
    expect([entries[0]!.id, blogs[0]!.status]).toEqual([own, 'paused']);
  }
  expect(plain.items).toEqual([]);
});

test('an entry of a drive comes to editors together with the blog, also where readers do not see the blog', async () => {
  blog = await rally.blog({ visibility: 'desk', drives: [{ id: 'trucks', title: 'Ten', unit: 'trucks', target: 10 }] });
  editor = await rally.token(blog, 'Eve', 'editor');
  const desk = await watching();
  await rally.post(editor, blog, { kind: 'drive', drive: 'trucks', add: 2, text: undefined });
  await until('it has come', () => desk.items.length === 2);
  expect(desk.items[1]).toMatchObject({ step: 2, entry: { kind: 'drive' }, blog: { drives: [{ done: 2 }] } });
});

test('[F4] changes that the bus does not tell are read from the journal, each once; a new epoch is told', async () => {
  const desk = await watching();
  const silent = new LocalBus(() => undefined);
  const beside = operatorsNewsroom({ ...rally.parts, bus: silent });
  const { id } = update();
  await beside.post(OPERATOR, { ...update(), blog });
  await beside.post(OPERATOR, { ...update({ id }), blog });
  await rally.post(editor, blog);
  await until('all have come', () => steps(desk).at(-1) === 4);
  expect(steps(desk)).toEqual([1, 2, 3, 4]);
  const from = desk.items[0]!.epoch;
  await rally.parts.store.journal.beginEpoch(blog, { from, to: 'second', at: new Date().toISOString() });
  await until('the epoch has come', () => desk.items.at(-1)!.epoch === 'second');
  await rally.post(editor, blog);
  await until('it goes on', () => steps(desk).at(-1) === 6);
  expect(steps(desk)).toEqual([1, 2, 3, 4, 5, 6]);
  await silent.close();
});

test('an editor is told the readers of the blog at once, and whenever the rounded number changes', async () => {
  const desk = await watching();
  const reader = (slug: string) => {
    const socket = io(`${rally.url}/live`, { transports: ['websocket'], auth: { v: 1, blog: slug }, forceNew: true });
    sockets.push(socket);
    return socket;
  };
  const stream = new AbortController();
  const reading = await fetch(`${rally.url}/api/v1/blogs/${blog}/stream`, { signal: stream.signal });
  const elsewhere = await rally.blog();
  for (let n = 0; n < 9; n += 1) reader(elsewhere);
  await until('somebody reads', () => desk.readers.length > 1);
  expect(desk.readers).toEqual([0, 5]);
  const here = Array.from({ length: 7 }, () => reader(blog));
  await until('eight read', () => desk.readers.length > 2);
  const answer = await rally.send(editor, 'GET', `/api/v1/blogs/${blog}/desk`);
  expect([desk.readers, ((await answer.json()) as { readers: number }).readers]).toEqual([[0, 5, 10], 10]);
  here.forEach((socket) => socket.disconnect());
  // An answer that nothing holds any more may be collected, and its connection ended, before this line.
  expect(reading.ok).toBe(true);
  stream.abort();
  await until('nobody reads', () => desk.readers.at(-1) === 0);
});

test('the number of readers is rounded, so that nobody sees one reader come or go', () => {
  const shown = [0, 1, 4, 7, 8, 12, 13, 49, 54, 56, 199, 224, 226, 1_049, 1_051].map(rounded);
  expect(shown).toEqual([0, 5, 5, 5, 10, 10, 15, 50, 50, 60, 200, 200, 250, 1_000, 1_100]);
});

test('a reader who leaves twice is taken off the count once', () => {
  const presence = new Presence(new LocalBus(() => undefined));
  const leave = presence.enter('baku');
  presence.enter('baku');
  leave();
  leave();
  expect([presence.readers('baku'), presence.readers('kyiv')]).toEqual([5, 0]);
  presence.stop();
});

test('an owner whose socket is open hears of a new blog, and of their own entries there, from the first on', async () => {
  const { Cookie, half, send } = await signInAs(rally, null, 'Olga', 'owner');
  const olga = await connect({ v: 1, half }, { Cookie, Origin: rally.url });
  const slug = `made-${randomUUID().slice(0, 8)}`;
  await send('POST', '/api/v1/blogs', { slug, title: 'Made now', status: 'live' });
  const first = update();
  // The post comes at once, before the server had a moment to look which blogs there are.
  await olga.send('post', { ...first, blog: slug });
  await until('the blog and the entry have come', () => olga.blogs.length > 0 && olga.entries.length > 0);
  expect(olga.blogs[0]).toMatchObject({ slug, title: 'Made now', visibility: 'desk' });
  expect(olga.entries.map(({ id }) => id)).toEqual([first.id]);
  const second = update();
  await olga.send('post', { ...second, blog: slug });
  await until('the second has come', () => olga.entries.length > 1);
  expect(olga.entries.map(({ id }) => id)).toEqual([first.id, second.id]);
});

test('[A3] an editor whose device another ends hears so and is out, before any later change', async () => {
  const other = await rally.token(blog, 'Nino', 'editor');
  const [eve, nino] = [await watching(), await watching(other)];
  const session = (await (await rally.send(editor, 'GET', '/api/v1/session')).json()) as { device: string };
  const out = await rally.send(other, 'DELETE', `/api/v1/blogs/${blog}/devices/${session.device}`);
  expect(out.status).toBe(204);
  const { id } = await rally.post(other, blog);
  await until('it is out', () => eve.heard.includes('closed'));
  await until('the others hear on', () => nino.items.at(-1)?.entry?.id === id);
  expect(eve.heard).toEqual(['item', 'readers', 'revoked', 'closed']);
  expect(nino.socket.connected).toBe(true);
  expect((await rally.send(editor, 'GET', `/api/v1/blogs/${blog}/desk`)).status).toBe(401);
  expect((await connect({ v: 1, token: editor, desk: blog })).refused).toMatchObject({ code: 'unauthenticated' });
});

test('[A3] the socket of the last owner is closed when they sign out', async () => {
  const { Cookie, half, send } = await signInAs(rally, null, 'Olga', 'owner');
  const olga = await connect({ v: 1, half, desk: blog }, { Cookie, Origin: rally.url });
  expect((await send('DELETE', '/api/v1/session')).status).toBe(204);
  await until('it is out', () => olga.heard.includes('closed'));
  expect(olga.heard.slice(-2)).toEqual(['revoked', 'closed']);
});
