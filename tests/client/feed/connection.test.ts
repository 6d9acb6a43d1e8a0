import { setTimeout as wait } from 'node:timers/promises';
import { refusal } from '../../../shared/refusals.js';
import { closeAll, connected, HELLO, served, until } from './connection/wires.js';

afterEach(closeAll);

test('a reader names its blog, hears hello, frames, positions and resets, and sends nothing else', async () => {
  const { url, sockets, heard: sent } = await served();
  const { heard, states } = connected(url);
  await until(() => heard.length === 1);
  expect(heard).toEqual([['hello', HELLO]]);
  expect(states).toEqual(['connecting', 'open']);
  const [socket] = sockets;
  expect(socket?.handshake.auth).toEqual({ v: 1, blog: 'baku', epoch: 'e1', seq: 7, as: 'html', lang: 'en' });
  const frame = { epoch: 'e1', from: 8, to: 8, deltas: [{ seq: 8, top: '<h1>Слава «Україні»</h1>' }] };
  socket?.emit('frame', frame);
  socket?.emit('position', { epoch: 'e1', head: 8 });
  socket?.emit('reset', { epoch: 'e2', head: 9, why: 'epoch' });
  socket?.emit('unheard-of', 1);
  await until(() => heard.length === 4);
  expect(heard.slice(1).map(([name]) => name)).toEqual(['frame', 'position', 'reset']);
  expect(heard[1]).toEqual(['frame', frame]);
  expect(sent).toEqual([]);
});

test('a reader answers pings, so the server keeps a silent one', async () => {
  const { url, sockets } = await served({ pingInterval: 60, pingTimeout: 20_000 });
  const { heard, states } = connected(url);
  await until(() => heard.length === 1);
  let answers = 0;
  sockets[0]?.conn.on('packet', ({ type }) => void (answers += type === 'pong' ? 1 : 0));
  await until(() => answers > 5);
  expect(sockets[0]?.connected).toBe(true);
  expect(states).toEqual(['connecting', 'open']);
});

test('a connection that the server closes is opened again, with the position of that moment', async () => {
  const { url, sockets } = await served();
  const { states, heard } = connected(url);
  await until(() => heard.length === 1);
  sockets[0]?.conn.close();
  await until(() => heard.length === 2);
  sockets[1]?.disconnect();
  await until(() => heard.length === 3);
  expect(states).toEqual(['connecting', 'open', 'lost', 'open', 'lost', 'open']);
});

test.each(['not-found', 'gone'] as const)('a reader ends all attempts where its blog is %s', async (code) => {
  const { url } = await served({ refuse: refusal(code) });
  const { states, wires } = connected(url);
  await until(() => states.includes('refused'));
  await wait(200);
  expect(wires).toHaveLength(1);
});

test('[S4] a reader that is not let in for the moment polls, and tries again', async () => {
  const { url } = await served({ refuse: refusal('rate-limited', { after: 1 }) });
  const { states } = connected(url);
  await until(() => states.includes('polling'));
  expect(states).toEqual(['connecting', 'lost', 'polling']);
});

test('[S2] a reader that is told to move opens another connection before it leaves the old one', async () => {
  const { url, sockets } = await served();
  const { states, heard } = connected(url);
  await until(() => heard.length === 1);
  sockets[0]?.emit('drain', { within: 1 });
  await until(() => heard.length === 2);
  await until(() => sockets[0]?.connected === false);
  expect(sockets[1]?.connected).toBe(true);
  expect(states).toEqual(['connecting', 'open']);
});
