import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Server, type Socket } from 'socket.io';
import { WebSocket } from 'ws';
import { Connection } from '../../../client/feed/connection.js';
import type { ConnectionParts, ConnectionState } from '../../../client/feed/connection/ports.js';
import type { Wire } from '../../../client/feed/connection/link.js';
import { refusal, type Refusal } from '../../../shared/refusals.js';
import { VirtualClock } from '../../support/readers.js';

const HELLO = { epoch: 'e1', head: 7, at: 7, now: '2022-02-27T11:42:00.000Z', poll: 10 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real socket.io server with a readers' namespace. */
async function served({ pingInterval = 25_000, refuse }: { pingInterval?: number; refuse?: Refusal } = {}) {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false, pingInterval, pingTimeout: 500 });
  const sockets: Socket[] = [];
  const heard: unknown[] = [];
  const live = io.of('/live');
  live.use((_socket, next) => next(refuse && Object.assign(new Error(refuse.code), { data: refuse })));
  live.on('connection', (socket) => {
    sockets.push(socket);
    socket.onAny((...packet) => heard.push(packet));
    socket.emit('hello', HELLO);
  });
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go));
  closing.push(() => io.close());
  return { io, sockets, heard, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

/** A reader of it; `clock` real where none is given. */
function connected(url: string, parts: Partial<ConnectionParts> = {}) {
  const heard: [string, unknown][] = [];
  const states: ConnectionState[] = [];
  const hear = (name: string) => (data: unknown) => void heard.push([name, data]);
  const wires: WebSocket[] = [];
  const connection = new Connection({
    clock: { now: Date.now, later: (ms, work) => stopOf(setTimeout(work, ms)) },
    random: () => 0.01,
    open: () => {
      const wire = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`);
      wire.on('error', () => undefined);
      wires.push(wire);
      return wire as Wire;
    },
    auth: () => ({ v: 1, blog: 'baku', epoch: 'e1', seq: 7, as: 'html', lang: 'en' }),
    on: { hello: hear('hello'), frame: hear('frame'), position: hear('position'), reset: hear('reset') },
    poll: () => Promise.resolve(true),
    pollEvery: 10,
    onState: (state) => states.push(state),
    ...parts,
  });
  connection.start();
  closing.push(() => connection.stop());
  return { connection, heard, states, wires };
}

function stopOf(timer: NodeJS.Timeout): () => void {
  return () => clearTimeout(timer);
}

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 400 && !condition(); n += 1) await wait(10);
  if (!condition()) throw new Error('it did not come to that within 4 s');
}

/** A WebSocket that a test plays the server of, in virtual time. */
function played(clock = new VirtualClock(), parts: Partial<ConnectionParts> = {}) {
  const wires: (Wire & { sent: string[]; closed: boolean; say: (text: string) => void; end: () => void })[] = [];
  const open = () => {
    const wire = {
      onmessage: null as Wire['onmessage'],
      onclose: null as Wire['onclose'],
      sent: [] as string[],
      closed: false,
      send: (text: string) => void wire.sent.push(text),
      close: () => void (wire.closed = true),
      say: (text: string) => wire.onmessage?.({ data: text } as MessageEvent),
      end: () => wire.onclose?.(undefined as never),
    };
    wires.push(wire);
    return wire;
  };
  return { ...connected('', { clock, open, random: () => 0.5, ...parts }), clock, wires };
}

const OPEN = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
const SAID_HELLO = `42/live,${JSON.stringify(['hello', HELLO])}`;

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

test('pings are answered: the server keeps a silent reader', async () => {
  const { url, sockets } = await served({ pingInterval: 60 });
  const { heard, states } = connected(url);
  await until(() => heard.length === 1);
  await wait(1_500);
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

test.each(['not-found', 'gone'] as const)('a blog that is %s ends all attempts', async (code) => {
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

test('[S2] told to move, it opens another connection before it leaves the old one', async () => {
  const { url, sockets } = await served();
  const { states, heard } = connected(url);
  await until(() => heard.length === 1);
  sockets[0]?.emit('drain', { within: 1 });
  await until(() => heard.length === 2);
  await until(() => sockets[0]?.connected === false);
  expect(sockets[1]?.connected).toBe(true);
  expect(states).toEqual(['connecting', 'open']);
});

test('[S2] the moment of moving is anywhere within the time that the server gave', async () => {
  const { clock, wires } = played(undefined, { random: () => 0.75 });
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  wires[0]?.say('42/live,["drain",{"within":20}]');
  await clock.pass(14_900);
  expect(wires).toHaveLength(1);
  await clock.pass(200);
  expect(wires).toHaveLength(2);
  wires[1]?.say(OPEN);
  expect(wires[0]?.closed).toBe(false);
  wires[1]?.say(SAID_HELLO);
  expect(wires[0]?.closed).toBe(true);
});

test('an old connection that ends before the new one is up leaves no second attempt behind', async () => {
  const { clock, wires, states } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  wires[0]?.say('42/live,["drain",{"within":0}]');
  await clock.pass(10);
  wires[0]?.end();
  wires[1]?.say(OPEN);
  wires[1]?.say(SAID_HELLO);
  await clock.pass(40_000);
  expect(wires).toHaveLength(2);
  expect(states).toEqual(['connecting', 'open', 'lost', 'open']);
});

test('a connection that hears nothing for pingInterval and pingTimeout is dead', async () => {
  const { clock, wires, states } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  await clock.pass(44_000);
  wires[0]?.say('2');
  expect(wires[0]?.sent.at(-1)).toBe('3');
  await clock.pass(44_900);
  expect(states.at(-1)).toBe('open');
  await clock.pass(200);
  expect(states.at(-1)).toBe('lost');
  expect(wires[0]?.closed).toBe(true);
});

test('waits grow and are random over their whole length: 5, 10, 20, then 30 s at most', async () => {
  const { clock, wires } = played(undefined, { random: () => 0.999 });
  const times: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const at = clock.now();
    wires.at(-1)?.say(OPEN);
    wires.at(-1)?.end();
    for (const known = wires.length; wires.length === known;) await clock.pass(100);
    times.push(Math.round((clock.now() - at) / 1_000));
  }
  expect(times).toEqual([5, 10, 20, 30, 30, 30]);
});

test('where no socket ever opens it polls as the server said, and tries the socket rarely', async () => {
  const polls: number[] = [];
  const clock = new VirtualClock();
  const { wires, states } = played(clock, { poll: () => (polls.push(clock.now()), Promise.resolve(true)) });
  for (let n = 0; n < 60; n += 1) {
    wires.at(-1)?.end();
    await clock.pass(10_000);
  }
  expect(states).toEqual(['connecting', 'lost', 'polling']);
  expect(polls.length).toBeGreaterThan(50);
  expect(wires.length).toBeLessThan(9);
  for (const tried = wires.length; wires.length === tried;) await clock.pass(1_000);
  wires.at(-1)?.say(OPEN);
  wires.at(-1)?.say(SAID_HELLO);
  const known = polls.length;
  await clock.pass(30_000);
  expect(states.at(-1)).toBe('open');
  expect(polls).toHaveLength(known);
});

test('a constructor that throws counts as blocked', async () => {
  const clock = new VirtualClock();
  const { states } = connected('', {
    clock,
    open: () => {
      throw new Error('refused by the page');
    },
  });
  await clock.pass(60_000);
  expect(states).toEqual(['connecting', 'lost', 'polling']);
});

test('polls without an answer say that the line is lost', async () => {
  const { clock, wires, states } = played(undefined, { poll: () => Promise.resolve(false) });
  for (let n = 0; n < 10; n += 1) {
    wires.at(-1)?.end();
    await clock.pass(10_000);
  }
  expect(states).toEqual(['connecting', 'lost']);
});

test('a phone that wakes from a long sleep replaces its dead connection at once, and keeps a living one', async () => {
  const { clock, wires, connection } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  connection.wake();
  expect(wires).toHaveLength(1);
  clock.sleep(3_600_000);
  connection.wake();
  expect(wires).toHaveLength(2);
  expect(wires[0]?.closed).toBe(true);
});

test('when the network changes, another connection is opened beside the one that may be dead', async () => {
  const { wires, connection, states, clock } = played();
  wires[0]?.say(OPEN);
  wires[0]?.say(SAID_HELLO);
  connection.lose();
  expect(states.at(-1)).toBe('lost');
  connection.renew();
  expect(wires).toHaveLength(2);
  wires[1]?.say(OPEN);
  wires[1]?.say(SAID_HELLO);
  connection.renew();
  expect(wires).toHaveLength(3);
  expect(wires[1]?.closed).toBe(false);
  await clock.pass(0);
});
