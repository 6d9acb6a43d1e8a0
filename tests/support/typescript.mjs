/**
 * Lets Node run TypeScript as it is written, for benches and for what a worker reads once for all of its suites:
 * `node --import ./tests/support/typescript.mjs file.ts`. Types are taken away at loading, and './x.js' of an import is
 * './x.ts' where there is no such JavaScript. Nothing is written to disk.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

// Node loads this file a second time, in the thread that its hooks run in.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, nextResolve) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL) return nextResolve(specifier, context);
  const { href } = new URL(specifier, context.parentURL);
  if (existsSync(fileURLToPath(href))) return nextResolve(specifier, context);
  const typed = ['.ts', '.tsx'].map((ending) => href.replace(/\.js$/, ending));
  const url = typed.find((candidate) => existsSync(fileURLToPath(candidate)));
  return url ? { url, format: 'module', shortCircuit: true } : nextResolve(specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!/^file:.*\.tsx?$/.test(url)) return nextLoad(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: url.endsWith('x') },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
