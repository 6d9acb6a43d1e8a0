/** docker-compose.yml is held against the server's settings and against docs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../server/config.js';
import { CADDYFILE, MAKE_ENV, composeFile, composeText, readEnv, type ComposeFile } from '../support/compose.js';
import { pathOf } from '../support/programPaths.js';

let folder: string;
let env: Record<string, string>;
let compose: ComposeFile;

const makeEnv = (...words: string[]) => spawnSync('sh', ['docs/compose/make-env', ...words], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rallyline-compose-'));
  mkdirSync(path.join(folder, 'docs/compose'), { recursive: true });
  cpSync(MAKE_ENV, path.join(folder, 'docs/compose/make-env'));
  expect(makeEnv('live.example.org', 'desk@example.org').status).toBe(0);
  env = readEnv(readFileSync(path.join(folder, '.env'), 'utf8'));
  compose = composeFile(env);
});

afterAll(() => rmSync(folder, { recursive: true }));

const instances = () => Object.entries(compose.services).filter(([, { image = '' }]) => /^rallyline\b/.test(image));

describe('make-env', () => {
  test('make-env makes secrets of 256 bits, all different, readable by the file’s owner alone', () => {
    const { DOMAIN, SITE_CONTACT, ...secrets } = env;
    expect([DOMAIN, SITE_CONTACT]).toEqual(['live.example.org', 'desk@example.org']);
    expect(Object.keys(secrets)).toHaveLength(4);
    for (const secret of Object.values(secrets)) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(secrets)).size).toBe(4);
    expect(statSync(path.join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  test('make-env leaves an existing .env as it is', () => {
    const before = readFileSync(path.join(folder, '.env'), 'utf8');
    const { status, stderr } = makeEnv('other.example.org', 'x@example.org');
    expect(status).toBe(1);
    expect(String(stderr)).toContain('nothing was changed');
    expect(readFileSync(path.join(folder, '.env'), 'utf8')).toBe(before);
  });

  test('make-env without arguments fails, and asks for the domain', () => {
    expect(makeEnv().status).not.toBe(0);
    expect(String(makeEnv().stderr)).toContain('name the domain');
  });
});

test('docker-compose.yml without an .env starts nothing, and says what to do', () => {
  expect(() => composeFile({})).toThrow('run docs/compose/make-env first');
});

test('the server knows and accepts each setting that docker-compose.yml gives it', () => {
  const known = readFileSync(new URL('../../server/config.ts', import.meta.url), 'utf8');
  expect(instances().map(([name]) => name)).toEqual(['reader-1', 'reader-2', 'reader-3', 'reporters', 'single']);
  for (const [, { environment = {} }] of instances()) {
    expect(readConfig(environment).faults).toEqual([]);
    for (const name of Object.keys(environment)) expect(known).toContain(name);
  }
});

test('each tag is built by one service, which is up whenever the tag is needed, and is looked for in no registry', () => {
  const builders = instances().filter(([, { build }]) => build !== undefined);
  expect(builders.map(([name, { image }]) => [name, image])).toEqual([
    ['reader-1', 'rallyline'],
    ['single', 'rallyline:single'],
  ]);
  for (const [name, { image, profiles, pull_policy }] of instances()) {
    const builder = builders.find(([, one]) => one.image === image)?.[1];
    expect([name, builder?.profiles, pull_policy]).toEqual([name, profiles, 'never']);
  }
});

test('docker-compose.yml has three instances for readers and one for reporters, over one database and one bus', () => {
  const settings = (name: string) => compose.services[name]?.environment ?? {};
  const { MAX_READERS, ...shared } = settings('reporters');
  expect(MAX_READERS).toBe('0');
  for (const name of ['reader-1', 'reader-2', 'reader-3']) expect(settings(name)).toEqual(shared);
  expect(shared).toMatchObject({
    PUBLIC_URL: 'https://live.example.org',
    TRUST_PROXY: '1',
    DATABASE_URL: expect.stringMatching(/^postgres:\/\/rallyline:[0-9a-f]{64}@postgres:5432\/rallyline$/),
    REDIS_URL: expect.stringMatching(/^redis:\/\/rallyline:[0-9a-f]{64}@redis:6379$/),
    INSTANCE_SECRET: env.INSTANCE_SECRET,
  });
  expect(settings('single')).not.toHaveProperty('DATABASE_URL');
  const { READERS, REPORTERS } = settings('caddy');
  expect([READERS, REPORTERS]).toEqual(['reader-1:3000 reader-2:3000 reader-3:3000', 'reporters:3000']);
});

test('docker-compose.yml opens the ports of Caddy alone to the outside', () => {
  const published = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
  expect(published.map(([name]) => name)).toEqual(['caddy', 'caddy-single']);
  expect(compose.networks.back).toEqual({ internal: true });
  for (const name of ['postgres', 'redis']) expect(compose.services[name]?.networks).toEqual(['back']);
});

test('each service of docker-compose.yml has a health check, is restarted, and has only the rights that it needs', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    expect([name, service.restart]).toEqual([name, 'unless-stopped']);
    expect([name, service.healthcheck?.test[0]]).toEqual([name, 'CMD']);
    if (name === 'postgres') continue;
    expect([name, service.cap_drop, service.security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
  }
  for (const [, { read_only, stop_grace_period, volumes }] of instances()) {
    expect({ read_only, stop_grace_period, volumes }).toEqual({
      read_only: true,
      stop_grace_period: '75s',
      volumes: ['data:/data'],
    });
  }
});

test('PostgreSQL is healthy once it answers by TCP, which it does not while its image makes the database', () => {
  expect(compose.services.postgres?.healthcheck?.test.join(' ')).toMatch(/^CMD pg_isready -h 127\.0\.0\.1 /);
});

test('docker-compose.yml holds no secret, and its Redis stores nothing and knows one user', () => {
  expect(composeText()).not.toMatch(/[0-9a-f]{32}/);
  const command = compose.services.redis?.command?.join(' ') ?? '';
  expect(command).toContain('user default off');
  expect(command).toMatch(/-@all \+publish \+subscribe/);
  expect(command).toContain(`--save ''`);
  expect(command).not.toContain(env.REDIS_PASSWORD);
});

test('Caddy accepts the Caddyfile for one instance and for many, and its log has no field for an address', () => {
  for (const name of ['caddy', 'caddy-single']) {
    const { SITE_ADDRESS = '', READERS = '', REPORTERS = '' } = compose.services[name]?.environment ?? {};
    const settings = { PATH: process.env.PATH, HOME: folder, SITE_ADDRESS, READERS, REPORTERS };
    const words = ['adapt', '--config', CADDYFILE, '--adapter', 'caddyfile', '--validate'];
    const made = JSON.parse(
      execFileSync(pathOf('caddy'), words, { env: settings, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ) as {
      logging: { logs: Record<string, object> };
      apps: { http: { servers: Record<string, { logs?: object }> } };
    };
    expect(made.logging.logs).toMatchObject({
      default: { exclude: expect.arrayContaining(['http.log', 'http.handlers', 'http.stdlib']) },
      errors: { include: ['http.log.error'], encoder: { fields: { request: { filter: 'delete' } } } },
    });
    for (const { logs } of Object.values(made.apps.http.servers)) expect(logs).toBeUndefined();
  }
});
