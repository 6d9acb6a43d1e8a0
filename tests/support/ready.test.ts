/** The list that `npm test` runs, on scripts of a throw-away package. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PatientFirst from './patientFirst.mjs';

const READY = path.join(import.meta.dirname, 'ready.mjs');
const STEPS = ['programs', 'build', 'lint', 'formatted', 'unused', 'jest'];

let folder: string;

beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'rallyline-ready-'))));
afterEach(() => rm(folder, { recursive: true }));

async function ready(list: string[] = [], scripts: Record<string, string> = {}) {
  const each = STEPS.map((name) => [name, `echo ${name} >> ran; echo ${name} says`]);
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ scripts: { ...Object.fromEntries(each), ...scripts } }),
  );
  const { stdout, status } = spawnSync(process.execPath, [READY, ...list], { cwd: folder, encoding: 'utf8' });
  const ran = (await readFile(path.join(folder, 'ran'), 'utf8')).trim().split('\n');
  const timed = [...stdout.matchAll(/^(\w.*?) +\d+\.\d s$/gm)].map(([, name]) => name);
  return { stdout, status, ran, timed };
}

test('npm test names each step with its seconds, and the sum at the end', async () => {
  const { stdout, status, ran, timed } = await ready();
  expect(status).toBe(0);
  expect([...ran].sort()).toEqual([...STEPS].sort());
  expect(ran.at(-1)).toBe('jest');
  expect([...timed].sort()).toEqual([...STEPS, 'ready'].sort());
  expect(timed.at(-1)).toBe('ready');
  expect(stdout).toContain('jest says');
  expect(stdout).not.toContain('lint says');
});

test('a failed step of npm test shows its output, steps beside it are finished, and no later stage runs', async () => {
  const { stdout, status, ran, timed } = await ready([], {
    unused: 'echo unused >> ran; echo line 3 is wrong >&2; exit 2',
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^line 3 is wrong\nunused failed \(2\): /m);
  expect([...ran].sort()).toEqual(['build', 'formatted', 'lint', 'programs', 'unused']);
  expect(timed.at(-1)).toBe('not ready');
});

test('suites that fail beside others are played again alone, and a run that needed it says so', async () => {
  const scripts = { jest: 'echo jest >> ran; echo x.test.ts > $TESTS_FAILED; exit 1', again: 'echo again >> ran' };
  const { stdout, status, ran, timed } = await ready([], scripts);
  expect([status, ran.slice(-2), timed.slice(-3)]).toEqual([0, ['jest', 'again'], ['jest', 'again', 'ready']]);
  expect(stdout).toMatch(/^jest failed \(1\): [^]*^unsteady: jest failed/m);
});

test('suites that fail alone, too, fail the run', async () => {
  const { stdout, status, timed } = await ready([], {
    jest: 'echo x.test.ts > $TESTS_FAILED; exit 1',
    again: 'exit 1',
  });
  expect([status, timed.slice(-2)]).toEqual([1, ['again', 'not ready']]);
  expect(stdout).not.toContain('unsteady');
});

test.each([
  ['was ended', 'kill -9 $$'],
  ['failed before it played a suite', 'exit 1'],
  ['failed when no suite had', 'touch $TESTS_FAILED; exit 1'],
])('a jest that %s is not taken back by suites of an earlier run that pass now', async (_how, jest) => {
  const { stdout, status, ran } = await ready([], { jest: `echo jest >> ran; ${jest}`, again: 'echo again >> ran' });
  expect([status, ran.at(-1)]).toEqual([1, 'jest']);
  expect(stdout).not.toContain('unsteady');
});

test('jest lists the suites that failed, and those that could not be played, for npm test to play again', async () => {
  const list = path.join(folder, 'failed');
  const suite = (testFilePath: string, numFailingTests: number, testExecError?: Error) => {
    return { testFilePath, numFailingTests, testExecError };
  };
  const testResults = [suite('good', 0), suite('bad', 2), suite('broken', 0, new Error('it has no end'))];
  process.env.TESTS_FAILED = list;
  new PatientFirst().cacheResults([], { testResults });
  delete process.env.TESTS_FAILED;
  expect(await readFile(list, 'utf8')).toBe('bad\nbroken\n');
});

test('npm run check neither builds nor tests', async () => {
  const { status, ran } = await ready(['check']);
  expect(status).toBe(0);
  expect([...ran].sort()).toEqual(['formatted', 'lint', 'unused']);
});

test('a signal to npm test ends the running step, and the children of its shell', async () => {
  const scripts = Object.fromEntries(STEPS.map((name) => [name, 'echo $$; sleep 60; echo it went on']));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ scripts }));
  const child = spawn(process.execPath, [READY], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  // No reader holds the other end of its output any more.
  expect(await once(child, 'close')).toEqual([null, 'SIGTERM']);
  expect(said.trim()).toMatch(/^\d+$/);
});
