/** The app's own start and stop, over real parts: what a failed or an interrupted start leaves behind. */
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { App } from '../../server/app.js';
import { readConfig } from '../../server/config.js';
import { openParts, type Parts } from '../../server/parts.js';
import type { Markdown } from '../../server/render/markdown.js';
import { DIST } from '../support/rally.js';

let folder: string;
let parts: Parts;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-app-'));
  const { config } = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: folder });
  parts = await openParts(config, { server: true, dist: DIST });
});

afterEach(async () => {
  await parts.close();
  await rm(folder, { recursive: true, force: true });
});

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Counts the timers that keep the process running: an app that is closed has none of its own. */
const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

/** The parts' Markdown, whose threads are `ready` at a time of the test's choice. */
function markdownReady(ready: () => Promise<void>): Markdown {
  const { markdown } = parts;
  return { render: (texts) => markdown.render(texts), ready, close: () => markdown.close() };
}

test('a server that was given to an app whose start fails is closed with the app', async () => {
  const server = await listening();
  const markdown = markdownReady(() => Promise.reject(new Error('no thread')));
  const app = new App({ ...parts, server, markdown });
  await expect(app.listen()).rejects.toThrow('no thread');
  expect(server.listening).toBe(true);
  await app.close();
  expect(server.listening).toBe(false);
});

test('an app that is closed while it starts does not serve, and leaves no timer', async () => {
  const before = timers();
  const server = await listening();
  const threads = new EventEmitter();
  const markdown = markdownReady(async () => {
    setImmediate(() => threads.emit('asked'));
    await once(threads, 'ready');
  });
  const app = new App({ ...parts, server, markdown });
  const refused = expect(app.listen()).rejects.toThrow('being stopped');
  await once(threads, 'asked');
  await app.close();
  threads.emit('ready');
  await refused;
  expect(server.listening).toBe(false);
  expect(timers()).toBe(before);
});

test('an app that is closed twice is down when either call resolves', async () => {
  const app = new App(parts);
  const port = await app.listen();
  void app.close();
  await app.close();
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
});
