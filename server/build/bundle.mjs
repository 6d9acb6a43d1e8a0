/**
 * Makes dist/client, and what else of dist is one file for speed: `node server/build/bundle.mjs <root> <folder>`. It runs
 * as a process of its own, since Vite sets NODE_ENV, writes to stdout and takes memory, which the server that starts after
 * the build must not inherit.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { FACES_ENTRY, gatherFaces, hasFaces } from './faces.mjs';
import { OWN_NAMES } from './ownNames.mjs';

/** The second part of the reader's script comes after the files that it asks for by their addresses. */
const SECOND = 'reader/second.ts';

const ENTRIES = [
  'reader/reader.ts',
  'reader/early.ts',
  'reader/labels.css',
  'reader/rare.css',
  'reader/parts.css',
  'reader/kinds.css',
  'reader/photos.css',
  'reader/rtl.css',
  'reader/later.css',
  'reader/pages.css',
  'reader/print.css',
  'reader/textFirst.ts',
  'reader/viewer.ts',
  'reader/late.ts',
  'reader/tell.ts',
  'readersWorker/worker.ts',
  'reader/offer.ts',
  SECOND,
  'reporter/reporter.tsx',
  'reporter/early.ts',
  'worker/worker.ts',
  'worker/sending.ts',
  'desk/desk.tsx',
  'join/join.ts',
  'embed/frame.ts',
  'embed/frames.ts',
  'embed/embed.ts',
  'embed/live.ts',
  'embed/more.ts',
  'styles/docs.css',
];

const ICONS = 'reporter/icons';

/** The app of the demo's page of React. It lies beside the built demo: the server serves nothing of it. */
const DEMO_APP = path.join('server', 'demo', 'hostPage', 'reactApp.mjs');

/** Scripts of readers' pages: a phone on a bad network waits for every byte of them. */
const FOR_READERS = /^(reader|embed)\/(?!second)/;

/**
 * Both parts of the worker are classic scripts in one scope, where no name may be said twice: each is wrapped. The one that
 * sends needs no part of what draws a page.
 */
const FOR_THE_WORKER = /^worker\//;

/**
 * Classic scripts: the lines within a reader's page, both parts of the app's worker, the readers' worker, and the thread that
 * searches for faces.
 */
const CLASSIC = new RegExp(`${FOR_THE_WORKER.source}|^readersWorker/|^${FACES_ENTRY}$|^reader/early`);

const MANGLED = { include: new RegExp(`^(${OWN_NAMES.join('|')})$`) };

/** The thread of Markdown, which a server starts twice, and waits for. */
const MARKDOWN_THREAD = path.join('server', 'render', 'markdownWorker.ts');

/** Runs Vite once per entry, so that no two entries share a file; their manifests become one. */
async function bundleAll(root, outDir) {
  const manifest = {};
  const faces = hasFaces(root) ? await bundleFaces(root, outDir, manifest) : '';
  for (const entry of ENTRIES.filter((entry) => existsSync(path.join(root, 'client', entry)))) {
    const later = entry === SECOND && { RALLYLINE_LATER: JSON.stringify(laterFiles(manifest)) };
    Object.assign(manifest, await bundle(root, outDir, entry, { RALLYLINE_FACES: JSON.stringify(faces), ...later }));
  }
  Object.assign(manifest, await copyIcons(root, outDir));
  await mkdir(path.join(outDir, '.vite'), { recursive: true });
  await writeFile(path.join(outDir, '.vite', 'manifest.json'), JSON.stringify(manifest, null, 2));
  if (existsSync(path.join(root, DEMO_APP))) await bundleDemoApp(root, path.dirname(outDir));
  if (existsSync(path.join(root, MARKDOWN_THREAD))) await bundleThread(root, path.dirname(outDir));
}

/** Puts the thread and its libraries into one file, in place of the compiled one: to find and read a hundred took half of its start. */
async function bundleThread(root, target) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, MARKDOWN_THREAD),
      outDir: path.join(target, path.dirname(MARKDOWN_THREAD)),
      emptyOutDir: false,
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
}

