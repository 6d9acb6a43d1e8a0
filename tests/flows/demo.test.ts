/** `npm run demo` as a person types it: addresses, entries of every kind at a reader, photos, and no file left behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { KINDS, type PublicEntry } from '../../shared/entry.js';
import type { EntriesAnswer, Frame, JsonDelta, Position } from '../../shared/protocol/readers.js';
import { READERS_NAMESPACE, READERS_PATH } from '../../shared/protocol/readers.js';
import { until } from '../server/feed/instance.js';

jest.setTimeout(360_000);

const ROOT = path.join(import.meta.dirname, '../..');
const DEMO = path.join(ROOT, 'server/demo/start.mjs');
const SLOW = 150_000;

let folder: string;
let demo: ChildProcess | undefined;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'rallyline-demo-test-'))));
afterEach(async () => {
  if (demo?.exitCode === null) signalAll(demo, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  said: () => string;
  code: Promise<number | null>;
}

/** Runs in a process group of its own, so that a signal reaches npm, the demo and its server at once, as Ctrl-C does. */
function run(program: string, words: string[]): Run {
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder, DATA_DIR: '/nowhere', PORT: 'wrong' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  demo = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { said: () => said, code: once(child, 'close').then(([code]) => code as number | null) };
}

function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  process.kill(-pid!, signal);
}

/** Reads along by the readers' socket, and fetches the entries after a position (rule S1). */
function readAlong(url: string): { entries: () => PublicEntry[]; socket: Socket } {
  const entries = new Map<string, PublicEntry>();
  const socket = io(`${url}${READERS_NAMESPACE}`, {
    path: READERS_PATH,
    transports: ['websocket'],
    auth: { v: 1, blog: 'baku', as: 'json' },
  });
  const ask = async (): Promise<void> => {
    const response = await fetch(`${url}/api/v1/blogs/baku/entries?limit=100`);
    const answer = (await response.json()) as EntriesAnswer;
    for (const entry of answer.entries) entries.set(entry.id, entry);
  };
  socket.on('hello', () => void ask());
  socket.on('position', (_position: Position) => void ask());
  socket.on('frame', ({ deltas }: Frame<JsonDelta>) => {
    for (const delta of deltas) {
      if ('entry' in delta) entries.set(delta.id, delta.entry);
    }
  });
  return { entries: () => [...entries.values()], socket };
}

test('the demo prints its addresses, plays the day to a reader, and leaves no file behind at Ctrl-C', async () => {
  const { said, code } = run('npm', ['run', 'demo', '--', '--pace', '60', '--port', '0']);
  await until('the addresses are shown', () => said().includes('Ctrl-C ends it'), SLOW);
  const port = /Reader\s+http:\/\/localhost:(\d+)\/live\/baku\n/.exec(said())![1]!;
  expect(said()).toMatch(new RegExp(`Reporter\\s+http://localhost:${port}/join#[\\w-]{43}\n`));
  expect(said()).toMatch(new RegExp(`Desk\\s+http://localhost:${port}/join#[\\w-]{43}\n`));
  expect(said()).toMatch(/Embed\s+http:\/\/localhost:\d+\//);
  expect(await readdir(folder)).toHaveLength(1);

  const url = `http://127.0.0.1:${port}`;
  const { entries, socket } = readAlong(url);
  const kinds = (): Set<string> => new Set(entries().map(({ kind }) => kind));
  await until('entries of all kinds arrived', () => KINDS.every((kind) => kinds().has(kind)), SLOW);
  const ready = (): PublicEntry['media'] =>
    entries().flatMap(({ media }) => media.filter(({ state }) => state === 'ready'));
  await until('a photo is ready', () => ready().length > 0, SLOW);
  socket.disconnect();
  const photo = await fetch(new URL(ready()[0]!.sources[0]!.src, url));
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)]);
  expect(said()).not.toMatch(/not taken/);

  signalAll(demo!, 'SIGINT');
  expect(await code).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test('the demo names a wrong flag and a taken port, and what to do', async () => {
  const wrong = run(process.execPath, [DEMO, '--pace', 'soon']);
  expect(await wrong.code).toBe(2);
  expect(wrong.said()).toMatch(/--pace is "soon", but must be a number/);
  expect(wrong.said()).toMatch(/Usage: npm run demo/);

  const other = createServer().listen(0, '0.0.0.0');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = run(process.execPath, [DEMO, '--port', port.toString()]);
  expect(await taken.code).toBe(2);
  expect(taken.said()).toContain(`Port ${port} is taken`);
  other.close();
});
