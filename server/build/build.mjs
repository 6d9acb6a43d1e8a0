/**
 * Builds dist/ where the sources changed: tsc makes dist/server and dist/shared, Vite makes dist/client and the thread of
 * Markdown. The server finds the scripts and styles through dist/client/.vite/manifest.json (keys: 'reader/reader.ts', ...).
 * Plain JavaScript, since it runs before anything is built. Everything is said on stderr: stdout belongs to the command
 * line.
 */
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './sources.mjs';
import { BuildFailed, STEPS } from './steps.mjs';

export { BuildFailed };

const ROOT = path.join(import.meta.dirname, '..', '..');
/** A build that takes longer was killed, and its unfinished folder may go. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * Leaves a dist/ that was made from the present sources. Where a step fails, dist/ stays as it was.
 * @param {{ root?: string, steps?: readonly import('./steps.mjs').Step[], note?: (line: string) => void }} [options]
 * @returns {Promise<'unchanged' | 'built'>}
 */
export async function ensureBuilt({ root = ROOT, steps = STEPS, note = toStderr } = {}) {
  const stamp = await stampOf(root);
  if ((await stampIn(root)) === stamp) return 'unchanged';
  note('Building ...');
  const started = Date.now();
  await removeAbandoned(root);
  const target = path.join(root, `.dist-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(target).catch(becauseUnwritable);
    for (const step of steps) await step(root, target, note);
    await writeFile(path.join(target, 'stamp'), stamp);
    await putInPlace(root, target, stamp);
  } finally {
    await rm(target, { recursive: true, force: true });
  }
  note(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return 'built';
}

function becauseUnwritable(error) {
  throw new BuildFailed(`The sources changed since dist/ was built, and it cannot be written: ${error.message}.`);
}

async function stampIn(root) {
  return readFile(path.join(root, 'dist', 'stamp'), 'utf8').catch(() => null);
}

async function removeAbandoned(root) {
  for (const name of (await readdir(root)).filter((name) => name.startsWith('.dist-'))) {
    const folder = path.join(root, name);
    const made = await stat(folder).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
      await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts the finished folder in dist's place. Another build may do the same at this moment: a folder is only ever moved
 * as a whole, so that the last one in place is whole; and where the same was built twice, the first one stays.
 */
async function putInPlace(root, target, stamp) {
  const dist = path.join(root, 'dist');
  const old = `${target}-old`;
  for (;;) {
    if ((await stampIn(root)) === stamp) return;
    await rename(dist, old).catch(unless('ENOENT'));
    const placed = await rename(target, dist).then(() => true, unless('ENOTEMPTY', 'EEXIST'));
    await rm(old, { recursive: true, force: true });
    if (placed) return;
  }
}

/** Swallows these errors of the file system, and no other. */
function unless(...codes) {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
    return false;
  };
}

function toStderr(line) {
  process.stderr.write(`${line}\n`);
}

const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isProgram) {
  await ensureBuilt().catch((error) => {
    if (!(error instanceof BuildFailed)) throw error;
    toStderr(error.message);
    process.exitCode = 1;
  });
}
