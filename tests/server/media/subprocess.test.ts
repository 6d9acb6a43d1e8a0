/** Processes for strangers' bytes: what they are given, and how they are ended, whatever they do. */
import { openSync, closeSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import { runInSubprocess, type SubprocessEnd, type SubprocessOptions } from '../../../server/media/subprocess.js';
import { until } from '../feed/instance.js';
import { longestTurn } from '../../support/threadTurns.js';

jest.setTimeout(60_000);

const workerFile = pathToFileURL(path.join(import.meta.dirname, 'badWorker.mjs'));
const WALL_MS = 2_000;
/** A machine that is busy with other suites gives a process little of its time. */
const LONG_MS = 45_000;
const MEMORY_MB = 512;
/** The longest turn of the loop while a process goes wrong; a greedy worker on the loop would make it seconds. */
const TURN_MS = 250;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-subprocess-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LIMITS = { cpuMs: LONG_MS, wallMs: LONG_MS, memoryMb: MEMORY_MB };

async function run(way: string, over: Partial<SubprocessOptions> = {}): Promise<SubprocessEnd> {
  const inputFile = path.join(folder, 'input');
  await writeFile(inputFile, way);
  return runInSubprocess({ workerFile, job: { inputFile, outFolder: folder }, cwd: folder, ...LIMITS, ...over });
}

test('a subprocess gets no environment variable, no file descriptor, and no data but its job', async () => {
  const secret = path.join(folder, 'secret');
  await writeFile(secret, 'secret');
  process.env.INSTANCE_SECRET = 'not for children';
  const open = openSync(secret, 'r');
  const end = await run('tells');
  closeSync(open);
  delete process.env.INSTANCE_SECRET;
  expect(end).toMatchObject({ is: 'answered' });
  const { env, cwd, priority, descriptors, args, writtenAndRun } = (end as { answer: Told }).answer;
  // The shell on the way may set its folder and its depth.
  for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) delete env[name];
  expect(env).toEqual({ TMPDIR: folder, MALLOC_ARENA_MAX: '1', FONTCONFIG_FILE: `${folder}/fonts.conf` });
  expect({ cwd, args }).toEqual({ cwd: folder, args: [] });
  expect(priority).toBeGreaterThanOrEqual(10);
  // Newer nodes take half a gigabyte of such memory, if they may, and do not start where the limit is lower.
  expect(writtenAndRun).toEqual([]);
  // Sockets are the three pipes; the rest is what node opens for its loop. No file of ours is among them.
  expect(descriptors.filter((name) => name.startsWith('/') && !name.startsWith('/dev/'))).toEqual(
    descriptors.filter((name) => name.startsWith('/proc/')),
  );
});

interface Told {
  env: Record<string, string>;
  cwd: string;
  priority: number;
  descriptors: string[];
  args: string[];
  writtenAndRun: string[];
  limits: string;
}

const ends: [way: string, is: string, over: Partial<SubprocessOptions>][] = [
  ['hangs', 'too-slow', { wallMs: WALL_MS }],
  ['spins', 'too-slow', { cpuMs: 500 }],
  ['allocates', 'too-slow', { cpuMs: 1_000 }],
  ['heaps', 'too-much-memory', {}],
  ['crashes', 'lost', {}],
  ['throws', 'lost', {}],
  ['chatters', 'lost', {}],
  ['babbles', 'lost', {}],
];

test.each(ends)(
  'a subprocess that %s is ended as %s, within its memory, and the loop goes on',
  async (way, is, over) => {
    let end: SubprocessEnd | undefined;
    const turn = await longestTurn(async () => {
      end = await run(way, over);
    });
    expect(end).toMatchObject({ is });
    expect(end?.peakMb ?? 0).toBeLessThan(MEMORY_MB);
    expect(turn).toBeLessThan(TURN_MS);
  },
);

test('a subprocess that only waits is not too slow: time that a busy machine gave to others does not count', async () => {
  expect(await run('dawdles', { cpuMs: 500 })).toMatchObject({ is: 'answered', answer: 'late' });
});

test('WebAssembly is to be had where it is asked for alone, and its memory ends before that of the process', async () => {
  expect(await run('grows')).toMatchObject({ is: 'answered', answer: 'no WebAssembly' });
  const end = await run('grows', { usesWasm: true });
  expect(end).toMatchObject({ is: 'answered', answer: 320 });
  expect(end.peakMb ?? 0).toBeLessThan(MEMORY_MB);
});

test('a subprocess with WebAssembly that fills other memory is ended as well', async () => {
  const end = await run('allocates', { usesWasm: true, cpuMs: 4_000 });
  expect(['too-slow', 'too-much-memory']).toContain(end.is);
});

test('a subprocess that nobody looks at any more ends all the same, by the kernel’s limit of processor time', async () => {
  const end = await run('tells');
  expect((end as { answer: Told }).answer.limits).toMatch(/^Max cpu time +55 +/m);
});

test('a subprocess takes the processes that it started with it', async () => {
  const end = await run('forks');
  expect(end).toMatchObject({ is: 'answered' });
  const grandchild = Number(await readFile(path.join(folder, 'grandchild'), 'utf8'));
  await until('it is gone', async () => !(await isRunning(grandchild)));
});

/** Whether the process runs; a dead one that nobody has asked for yet (Z) does not. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid.toString()}/stat`, 'utf8').catch(() => '0 (gone) Z');
  return !stat.includes(') Z');
}

test('a subprocess that is not wanted any more is killed, or not even started', async () => {
  const unwanted = new AbortController();
  const end = run('hangs', { signal: unwanted.signal });
  setTimeout(() => unwanted.abort(), 300);
  expect(await end).toMatchObject({ is: 'stopped' });
  expect(await run('tells', { signal: unwanted.signal })).toEqual({ is: 'stopped', peakMb: null });
});

test('a subprocess that does not come up says why, and its job is not judged', async () => {
  const missing = pathToFileURL(path.join(folder, 'missing.mjs'));
  const end = await runInSubprocess({ workerFile: missing, job: {}, cwd: folder, ...LIMITS });
  expect(end).toMatchObject({ is: 'not-up', said: expect.stringContaining('Cannot find module') });
  const nowhere = await runInSubprocess({ workerFile, job: {}, cwd: path.join(folder, 'missing'), ...LIMITS });
  expect(nowhere).toMatchObject({ is: 'not-up', said: expect.stringContaining('ENOENT') });
});