async function bundleDemoApp(root, target) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(target, path.dirname(DEMO_APP)),
      emptyOutDir: false,
      reportCompressedSize: false,
      rolldownOptions: { input: path.join(root, DEMO_APP), output: { entryFileNames: '[name].js' } },
    },
  });
}

/** Returns the addresses that client/reader/second/laterFiles.ts names. */
function laterFiles(manifest) {
  const built = (name) => manifest[`reader/${name}`] ?? { file: '', css: [] };
  const address = (name) => `/${built(name).file}`;
  return {
    style: address('later.css'),
    viewer: { script: address('viewer.ts'), style: `/${built('viewer.ts').css[0]}` },
    late: address('late.ts'),
    textFirst: address('textFirst.ts'),
    offer: address('offer.ts'),
    tell: address('tell.ts'),
  };
}

/** Answers with the address of the folder that the reporters' app is told. */
async function bundleFaces(root, outDir, manifest) {
  Object.assign(manifest, await bundle(root, outDir, FACES_ENTRY, {}));
  return gatherFaces(root, outDir, manifest);
}

async function bundle(root, outDir, entry, define) {
  await build({
    configFile: path.join(root, 'client', 'vite.config.ts'),
    logLevel: 'warn',
    define,
    ...(FOR_THE_WORKER.test(entry) && { resolve: { alias: { '@preact/signals': '@preact/signals-core' } } }),
    build: {
      outDir,
      manifest: 'manifest.json',
      // A phone loads the search of faces once, and only for photos.
      ...(entry === FACES_ENTRY && { chunkSizeWarningLimit: 2_000 }),
      rolldownOptions: {
        input: path.join(root, 'client', entry),
        output: {
          ...(FOR_READERS.test(entry) && { minify: { compress: true, mangle: true, mangleProps: MANGLED } }),
          ...(CLASSIC.test(entry) && { format: 'iife' }),
        },
        // A classic script has no address of its own; the loader of later files, which nothing there calls, asks for one.
        ...(CLASSIC.test(entry) && { transform: { define: { 'import.meta': '{}' } } }),
      },
    },
  });
  const written = path.join(outDir, 'manifest.json');
  const manifest = withoutPlace(JSON.parse(await readFile(written, 'utf8')), path.join(root, 'client'));
  await rm(written);
  // Builds share names of files that they load later, and each has its own file for such a name.
  const { css = [] } = manifest[entry];
  const others = Object.entries(manifest).filter(([name, { file }]) => name !== entry && isLater(file, css));
  manifest[entry].loads = Object.fromEntries(others.map(([name, { file }]) => [name, file]));
  return manifest;
}

/** Names every source from client/ on: a style that a script asks for by its address is named by its place on the disk. */
function withoutPlace(manifest, client) {
  const named = Object.entries(manifest).map(([name, file]) => [
    path.isAbsolute(name) ? path.relative(client, name) : name,
    file,
  ]);
  return Object.fromEntries(named);
}

/** Whether a script loads the file by itself: a script, or a style that its page does not name. */
function isLater(file, named) {
  return file.endsWith('.js') || (file.endsWith('.css') && !named.includes(file));
}

/** Copies the icons of the installed app, by names with a hash: no script names them, so Vite does not see them. */
async function copyIcons(root, outDir) {
  const folder = path.join(root, 'client', ICONS);
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.png')) : [];
  const copied = names.map(async (name) => {
    const hash = createHash('sha256').update(await readFile(path.join(folder, name)));
    const file = `assets/${path.parse(name).name}-${hash.digest('base64url').slice(0, 8)}.png`;
    await copyFile(path.join(folder, name), path.join(outDir, file));
    return [`${ICONS}/${name}`, { file }];
  });
  return Object.fromEntries(await Promise.all(copied));
}

const [root, outDir] = process.argv.slice(2);
await bundleAll(root, outDir).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
