/** The sources of a build, and their hash. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const FOLDERS = ['server', 'shared', 'client'];

/** Returns one hash of everything that a dist is made from, and of the major version of Node that makes it. */
export async function stampOf(root) {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  for (const file of await sourcesOf(root)) {
    const content = await readFile(path.join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

async function sourcesOf(root) {
  const top = (await readdir(root)).filter((name) => /^(tsconfig.*|package-lock)\.json$/.test(name));
  const below = await Promise.all(FOLDERS.map((folder) => filesBelow(root, folder)));
  return [...top, ...below.flat()].sort();
}

/** Returns all files of a folder, however deep, as paths from `root`; hidden ones left out. */
export async function filesBelow(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  const found = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((item) => item.isFile() && !item.name.startsWith('.'))
    .map((item) => path.relative(root, path.join(item.parentPath ?? item.path, item.name)));
}
