/**
 * Makes dist/client: `node server/build/bundle.mjs <root> <folder>`. It runs as a process of its own, since Vite sets
 * NODE_ENV, writes to stdout and takes memory, which the server that starts after the build must not inherit.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { OWN_NAMES } from './ownNames.mjs';

const ENTRIES = [
  'reader/reader.ts',
  'reader/viewer.ts',
  'reporter/reporter.tsx',
  'desk/desk.tsx',
  'join/join.ts',
  'embed/frame.ts',
  'embed/embed.ts',
];

/** Scripts of readers' pages: a phone on a bad network waits for every byte of them. */
const FOR_READERS = /^(reader|embed)\//;

const MANGLED = { include: new RegExp(`^(${OWN_NAMES.join('|')})$`) };

/** Runs Vite once per entry, so that no two entries share a file; their manifests become one. */
async function bundleAll(root, outDir) {
  const manifest = {};
  for (const entry of ENTRIES.filter((entry) => existsSync(path.join(root, 'client', entry)))) {
    Object.assign(manifest, await bundle(root, outDir, entry));
  }
  await mkdir(path.join(outDir, '.vite'), { recursive: true });
  await writeFile(path.join(outDir, '.vite', 'manifest.json'), JSON.stringify(manifest, null, 2));
}

async function bundle(root, outDir, entry) {
  await build({
    configFile: path.join(root, 'client', 'vite.config.ts'),
    logLevel: 'warn',
    build: {
      outDir,
      manifest: 'manifest.json',
      rolldownOptions: {
        input: path.join(root, 'client', entry),
        ...(FOR_READERS.test(entry) && { output: { minify: { compress: true, mangle: true, mangleProps: MANGLED } } }),
      },
    },
  });
  const written = path.join(outDir, 'manifest.json');
  const manifest = JSON.parse(await readFile(written, 'utf8'));
  await rm(written);
  return manifest;
}

const [root, outDir] = process.argv.slice(2);
await bundleAll(root, outDir).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
