/** The built programs as processes, on a data folder of their own for each test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../server/feed/instance.js';
import { DIST } from './rally.js';

export interface Run {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** The lines of stderr. */
  lines: () => string[];
  code: Promise<number | null>;
}

export type Env = Record<string, string>;

export class Spawned {
  folder = '';
  private readonly children: ChildProcess[] = [];

  async start(): Promise<void> {
    this.folder = await mkdtemp(path.join(tmpdir(), 'rallyline-main-'));
  }

  /** Kills every process that is left, and removes the folder. */
  async stop(): Promise<void> {
    this.children.splice(0).forEach((child) => child.kill('SIGKILL'));
    await rm(this.folder, { recursive: true, force: true });
  }

  run(program: 'main' | 'cli', args: string[] = [], env: Env = {}): Run {
    const file = new URL(`server/${program}.js`, DIST).pathname;
    const own = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', DATA_DIR: this.folder, ...env };
    const child = spawn(process.execPath, [file, ...args], {
      env: { PATH: process.env.PATH, ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.push(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { child, stdout: () => stdout, stderr: () => stderr, lines: () => stderr.trimEnd().split('\n'), code };
  }

  /** Starts a server; resolves when it serves. */
  async serve(env: Env = {}): Promise<Run & { url: string }> {
    const started = this.run('main', [], env);
    await until(`it serves ${started.stderr()}`, () => /serves on \S+\n/.test(started.stdout()), 60_000);
    const port = /serves on http:\/\/localhost:(\d+)/.exec(started.stdout())![1]!;
    return { ...started, url: `http://127.0.0.1:${port}` };
  }

  /** Runs a command; returns its stdout without the last line break, and fails where it did not end well. */
  async cli(...args: string[]): Promise<string> {
    const { stdout, stderr, code } = this.run('cli', args);
    expect([await code, stderr()]).toEqual([0, '']);
    return stdout().replace(/\n$/, '');
  }
}

/** Gives each test of a file a new folder, and ends its processes. */
export function spawnedPrograms(): Spawned {
  const spawned = new Spawned();
  beforeEach(() => spawned.start());
  afterEach(() => spawned.stop());
  return spawned;
}
