/** The Markdown thread as JavaScript: a thread of its own knows nothing of jest's transforms. */
import { transformFile } from '@swc/core';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FILES = [
  ...['Worker', 'Html', 'Links', 'Address'].map((name) => `server/render/markdown${name}`),
  'server/render/paragraphs',
  ...['dialect', 'dialect/addresses', 'dialect/blocks', 'dialect/links', 'dialect/marks', 'signs', 'webUrl'].map(
    (name) => `shared/${name}`,
  ),
];
// Inside node_modules, so that the thread finds the packages it imports.
const CACHE = join(process.cwd(), 'node_modules/.cache');

export interface CompiledWorker {
  workerFile: URL;
  remove(): Promise<void>;
}

export async function compiledWorker(): Promise<CompiledWorker> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'rallyline-worker-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await Promise.all(FILES.map((name) => compile(name, folder)));
  return {
    workerFile: pathToFileURL(join(folder, 'server/render/markdownWorker.js')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function compile(name: string, folder: string): Promise<void> {
  const { code } = await transformFile(join(process.cwd(), `${name}.ts`), {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  const file = join(folder, `${name}.js`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}
