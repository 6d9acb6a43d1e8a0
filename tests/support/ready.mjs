/**
 * `npm test`, and `npm run check`, which is its half without build and tests: a list of steps, each shown with its
 * name, its seconds, and its output where it failed. A step is a script of package.json: `npm run lint` runs the step
 * `lint`.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Stages run one after another; the lists of steps of a stage run beside each other, a core for each. */
const LISTS = {
  test: [[['programs']], [['lint'], ['build', 'formatted', 'unused']], [['jest']]],
  check: [[['lint'], ['formatted', 'unused']]],
};
/** The step that may take back the failure of another one: what failed beside others is played again alone (decision 59). */
const AGAIN = { jest: 'again' };
/** File in which a step lists what failed, once it has played everything (tests/support/patientFirst.mjs). */
const FAILED = path.join(tmpdir(), `rallyline-failed-${randomUUID()}`);

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const running = new Set();

async function ready(stages) {
  const started = Date.now();
  for (const stage of stages) {
    // Steps beside a failed step are finished all the same: one run tells of everything that has to be mended.
    const passed = await Promise.all(stage.map(oneAfterAnother));
    if (passed.includes(false)) return end('not ready', started, 1);
  }
  return end('ready', started, 0);

  async function oneAfterAnother(steps, _at, beside) {
    const isAlone = beside.length === 1 && steps.length === 1;
    let passed = true;
    for (const step of steps) passed = ((await take(step, isAlone)) || (await takeBack(step, isAlone))) && passed;
    return passed;
  }
}

/**
 * Whether another step takes the failure back. It is told, so that nobody reads a run with one as a run without. A step that
 * was ended, or failed before it began, lists nothing: what jest remembers then are the failures of an earlier run.
 */
async function takeBack(step, isAlone) {
  if (AGAIN[step] === undefined || !hasListed() || !(await take(AGAIN[step], isAlone))) return false;
  tell(`unsteady: ${step} failed, and what failed there has passed alone`);
  return true;
}

function hasListed() {
  try {
    return readFileSync(FAILED, 'utf8') !== '';
  } catch {
    return false;
  }
}

/**
 * Runs a step; tells whether it passed. A step that runs alone shows its output; of steps beside each other, only
 * failures do.
 */
async function take(name, isAlone) {
  const started = Date.now();
  // The step has a process group of its own, so that a signal reaches the shell's children, too.
  const child = spawn(scripts[name], {
    shell: true,
    detached: true,
    env: { ...process.env, TESTS_FAILED: FAILED },
    stdio: ['ignore', ...Array(2).fill(isAlone ? 'inherit' : 'pipe')],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  running.delete(child);
  if (code !== 0) tell(`${said}${name} failed (${code}): ${scripts[name]}`);
  tell(line(name, started));
  return code === 0;
}

function end(how, started, code) {
  tell(line(how, started));
  process.exitCode = code;
}

function line(name, started) {
  const seconds = (Date.now() - started) / 1000;
  return `${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`;
}

function tell(text) {
  process.stdout.write(`${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const { pid } of running) process.kill(-pid, signal);
    process.kill(process.pid, signal);
  });
}

process.once('exit', () => rmSync(FAILED, { force: true }));
await ready(LISTS[process.argv[2] ?? 'test']);
