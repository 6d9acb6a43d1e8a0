/**
 * Puts the search of faces together: one folder with the thread's script, the library's model and its WebAssembly, named by
 * the hash of all of them. The library knows its files by fixed names, so the folder carries the hash for them.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export const FACES_ENTRY = 'reporter/faces/thread.ts';
/** The address of the folders: below the scope of the app's worker, which answers for a thread only where it may. */
const ADDRESS = '/report/faces/';

/**
 * Puts the built thread of `manifest` and the library's files into their folder. Answers with the folder's address; the
 * manifest then names the thread there, and the files beside it.
 */
export async function gatherFaces(root, outDir, manifest) {
  const built = manifest[FACES_ENTRY];
  const files = [[path.join(outDir, built.file), 'thread.js'], ...libraryFiles(root)];
  const hash = await hashOf(files);
  const folder = path.join(outDir, 'faces', hash);
  await mkdir(folder, { recursive: true });
  for (const [from, name] of files.slice(1)) await copyFile(from, path.join(folder, name));
  await rename(path.join(outDir, built.file), path.join(folder, 'thread.js'));
  built.file = `faces/${hash}/thread.js`;
  return `${ADDRESS}${hash}/`;
}

/** The files of the packages that are needed, and no other: one model of twenty, and WebAssembly for one thread. */
function libraryFiles(root) {
  const require = createRequire(path.join(root, 'package.json'));
  const models = path.join(path.dirname(require.resolve('@vladmandic/human')), '..', 'models');
  const wasm = path.join(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
  return [
    ...['blazeface.json', 'blazeface.bin'].map((name) => [path.join(models, name), name]),
    ...['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'].map((name) => [path.join(wasm, name), name]),
  ];
}

async function hashOf(files) {
  const hash = createHash('sha256');
  for (const [file, name] of files) hash.update(`${name}\n`).update(await readFile(file));
  return hash.digest('base64url').slice(0, 12);
}

/** Whether these sources have a search of faces: the build's own tests have less. */
export function hasFaces(root) {
  return existsSync(path.join(root, 'client', FACES_ENTRY));
}
