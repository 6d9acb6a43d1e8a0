/** The launchers: from sources to a running program, with the real compiler and bundler, on a house of five files. */
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fits } from '../../../server/build/launch.mjs';

const ours = path.join(import.meta.dirname, '..', '..', '..');
const files = {
  'server/main.ts': `import { word } from '../shared/word.js';
    process.on('SIGTERM', () => { console.log('bye'); clearInterval(waiting); });
    const waiting = setInterval(() => undefined, 1000);
    console.log(word, process.pid);`,
  'server/cli.ts': `console.log(process.argv.slice(2).join(' '), process.env.NODE_ENV);`,
  'shared/word.ts': `export const word: string = 'hello';`,
  'client/reader/reader.ts': `import './reader.css';
    import { word } from '../../shared/word.js';
    document.title = word;`,
  'client/reader/reader.css': `body { background: url('./dot.svg'); }`,
  'client/reader/dot.svg': `<svg xmlns="http://www.w3.org/2000/svg"/>`,
  'client/reporter/reporter.tsx': `import { render } from 'preact';
    import { word } from '../../shared/word.js';
    render(<p>{word}</p>, document.body);`,
};
const copied = [
  ...['build', 'bundle', 'faces', 'launch', 'ownNames', 'sources', 'steps'].map((name) => `server/build/${name}.mjs`),
  ...['server/start.mjs', 'server/rallyline.mjs'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'client/vite.config.ts'],
  'client/embedStyles.ts',
];

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'rallyline-launch-'));
  for (const folder of ['server/build', 'shared', 'client/reader', 'client/reporter']) {
    await mkdir(path.join(root, folder), { recursive: true });
  }
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(root, file), text);
  for (const file of copied) await copyFile(path.join(ours, file), path.join(root, file));
  await symlink(path.join(ours, 'node_modules'), path.join(root, 'node_modules'));
});

afterAll(() => rm(root, { recursive: true }));

/** Starts one of the launchers; ends it with SIGTERM once stdout holds `until`. */
function run(program: string, args: string[], until?: string) {
  const { NODE_ENV: _, NODE_OPTIONS: __, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'server', program), ...args], { env });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    const isAwaited = until !== undefined && !stdout.includes(until);
    stdout += chunk.toString();
    if (isAwaited && stdout.includes(until)) child.kill('SIGTERM');
  });
  return new Promise<{ code: number | null; pid: number | undefined; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, pid: child.pid, stdout, stderr }));
  });
}

test('rallyline.mjs builds, says so on stderr alone, and leaves the environment as it was', async () => {
  const built = await run('rallyline.mjs', ['token', 'baku']);
  expect(built).toMatchObject({ code: 0, stdout: 'token baku undefined\n' });
  expect(built.stderr).toMatch(/^Building \.\.\.\nBuilt in [\d.]+ s\.\n$/);
  const again = await run('rallyline.mjs', ['token', 'baku']);
  expect(again).toMatchObject({ code: 0, stdout: 'token baku undefined\n', stderr: '' });
}, 60_000);

test('start.mjs runs the server in its own process, and signals arrive there', async () => {
  const { code, pid, stdout } = await run('start.mjs', [], 'hello');
  expect({ code, stdout }).toEqual({ code: 0, stdout: `hello ${String(pid)}\nbye\n` });
}, 60_000);

test('the bundle has one script and one style for each entry, and the manifest names them', async () => {
  const client = path.join(root, 'dist', 'client');
  const manifest = JSON.parse(await readFile(path.join(client, '.vite', 'manifest.json'), 'utf8'));
  const reader = manifest['reader/reader.ts'];
  expect(reader.file).toMatch(/^assets\/reader-[\w-]+\.js$/);
  expect(reader.css).toEqual([expect.stringMatching(/^assets\/reader-[\w-]+\.css$/)]);
  expect(reader).not.toHaveProperty('imports');
  expect(manifest['reporter/reporter.tsx']).not.toHaveProperty('imports');
  expect((await readdir(path.join(client, 'assets'))).map((name) => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    'dot.svg',
    'reader.css',
    'reader.js',
    'reporter.js',
  ]);
  expect(await readFile(path.join(client, reader.css[0]), 'utf8')).not.toContain('data:');
});

test('sources that do not compile end in one message and exit code 1, and the old dist stays', async () => {
  await writeFile(path.join(root, 'server', 'wrong.ts'), `export const count: number = 'one';`);
  const { code, stdout, stderr } = await run('start.mjs', []);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Building \.\.\.\nThe server does not compile:\nserver\/wrong\.ts\(1,14\): error TS2322/);
  expect(await readdir(path.join(root, 'dist'))).toEqual(expect.arrayContaining(['client', 'server', 'stamp']));
}, 60_000);

const manifestOf = async (folder: string) =>
  JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { engines: { node: string } };

test.each([
  ['v9.11.2', false],
  ['v18.20.4', false],
  ['v20.9.0', false],
  ['v20.18.9', false],
  ['v20.19.0', true],
  ['v20.20.2', true],
  ['v21.7.3', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v23.0.0', true],
  ['v24.0.0', true],
])('Node %s is let in by the launchers: %s', async (version, isLetIn) => {
  expect(fits(version, (await manifestOf(ours)).engines.node)).toBe(isLetIn);
});

test.each(['vite', 'rolldown', 'oxlint', 'knip'])('%s runs on every Node that package.json lets in', async (name) => {
  const { engines } = await manifestOf(path.join(ours, 'node_modules', name));
  expect((await manifestOf(ours)).engines.node).toBe(engines.node);
});

test('README and INSTALL name the versions of Node that package.json lets in', async () => {
  const [, ...numbers] = /^\^(\d+\.\d+)\.0 \|\| >=(\d+\.\d+)\.0$/.exec((await manifestOf(ours)).engines.node) ?? [];
  const [old = '', newer = ''] = numbers;
  for (const page of ['README.md', 'docs/INSTALL.md'])
    expect(await readFile(path.join(ours, page), 'utf8')).toContain(
      `needs ${page === 'README.md' ? 'Node ' : ''}${old} or a later ${Number.parseInt(old)}, or ${newer} or newer`,
    );
});

test.each(['v18.20.4', 'v21.7.3'])(
  'start.mjs on Node %s writes one line, ends with exit code 2, and builds nothing',
  async (version) => {
    const pretend = path.join(root, 'pretend.mjs');
    await writeFile(pretend, `Object.defineProperty(process, 'version', { value: '${version}' });`);
    await expect(
      promisify(execFile)(process.execPath, ['--import', pretend, path.join(ours, 'server', 'start.mjs')]),
    ).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: `Rallyline needs Node ^20.19.0 || >=22.12.0, and this is ${version}.\n`,
    });
  },
);
