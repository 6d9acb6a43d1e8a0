/** Readers' connections in tests: to a real socket.io server, or to a WebSocket whose server the test plays. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Server, type Socket } from 'socket.io';
import { WebSocket } from 'ws';
import { Connection } from '../../../../client/feed/connection.js';
import type { ConnectionParts, ConnectionState } from '../../../../client/feed/connection/ports.js';
import type { Wire } from '../../../../client/feed/connection/link.js';
import type { Refusal } from '../../../../shared/refusals.js';
import { VirtualClock } from '../../../support/readers.js';

export const HELLO = { epoch: 'e1', head: 7, at: 7, now: '2022-02-27T11:42:00.000Z', poll: 10 };

const closing: (() => unknown)[] = [];
/** Closes what a test opened; for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

interface Served {
  /** Milliseconds between two questions whether a reader is there, and until it must have answered. */
  pingInterval?: number;
  pingTimeout?: number;
  refuse?: Refusal;
}

/** A real socket.io server with a readers' namespace. */
export async function served({ pingInterval = 25_000, pingTimeout = 500, refuse }: Served = {}) {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false, pingInterval, pingTimeout });
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

/** A reader that connects to `url`; its clock is real where none is given. */
export function connected(url: string, parts: Partial<ConnectionParts> = {}) {
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

export async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 3_000 && !condition(); n += 1) await wait(10);
  if (!condition()) throw new Error('it did not come to that within 30 s');
}

/** A WebSocket that a test plays the server of, in virtual time. */
export function played(clock = new VirtualClock(), parts: Partial<ConnectionParts> = {}) {
  interface PlayedWire extends Wire {
    sent: string[];
    closed: boolean;
    say: (text: string) => void;
    end: () => void;
    /** As a browser does whose policy forbids the address: no end follows. */
    fail: () => void;
  }
  const wires: PlayedWire[] = [];
  const open = () => {
    const wire = {
      onmessage: null as Wire['onmessage'],
      onclose: null as Wire['onclose'],
      onerror: null as Wire['onerror'],
      sent: [] as string[],
      closed: false,
      send: (text: string) => void wire.sent.push(text),
      close: () => void (wire.closed = true),
      say: (text: string) => wire.onmessage?.({ data: text } as MessageEvent),
      end: () => wire.onclose?.(undefined as never),
      fail: () => wire.onerror?.(undefined as never),
    };
    wires.push(wire);
    return wire;
  };
  return { ...connected('', { clock, open, random: () => 0.5, ...parts }), clock, wires };
}

export const OPEN = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
export const SAID_HELLO = `42/live,${JSON.stringify(['hello', HELLO])}`;
