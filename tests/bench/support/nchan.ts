/** nginx with Debian's nchan as a peer: a single worker and channel, and each post goes to every WebSocket. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../support/program.js';
import { pause } from './clock.js';
import type { Stage } from './stage.js';

const NGINX = '/usr/sbin/nginx';
const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';

/** Starts nginx; throws where it is not installed. `pid`: the worker, which does all the work. */
export async function startNchan(stage: Stage): Promise<{ port: number; pid: number }> {
  if (!existsSync(NGINX) || !existsSync(MODULE)) {
    throw new Error('this bench needs nginx with nchan as a peer: apt-get install nginx-light libnginx-mod-nchan');
  }
  const folder = stage.folder();
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port));
  const child = spawn(NGINX, ['-p', folder, '-c', file], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  stage.onClear(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return { port, pid: await workerOf(child.pid ?? 0) };
}

function configuration(folder: string, port: number): string {
  return `load_module ${MODULE};
daemon off;
user root;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 19000; }
http {
  access_log off;
  nchan_max_reserved_memory 64M;
  server {
    listen 127.0.0.1:${String(port)} backlog=4096;
    location = /publish { nchan_publisher; nchan_channel_id rally; nchan_message_buffer_length 1; }
    location = /subscribe { nchan_subscriber websocket; nchan_channel_id rally; nchan_subscriber_first_message newest; }
  }
}
`;
}

async function workerOf(parent: number): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [pid] = readFileSync(`/proc/${String(parent)}/task/${String(parent)}/children`, 'utf8').split(' ');
    if (pid !== undefined && pid !== '') return Number(pid);
    await pause(50);
  }
  throw new Error('nginx did not start its worker');
}
