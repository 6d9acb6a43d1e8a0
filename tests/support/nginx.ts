/** Debian's nginx as a process, set up by the lines of docs/CACHE.md, on ports and in a folder of the test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './program.js';
import { linesOf, runLines, standIns } from './pageLines.js';
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

/** Installs nginx by the lines of docs/CACHE.md, in a folder in place of the machine, and starts it. */
export async function startNginx(options: { origin: number; port: number; purgePort: number }): Promise<Nginx> {
  const { port, purgePort } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-nginx-'));
  const log = path.join(folder, 'var/log/nginx/error.log');
  await makeMachine(folder, options);
  await runLines(await linesOf('CACHE.md', 'nginx'), folder);

  const child = spawn(path.join(folder, 'bin/nginx'), ['-g', 'daemon off;'], { stdio: 'ignore' });
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

/** A bare Debian with this repository in /opt/rallyline, as far as the page's lines see of it. */
async function makeMachine(folder: string, { origin, port, purgePort }: Parameters<typeof startNginx>[0]) {
  const [repository, brought] = ['opt/rallyline/docs/cache', 'package/etc/nginx'].map((one) => path.join(folder, one));
  const made = ['conf.d', 'sites-enabled'].map((one) => path.join(brought!, one));
  const others = ['package/var/log/nginx', 'package/var/lib/nginx', 'var/cache', 'run'];
  for (const one of [repository!, ...made, ...others.map((other) => path.join(folder, other))])
    await mkdir(one, { recursive: true });
  const site = replaced(await readFile(CONFIGURATION, 'utf8'), {
    'server 127.0.0.1:3000': `server 127.0.0.1:${origin}`,
    'listen 127.0.0.1:8080': `listen 127.0.0.1:${port}`,
    'listen 127.0.0.1:8081': `listen 127.0.0.1:${purgePort}`,
    'http://127.0.0.1:8081/stamp': `http://127.0.0.1:${purgePort}/stamp`,
    '/var/cache/nginx/rallyline': path.join(folder, 'var/cache/nginx/rallyline'),
  });
  await writeFile(path.join(repository!, 'nginx.conf'), site);
  await writeFile(path.join(brought!, 'nginx.conf'), mainOf(folder));
  await writeFile(path.join(brought!, 'sites-enabled/default'), 'caddy_has_the_port_that_this_site_asks_for;');
  await standIns(folder, {
    'apt-get': `cp -R ${folder}/package/. ${folder}`,
    nginx: `exec ${pathOf('nginx')} -p ${folder} -c etc/nginx/nginx.conf -e var/log/nginx/error.log "$@"`,
    // Nothing was started by the package: a unit that does not run is not reloaded either.
    systemctl: '[ "$*" = "restart nginx" ]',
  });
}

/** Returns Debian's own nginx.conf as far as it matters here; its folders are the test's, and it has two workers at most. */
function mainOf(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `user ${process.getuid?.() === 0 ? 'root' : 'www-data'};
worker_processes 2;
pid ${folder}/run/nginx.pid;
error_log ${folder}/var/log/nginx/error.log info;
include ${folder}/etc/nginx/modules-enabled/*.conf;

events {
	worker_connections 768;
	# multi_accept on;
}

http {
	types { text/html html; }
	access_log ${folder}/var/log/nginx/access.log;
	${temporary.map((name) => `${name}_temp_path ${folder}/var/lib/nginx/${name};`).join('\n\t')}
	include ${folder}/etc/nginx/conf.d/*.conf;
	include ${folder}/etc/nginx/sites-enabled/*;
}
`;
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
