/** What a process for strangers' bytes is given, and how it is ended, whatever it does. */
import { openSync, closeSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import { runInChild, type ChildEnd } from '../../../server/media/child.js';
import { until } from '../feed/instance.js';
import { longestTurn } from '../../support/threadTurns.js';

jest.setTimeout(60_000);

const workerFile = pathToFileURL(path.join(import.meta.dirname, 'badWorker.mjs'));
const LIMIT_MS = 3_000;
const MEMORY_MB = 512;
/** What a turn of the loop may work while a process goes wrong; a greedy worker on the loop would make it seconds. */
const TURN_MS = 250;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-child-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(way: string, over: { limitMs?: number; signal?: AbortSignal } = {}): Promise<ChildEnd> {
  const inputFile = path.join(folder, 'input');
  await writeFile(inputFile, way);
  const job = { inputFile, outFolder: folder };
  return runInChild({ workerFile, job, cwd: folder, limitMs: LIMIT_MS, memoryMb: MEMORY_MB, ...over });
}

test('it is given no setting, no descriptor, and no word but its job', async () => {
  const secret = path.join(folder, 'secret');
  await writeFile(secret, 'secret');
  process.env.INSTANCE_SECRET = 'not for children';
  const open = openSync(secret, 'r');
  const end = await run('tells', { limitMs: 20_000 });
  closeSync(open);
  delete process.env.INSTANCE_SECRET;
  expect(end).toMatchObject({ is: 'answered' });
  const { env, cwd, priority, descriptors, args, writtenAndRun } = (end as { answer: Told }).answer;
  // The shell on the way may say where it stands and how deep it is.
  for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) delete env[name];
  expect(env).toEqual({ TMPDIR: folder, MALLOC_ARENA_MAX: '1' });
  expect({ cwd, args }).toEqual({ cwd: folder, args: [] });
  expect(priority).toBeGreaterThanOrEqual(10);
  // Newer nodes take half a gigabyte of such memory, if they may, and do not start where the wall stands before that.
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
}

test.each([
  ['hangs', 'too-slow'],
  ['allocates', 'too-slow'],
  ['heaps', 'too-much-memory'],
  ['crashes', 'lost'],
  ['throws', 'lost'],
  ['chatters', 'lost'],
  ['babbles', 'lost'],
])('one that %s is ended as %s, within its memory, and the loop goes on', async (way, is) => {
  let end: ChildEnd | undefined;
  const turn = await longestTurn(async () => {
    // A heap takes a while to fill on a slow machine, and nothing else should be what ends it.
    end = await run(way, is === 'too-slow' ? {} : { limitMs: 45_000 });
  });
  expect(end).toMatchObject({ is });
  expect(end?.peakMb ?? 0).toBeLessThan(MEMORY_MB);
  expect(turn).toBeLessThan(TURN_MS);
});

test('what it started goes with it', async () => {
  const end = await run('forks', { limitMs: 20_000 });
  expect(end).toMatchObject({ is: 'answered' });
  const grandchild = Number(await readFile(path.join(folder, 'grandchild'), 'utf8'));
  await until('it is gone', async () => !(await isRunning(grandchild)));
});

/** One that is dead and that nobody has asked for yet (Z) does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid.toString()}/stat`, 'utf8').catch(() => '0 (gone) Z');
  return !stat.includes(') Z');
}

test('one that nobody wants any more is killed, or not even started', async () => {
  const unwanted = new AbortController();
  const end = run('hangs', { limitMs: 60_000, signal: unwanted.signal });
  setTimeout(() => unwanted.abort(), 300);
  expect(await end).toMatchObject({ is: 'stopped' });
  expect(await run('tells', { signal: unwanted.signal })).toEqual({ is: 'stopped', peakMb: null });
});

test('one that does not come up is no fault of its job, and says why', async () => {
  const missing = pathToFileURL(path.join(folder, 'missing.mjs'));
  const limits = { limitMs: LIMIT_MS, memoryMb: MEMORY_MB };
  const end = await runInChild({ workerFile: missing, job: {}, cwd: folder, ...limits });
  expect(end).toMatchObject({ is: 'not-up', said: expect.stringContaining('Cannot find module') });
  const nowhere = await runInChild({ workerFile, job: {}, cwd: path.join(folder, 'missing'), ...limits });
  expect(nowhere).toMatchObject({ is: 'not-up', said: expect.stringContaining('ENOENT') });
});
