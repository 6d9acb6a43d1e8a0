/**
 * The steps of a build, each of which makes its part of a dist. tsc and Vite are looked up only when a step runs, since
 * a production install has neither and starts a dist that needs no step.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow } from './sources.mjs';

/** A build that did not come about, with a message for the person who started it. */
export class BuildFailed extends Error {
  name = 'BuildFailed';
}

/**
 * @typedef {(root: string, target: string, note: (line: string) => void) => Promise<void>} Step makes its part of a
 * dist in the folder `target`.
 */

/** @type {readonly Step[]} */
export const STEPS = [compileServer, copyDrawings, bundleClient];

async function compileServer(root, target, note) {
  const tsc = path.join(folderOf(root, 'typescript'), 'bin', 'tsc');
  const args = ['--project', path.join(root, 'tsconfig.build.json'), '--outDir', target, '--pretty', 'false'];
  await run('The server does not compile', [tsc, ...args], root, note);
}

/** The demo reads its drawings from beside its scripts, in the sources and in dist alike. */
async function copyDrawings(root, target) {
  const drawings = (await filesBelow(root, 'server')).filter((file) => file.endsWith('.svg'));
  for (const file of drawings) await cp(path.join(root, file), path.join(target, file));
}

async function bundleClient(root, target, note) {
  folderOf(root, 'vite');
  const bundler = path.join(root, 'server', 'build', 'bundle.mjs');
  await run('The client does not bundle', [bundler, root, path.join(target, 'client')], root, note);
}

/** Runs a Node program; its output is passed on as a note, or is why the build failed. */
async function run(otherwise, args, cwd, note) {
  // What is built is the same wherever it is built: libraries have checks of their own for developers and tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
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
