/** Caddy as a process, with the Caddyfile that containers mount. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CADDYFILE } from './compose.js';
import { freePort } from './program.js';
import { pathOf } from './programPaths.js';

export interface Caddy {
  url: string;
  /** The certificate that a client has to trust: Caddy's own authority, which signs for localhost. */
  authority: () => string;
  log: () => string;
  /** Ends Caddy at once, and all its connections; `start` takes the same port again. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * `readers`, `reporters`: host and port each. `scheme`: with https, Caddy signs its certificate itself. `config`: a Caddyfile in place
 * of the containers'.
 */
export async function startCaddy(options: {
  readers: string[];
  reporters: string[];
  scheme?: 'http' | 'https';
  port?: number;
  config?: string;
}): Promise<Caddy> {
  const { readers, reporters, scheme = 'http', port = await freePort(), config = CADDYFILE } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-caddy-'));
  const url = `${scheme}://localhost:${String(port)}`;
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    SITE_ADDRESS: url,
    READERS: readers.join(' '),
    REPORTERS: reporters.join(' '),
    HTTP_PORT: String(scheme === 'http' ? port : await freePort()),
    HTTPS_PORT: String(scheme === 'https' ? port : await freePort()),
  };
  let logged = '';
  let child: ReturnType<typeof spawn> | null = null;
  const caddy: Caddy = {
    url,
    authority: () => readFileSync(path.join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8'),
    log: () => logged,
    start: async () => {
      child = spawn(pathOf('caddy'), ['run', '--config', config, '--adapter', 'caddyfile'], { env });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
      await untilTaken(port, () => child?.exitCode === null, logged);
    },
    kill: async () => {
      const ending = child;
      child = null;
      if (ending?.exitCode !== null) return;
      const ended = once(ending, 'exit');
      ending.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      await caddy.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await caddy.start();
  return caddy;
}

async function untilTaken(port: number, runs: () => boolean, logged: string): Promise<void> {
  for (let tries = 0; tries < 300 && runs(); tries += 1) {
    const taken = await new Promise<boolean>((resolve) => {
      const probe = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      probe.once('connect', () => probe.destroy());
    });
    if (taken) return;
    await sleep(100);
  }
  throw new Error(`Caddy did not start: ${logged}`);
}
