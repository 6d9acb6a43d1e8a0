/** Holds the three ways outward to one rule (X2): HTTP, the desk's socket and the readers' socket say the same. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { io, type Socket } from 'socket.io-client';
import { Failures } from '../../server/failures.js';
import { createErrorHandler } from '../../server/http/errors.js';
import { createHttpServer, listenOn } from '../../server/http/httpServer.js';
import { createSecurityHeaders } from '../../server/http/securityHeaders.js';
import { FilesAway } from '../../server/media/mediaStore.js';
import { createMetrics } from '../../server/metrics.js';
import type { Site } from '../../server/render/views.js';
import { DeskSockets, type DeskSocketsParts } from '../../server/socket/desk.js';
import { ReaderSockets, type ReaderSocketsParts } from '../../server/socket/readers.js';
import { StoreAway } from '../../server/storage/ports.js';
import { DESK_PATH, type Acknowledgement } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import { INLINE, INSTALLED_APP } from '../support/installedApp.js';

const LOGGED = 'e-17';
/** Thrown at each door's first step into the house. */
let thrown: unknown;
const noted: { error: unknown; where: string }[] = [];
const metrics = createMetrics();
const failures = new Failures({
  metrics,
  onFault: (error, where) => {
    noted.push({ error, where });
    return LOGGED;
  },
});
const fail = (): never => {
  throw thrown;
};
const nothing = (): (() => void) => () => undefined;

let server: Server;
let url: string;
let desk: DeskSockets;
let readers: ReaderSockets;
const open: Socket[] = [];

beforeAll(async () => {
  const web = express();
  web.get('/api/v1/blogs', fail);
  web.get('/live/baku', fail);
  const site = { name: 'Rallyline', contact: null, url: 'http://localhost', assets: assets() } satisfies Site;
  web.use(createErrorHandler({ site, headers: createSecurityHeaders('http://localhost'), failures }));
  desk = new DeskSockets(deskParts());
  readers = new ReaderSockets(readersParts());
  server = createHttpServer().on('request', web);
  server.on('upgrade', (request, socket, head) => {
    (request.url?.startsWith(DESK_PATH) === true ? desk : readers).upgrade(request, socket, head);
  });
  await listenOn(server, { port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  desk.close();
  readers.close();
  server.close();
});
beforeEach(() => {
  noted.splice(0);
  metrics.refusals.clear();
});
afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));

function assets(): Site['assets'] {
  const one = { script: '/a.js', style: '/a.css' };
  return {
    reader: { ...one, viewer: one, inline: INLINE },
    reporter: one,
    desk: one,
    join: one,
    frame: one,
    embed: one,
    installed: INSTALLED_APP,
  };
}

function deskParts(): DeskSocketsParts {
  const person = { id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' };
  return {
    newsroom: { post: fail },
    identities: { find: () => Promise.resolve({ device: 'phone', person }) },
    limits: { command: () => Promise.resolve() },
    origin: { publicUrl: 'http://localhost' },
    deskFeed: { watch: () => Promise.resolve(() => undefined) },
    addressOf: () => '127.0.0.1',
    revocations: { watch: nothing },
    failures,
  } as unknown as DeskSocketsParts;
}

function readersParts(): ReaderSocketsParts {
  return {
    feeds: { forReaders: async () => Promise.resolve().then(fail) },
    admission: { enter: nothing },
    addressOf: () => '127.0.0.1',
    now: () => new Date(),
    drain: () => null,
    metrics,
    failures,
  } as unknown as ReaderSocketsParts;
}

function connect(namespace: string, path: string, auth: object): Socket {
  const options = { path, auth, transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(`${url}${namespace}`, options);
  open.push(socket);
  return socket;
}

async function byHttp(): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/v1/blogs`);
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ type: 'about:blank', title: problem.code, status: response.status });
  expect(response.headers.get('retry-after')).toBe(problem.after === undefined ? null : String(problem.after));
  const { type, title, status, detail, errorId, ...refusal } = problem;
  expect(detail).toBe(refusal.message);
  expect(errorId).toBe(refusal.code === 'internal' ? LOGGED : undefined);
  return refusal;
}

async function byDesk(): Promise<unknown> {
  const socket = connect('/desk', DESK_PATH, { v: 1, token: 'any' });
  const answer = (await socket.emitWithAck('post', { id: randomUUID() })) as Acknowledgement;
  return answer.ok ? answer : answer.refusal;
}

async function byReaders(): Promise<unknown> {
  const socket = connect('/live', '/socket.io/', { v: 1, blog: 'baku' });
  return new Promise((resolve) => {
    socket.on('connect_error', (error) => resolve((error as Error & { data?: unknown }).data));
  });
}

test.each([
  [
    'a refusal',
    new Refused('conflict', { field: 'rev', current: 3 }),
    { code: 'conflict', retry: false, field: 'rev', current: 3, message: 'Somebody changed this before you.' },
    0,
  ],
  [
    'a refusal that says why',
    new Refused('invalid', { field: 'text', why: 'blank' }),
    { code: 'invalid', retry: false, field: 'text', why: 'blank', message: '"text" is empty.' },
    0,
  ],
  ['a store that is away', new StoreAway('no answer'), { code: 'unavailable', retry: true, after: 2 }, 3],
  ['a folder of photos that is away', new FilesAway('no folder'), { code: 'unavailable', retry: true, after: 2 }, 3],
  [
    'a defect',
    new TypeError('the secret table photos'),
    { code: 'internal', retry: true, why: 'logged', values: { id: LOGGED } },
    3,
  ],
  ['a thrown text', 'the secret table photos', { code: 'internal', retry: true, why: 'logged' }, 3],
])(
  '[X2] %s goes outward alike by HTTP, by the desk’s socket and by the readers’ socket',
  async (_, error, told, lines) => {
    thrown = error;
    const [http, atDesk, atReaders] = [await byHttp(), await byDesk(), await byReaders()];
    expect(http).toMatchObject({ ...told, message: expect.any(String) as unknown });
    expect(JSON.stringify(http)).not.toContain('secret');
    expect(atDesk).toEqual(http);
    expect(atReaders).toEqual(http);
    expect(metrics.refusals.get(told.code as 'internal')).toBe(3);
    expect(noted.map((one) => one.error)).toEqual(Array.from({ length: lines }, () => error));
  },
);

test('[X2] a defect on a page names the line in the log to people, and nothing else', async () => {
  thrown = new TypeError('the secret table photos');
  const response = await fetch(`${url}/live/baku`);
  const html = await response.text();
  expect([response.status, html.includes(LOGGED), html.includes('secret')]).toEqual([500, true, false]);
});
