/**
 * `npm run dev`: builds and starts the server, and again whenever a source changes. A build that fails leaves it
 * running.
 */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BuildFailed, ensureBuilt } from './build.mjs';

const SETTLED_AFTER_MS = 200;
/** The server promises to leave within 10 s. */
const GIVEN_UP_AFTER_MS = 12_000;

let server = null;
let timer = null;
let busy = Promise.resolve();
let leaving = false;

function sourceChanged() {
  clearTimeout(timer);
  timer = setTimeout(() => (busy = busy.then(buildAndStart)), SETTLED_AFTER_MS);
}

async function buildAndStart() {
  if (leaving) return;
  const outcome = await ensureBuilt().catch(sayWhy);
  if (leaving || outcome === 'failed') return;
  if (outcome === 'unchanged' && server !== null) return;
  await stop();
  start();
}

function sayWhy(error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  return 'failed';
}

function start() {
  const started = spawn(process.execPath, [fileURLToPath(new URL('../start.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
  server = started;
  started.once('exit', (code, signal) => {
    if (server !== started) return;
    server = null;
    if (!leaving) console.error(`The server ended (${signal ?? code}). It starts again at the next change.`);
  });
}

/** Resolves when the server has left. */
async function stop() {
  if (server === null) return;
  const stopping = server;
  server = null;
  const gone = new Promise((resolve) => stopping.once('exit', resolve));
  const impatience = setTimeout(() => stopping.kill('SIGKILL'), GIVEN_UP_AFTER_MS);
  stopping.kill('SIGTERM');
  await gone;
  clearTimeout(impatience);
}

async function leave() {
  if (leaving) return;
  leaving = true;
  clearTimeout(timer);
  await stop();
  process.exit(0);
}

process.on('SIGINT', leave);
process.on('SIGTERM', leave);
for (const folder of ['server', 'shared', 'client']) {
  const url = new URL(`../../${folder}`, import.meta.url);
  if (existsSync(url)) watch(url, { recursive: true }, sourceChanged);
}
busy = busy.then(buildAndStart);
