/** Handshakes that the readers' socket refuses, and others that it accepts. */
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { until } from '../../feed/instance.js';
import { blog, epoch, join, names, rally, raw, standWithReaders, token } from './stand.js';

standWithReaders();

test.each([
  ['a blog that does not exist', () => ({ blog: 'nowhere' }), { code: 'not-found', field: 'blog' }],
  ['a language that is none', () => ({ lang: '../x' }), { code: 'invalid', field: 'lang' }],
  ['a newer app', () => ({ v: 2 }), { code: 'version', retry: true }],
  ['no version', () => ({ v: undefined }), { code: 'version' }],
  ['an unknown field', () => ({ token: 'x' }), { code: 'invalid', field: 'token' }],
  ['a seq without an epoch', () => ({ seq: 4 }), { code: 'invalid', field: 'epoch' }],
  ['a seq that is no number', () => ({ epoch: 'x', seq: '4' }), { code: 'invalid', field: 'seq' }],
  ['a negative seq', () => ({ epoch: 'x', seq: -4 }), { code: 'invalid', field: 'seq' }],
  ['another form than html and json', () => ({ as: 'xml' }), { code: 'invalid', field: 'as' }],
  ['a blog that is no text', () => ({ blog: { toString: 1 } }), { code: 'invalid', field: 'blog' }],
])('a reader whose handshake has %s is refused, and told why', async (_, auth, data) => {
  expect((await join(auth())).connectError).toMatchObject({ message: data.code, data });
});

test('a reader who asks for a language that the blog lacks gets its first language, and hello says which', async () => {
  const given = async (lang?: string) => (await join({ lang })).named('hello')[0]!.lang;
  expect(await given()).toBe('en');
  expect(await given('fr')).toBe('en');
  expect(await given('en-GB')).toBe('en');
});

test('a reader of the previous version is let in', async () => {
  expect(names(await join({ v: 0 }))).toEqual(['hello']);
});

test('a reader of a blog of the desk alone hears that there is no such blog', async () => {
  const hidden = await rally.blog({ visibility: 'desk' });
  expect((await join({ blog: hidden })).connectError).toMatchObject({ data: { code: 'not-found', field: 'blog' } });
});

test('a reader who knows the address of an unlisted blog is let in', async () => {
  const unlisted = await rally.blog({ visibility: 'unlisted' });
  expect(names(await join({ blog: unlisted }))).toEqual(['hello']);
});

test('readers are closed when the blog becomes the desk’s alone', async () => {
  const reader = await join();
  const editor = await rally.token(blog, 'Eve', 'editor');
  const body = { command: randomUUID(), rev: 1, visibility: 'desk' };
  expect((await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, body)).status).toBe(201);
  await until('it is closed', () => reader.closed);
  expect((await join()).connectError).toMatchObject({ data: { code: 'not-found' } });
});

test('socket.io’s own client is served as a reader', async () => {
  const client = io(`${rally.url}/live`, { transports: ['websocket'], auth: { v: 1, blog }, reconnection: false });
  const hello = await new Promise((resolve) => client.once('hello', resolve));
  expect(hello).toMatchObject({ epoch, head: 1, at: 1 });
  const frame = new Promise((resolve) => client.once('frame', resolve));
  await rally.post(token, blog);
  expect(await frame).toMatchObject({ from: 2, to: 2 });
  client.close();
});

test('the readers’ socket serves neither polling nor another path', async () => {
  expect((await fetch(`${rally.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(404);
  expect((await raw('/elsewhere/')).closed).toBe(true);
});
