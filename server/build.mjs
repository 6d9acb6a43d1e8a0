/**
 * Builds dist/ where the sources changed: tsc makes dist/server and dist/shared, Vite makes dist/client. The server
 * finds the scripts and styles through dist/client/.vite/manifest.json (keys: 'reader/reader.ts', ...).
 * Plain JavaScript, since it runs before anything is built; tsc and Vite are loaded only where there is something to
 * build, since a production install has neither. Everything is said on stderr: stdout belongs to the command line.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['server', 'shared', 'client'];
/** A build that takes longer was killed, and what it left may go. */
const ABANDONED_AFTER_MS = 3_600_000;

/** A build that did not come about, with a message for whoever started it. */
export class BuildFailed extends Error {
  name = 'BuildFailed';
}

/** @typedef {(root: string, target: string, note: (line: string) => void) => Promise<void>} Step makes its part of a dist in the folder `target`. */

/**
 * Leaves a dist/ that was made from the present sources. Where a step fails, dist/ stays as it was.
 * @param {{ root?: string, steps?: Step[], note?: (line: string) => void }} [options]
 * @returns {Promise<'unchanged' | 'built'>}
 */
export async function ensureBuilt({ root = ROOT, steps = [compileServer, bundleClient], note = toStderr } = {}) {
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

/** What a dist is made from, as one hash. */
async function stampOf(root) {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  for (const file of await sourcesOf(root)) {
    const content = await readFile(path.join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

async function sourcesOf(root) {
  const top = (await readdir(root)).filter((name) => /^(tsconfig.*|package-lock)\.json$/.test(name));
  const below = await Promise.all(SOURCES.map((folder) => filesBelow(root, folder)));
  return [...top, ...below.flat()].sort();
}

async function filesBelow(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  const found = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((item) => item.isFile() && !item.name.startsWith('.'))
    .map((item) => path.relative(root, path.join(item.parentPath ?? item.path, item.name)));
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
 * Puts the finished folder in dist's place. Somebody else may do the same at this moment: a folder is only ever moved
 * as a whole, so that whichever is last in place is whole; and where the same was built twice, the first one stays.
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

async function compileServer(root, target, note) {
  const tsc = path.join(folderOf(root, 'typescript'), 'bin', 'tsc');
  const args = ['--project', path.join(root, 'tsconfig.build.json'), '--outDir', target, '--pretty', 'false'];
  await run('The server does not compile', [tsc, ...args], root, note);
}

async function bundleClient(root, target, note) {
  folderOf(root, 'vite');
  const bundler = path.join(root, 'server', 'bundle.mjs');
  await run('The client does not bundle', [bundler, root, path.join(target, 'client')], root, note);
}

/** Runs a Node program; what it says is passed on as a note, or is why the build failed. */
async function run(otherwise, args, cwd, note) {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new BuildFailed(`${otherwise}:\n${said.trim()}`);
  if (said.trim() !== '') note(said.trim());
}

function folderOf(root, name) {
  try {
    return path.dirname(createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`));
  } catch {
    throw new BuildFailed(
      `The sources changed since dist/ was built, and ${name} is not here to build them: run npm ci.`,
    );
  }
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
