/** Lines that docker-compose.yml and the Dockerfile run in containers, run here as they stand. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { blogChannel } from '../../server/bus/redis/messages.js';
import { readConfig } from '../../server/config.js';
import { openBus } from '../server/bus/instances.js';
import { until } from '../server/bus/stage.js';
import { composeFile, type Service } from '../support/compose.js';
import { standIns } from '../support/pageLines.js';
import { startRedis } from '../support/redis.js';

jest.setTimeout(90_000);

const run = promisify(execFile);
const PASSWORD = '0123456789abcdef'.repeat(4);
const { services } = composeFile({
  ...{ DOMAIN: 'live.example.org', POSTGRES_PASSWORD: PASSWORD, REDIS_PASSWORD: PASSWORD },
  ...{ INSTANCE_SECRET: PASSWORD, METRICS_TOKEN: PASSWORD },
});
const service = (name: string): Service => services[name] ?? {};
const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rallyline-containers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the health check of an instance passes where /healthz answers 200, and for no other answer and none', async () => {
  let status = 200;
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/healthz' ? status : 404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [how, program, ...args] = service('reader-1').healthcheck?.test ?? [];
  expect([how, program]).toEqual(['CMD', 'node']);
  const here = args.map((arg) => arg.replace('127.0.0.1:3000', `127.0.0.1:${port}`));
  const code = () =>
    run(process.execPath, here).then(
      () => 0,
      (error: unknown) => (error as { code: unknown }).code,
    );
  expect(await code()).toBe(0);
  status = 503;
  expect(await code()).toBe(1);
  server.close();
  server.closeAllConnections();
  expect(await code()).toBe(1);
});

test('the image listens on the port that is checked and that Caddy asks, and keeps its data on the volume as its own user', () => {
  const said = (name: string) => [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(([, words]) => words);
  const { config } = readConfig(service('reader-1').environment ?? {});
  const port = String(config.port);
  expect(said('EXPOSE')).toEqual([port]);
  for (const name of ['reader-1', 'reporters', 'single'])
    expect(service(name).healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${port}/healthz`);
  for (const caddy of ['caddy', 'caddy-single'])
    for (const asked of [service(caddy).environment?.READERS, service(caddy).environment?.REPORTERS])
      for (const address of asked?.split(' ') ?? ['']) expect(address).toMatch(new RegExp(`^[a-z-]+(-\\d)?:${port}$`));
  const [, data] = /DATA_DIR=(\S+)/.exec(dockerfile) ?? [];
  expect([said('VOLUME'), said('USER'), service('single').volumes]).toEqual([[data], ['node'], [`data:${data}`]]);
  expect(dockerfile).toMatch(new RegExp(`^RUN install -d -o node -g node -m 700 ${data}$`, 'm'));
});

/** The rules of Redis's users, as its container's command writes them, and the words that it starts Redis with. */
async function usersAndWords(): Promise<{ users: string[]; words: string[] }> {
  const { command = [], environment } = service('redis');
  await standIns(folder, { 'redis-server': `for word; do printf '%s\\n' "$word"; done` });
  const [shell = '', ...args] = command.map((word) => word.replaceAll('/run/redis', folder));
  const env = { ...environment, PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}` };
  const { stdout } = await run(shell, args, { env });
  const users = readFileSync(path.join(folder, 'users.acl'), 'utf8').trimEnd().split('\n');
  return { users, words: stdout.trimEnd().split('\n') };
}

test('Redis’s own user carries the bus between instances, and may neither touch a key nor another channel', async () => {
  const { users, words } = await usersAndWords();
  expect(words.slice(0, 2)).toEqual(['--aclfile', path.join(folder, 'users.acl')]);
  expect([users.length, users[0]]).toEqual([2, 'user default off']);
  const [, name = '', ...rules] = users[1]!.split(' ');
  expect([name, rules]).toEqual(['rallyline', expect.arrayContaining(['on', `>${PASSWORD}`])]);
  const redis = await startRedis();
  const raw = new Redis(redis.behind);
  const own = `rallyline-${path.basename(folder).toLowerCase()}`;
  await raw.call('ACL', 'SETUSER', own, 'reset', ...rules);
  const url = Object.assign(new URL(redis.behind), { username: own, password: PASSWORD }).href;
  const [one, other] = [openBus(url), openBus(url)];
  const as = new Redis(url, { enableReadyCheck: false, disableClientInfo: true });
  try {
    const heard: unknown[] = [];
    other.bus.hear((notice) => heard.push(notice));
    await until('the other instance hears', () => {
      one.bus.tell({ kind: 'revoked' });
      return heard.length > 0;
    });
    expect(await as.publish(blogChannel('baku'), 'x')).toBe(0);
    const refused = [as.set('key', 'x'), as.get('key'), as.flushall(), as.config('GET', '*'), as.publish('other', 'x')];
    for (const answer of refused) await expect(answer).rejects.toThrow('NOPERM');
  } finally {
    as.disconnect();
    await Promise.all([one.bus.close(), other.bus.close()]);
    await raw.call('ACL', 'DELUSER', own);
    raw.disconnect();
    await redis.close();
  }
});
