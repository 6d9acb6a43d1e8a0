/** Debian's nginx as a process, with the configuration of docs/cache, on ports and in a folder of the test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './program.js';
import { pathOf } from './programPaths.js';

const CONFIGURATION = path.join(import.meta.dirname, '../../docs/cache/nginx.conf');

export interface Nginx {
  url: string;
  purgeUrl: string;
  /** Returns all lines that nginx logged. */
  log: () => Promise<string>;
  close: () => Promise<void>;
}

/** nginx's ports have to be known before Rallyline starts, and Rallyline's port before nginx starts. */
export async function nginxPorts(): Promise<{ port: number; purgePort: number }> {
  return { port: await freePort(), purgePort: await freePort() };
}

export async function startNginx(options: { origin: number; port: number; purgePort: number }): Promise<Nginx> {
  const { origin, port, purgePort } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-nginx-'));
  const log = path.join(folder, 'error.log');
  await mkdir(path.join(folder, 'cache'));
  const site = replaced(await readFile(CONFIGURATION, 'utf8'), {
    'server 127.0.0.1:3000': `server 127.0.0.1:${origin}`,
    'listen 127.0.0.1:8080': `listen 127.0.0.1:${port}`,
    'listen 127.0.0.1:8081': `listen 127.0.0.1:${purgePort}`,
    'http://127.0.0.1:8081/stamp': `http://127.0.0.1:${purgePort}/stamp`,
    '/var/cache/nginx/rallyline': path.join(folder, 'cache/rallyline'),
  });
  await writeFile(path.join(folder, 'rallyline.conf'), site);
  await writeFile(path.join(folder, 'nginx.conf'), mainOf(folder, log));

  const words = ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', log];
  const child = spawn(pathOf('nginx'), words, { stdio: 'ignore' });
  const logged = (): Promise<string> => readFile(log, 'utf8');
  for (let tries = 0; tries < 150 && !(await isTaken(port)); tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${await logged()}`);
    await sleep(100);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    purgeUrl: `http://127.0.0.1:${purgePort}/purge`,
    log: logged,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the part of Debian's own nginx.conf that matters here; its folders are the test's. */
function mainOf(folder: string, log: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes 2;
    daemon off;
    pid ${path.join(folder, 'nginx.pid')};
    error_log ${log} info;
    events { worker_connections 4096; }
    http {
      types { text/html html; }
      access_log ${path.join(folder, 'access.log')};
      ${temporary.map((name) => `${name}_temp_path ${path.join(folder, name)};`).join('\n')}
      include ${path.join(folder, 'rallyline.conf')};
    }`;
}

/** Replaces each text; throws where the file lacks it, since the test would run another configuration than it says. */
function replaced(text: string, by: Record<string, string>): string {
  return Object.entries(by).reduce((whole, [what, other]) => {
    if (!whole.includes(what)) throw new Error(`docs/cache/nginx.conf has no "${what}" any more`);
    return whole.replaceAll(what, other);
  }, text);
}

async function isTaken(port: number): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const probe = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    probe.once('connect', () => probe.destroy());
  });
}
