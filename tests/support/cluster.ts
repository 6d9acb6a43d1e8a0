/**
 * The topology of docker-compose.yml as processes: its instances with the settings that the file gives them, PostgreSQL,
 * Redis, and Caddy with the file's own Caddyfile in front. Only hosts, ports and the data folder are this machine's.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCaddy, type Caddy } from './caddy.js';
import { MAKE_ENV, composeFile, readEnv } from './compose.js';
import { startPostgres, type Postgres, type PostgresOptions } from './postgres.js';
import { freePort, programOn, type Program } from './program.js';
import { startRedis, type TestRedis } from './redis.js';

export type InstanceName = 'reader-1' | 'reader-2' | 'reader-3' | 'reporters';

export interface Instance extends Program {
  name: InstanceName;
  /** Its own address, past Caddy. */
  url: string;
}

export interface Cluster {
  /** The site's address: Caddy's, or the first instance's where there is no Caddy. */
  url: string;
  instances: Instance[];
  instance: (name: InstanceName) => Instance;
  postgres: Postgres;
  database: string;
  redis: TestRedis;
  caddy: Caddy;
  /** Runs a command of the operator, on the cluster's settings. */
  rallyline: (...words: string[]) => Promise<string>;
  stop: () => Promise<void>;
}

const EVERYBODY: InstanceName[] = ['reader-1', 'reader-2', 'reader-3', 'reporters'];

/**
 * Starts a cluster. `names`: the instances; `settings`: for all of them, beside those of the file; `own`: for single
 * instances; `database`: the PostgreSQL.
 */
export async function startCluster(
  options: {
    names?: InstanceName[];
    scheme?: 'http' | 'https';
    settings?: Record<string, string>;
    own?: Partial<Record<InstanceName, Record<string, string>>>;
    database?: PostgresOptions;
  } = {},
): Promise<Cluster> {
  const { names = EVERYBODY, scheme = 'http', settings = {}, own = {} } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-cluster-'));
  const closing: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const { services } = composeFile(await freshEnv(folder));
    const postgres = await startPostgres(options.database);
    closing.push(() => postgres.stop());
    const database = await postgres.database();
    const redis = await startRedis();
    closing.push(() => redis.close());
    const port = await freePort();
    const here = {
      DATABASE_URL: database,
      REDIS_URL: redis.url,
      PUBLIC_URL: `${scheme}://localhost:${String(port)}`,
      ...settings,
    };
    const data = path.join(folder, 'data');
    const instances: Instance[] = [];
    for (const name of names) {
      const at = await freePort();
      const given = { ...services[name]?.environment, ...here, ...own[name] };
      const program = programOn(data, at, given);
      instances.push({ ...program, name, url: `http://127.0.0.1:${String(at)}` });
    }
    const [first] = instances;
    if (first === undefined) throw new Error('a cluster has at least one instance');
    closing.push(() => Promise.all(instances.map((instance) => instance.kill())));
    await Promise.all(instances.map((instance) => instance.start()));
    const hosts = (isFor: (instance: Instance) => boolean) =>
      instances.filter(isFor).map(({ url }) => url.slice('http://'.length));
    const caddy = await startCaddy({
      readers: hosts(({ name }) => name !== 'reporters'),
      reporters: hosts(({ name }) => name === 'reporters'),
      scheme,
      port,
    });
    closing.push(() => caddy.close());
    return {
      url: caddy.url,
      instances,
      instance: (name) => instances.find((each) => each.name === name) ?? first,
      postgres,
      database,
      redis,
      caddy,
      rallyline: (...words) => first.rallyline(...words),
      stop: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Makes the settings by the script that an operator runs. */
async function freshEnv(folder: string): Promise<Record<string, string>> {
  const here = path.join(folder, 'docs/compose');
  await mkdir(here, { recursive: true });
  await cp(MAKE_ENV, path.join(here, 'make-env'));
  execFileSync('sh', [path.join(here, 'make-env'), 'live.example.org', 'desk@example.org'], { stdio: 'ignore' });
  return readEnv(await readFile(path.join(folder, '.env'), 'utf8'));
}
