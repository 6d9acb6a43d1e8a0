/** The built product in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const MAIN = path.join(import.meta.dirname, '../../../dist/server/main.js');
/** For profiles of the product under a bench: `BENCH_SERVER_ARGS="--cpu-prof --cpu-prof-dir=profiles"`. */
const NODE_ARGS = (process.env.BENCH_SERVER_ARGS ?? '').split(' ').filter((arg) => arg !== '');
const START_MS = 30_000;

export interface RunningServer {
  url: string;
  port: number;
  pid: number;
  /** The log so far. */
  log: () => string;
  stop: () => Promise<void>;
}

export async function startServer(folder: string, env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...NODE_ARGS, MAIN], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const stop = () => stopped(child);
  try {
    await until(() => said.includes('serves on'), child);
  } catch (error) {
    await stop();
    throw new Error(`the server did not start:\n${said}`, { cause: error });
  }
  return { url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, log: () => said, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port');
  return address.port;
}

async function until(there: () => boolean, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_MS;
  while (!there()) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`exit code ${child.exitCode ?? 'none'}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
