import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BuildFailed, ensureBuilt } from '../../../server/build/build.mjs';

let root: string;
let builds: number;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'rallyline-build-'));
  builds = 0;
  for (const folder of ['server', 'shared', 'client/reader']) await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, 'server/main.ts'), 'first');
  await writeFile(path.join(root, 'client/reader/reader.css'), 'first');
  await writeFile(path.join(root, 'package-lock.json'), '{}');
  await writeFile(path.join(root, 'tsconfig.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

const copyMain = async (from: string, target: string) => {
  builds += 1;
  await mkdir(path.join(target, 'server'));
  await writeFile(path.join(target, 'server/main.js'), await readFile(path.join(from, 'server/main.ts')));
};

const build = (...steps: ((from: string, target: string) => Promise<void>)[]) =>
  ensureBuilt({ root, steps: [copyMain, ...steps], note: () => {} });

const builtMain = () => readFile(path.join(root, 'dist/server/main.js'), 'utf8');
const leftBehind = async () => (await readdir(root)).filter((name) => name.startsWith('.dist-'));

test('a dist that was built from the present sources is not built again', async () => {
  await expect(build()).resolves.toBe('built');
  await expect(build()).resolves.toBe('unchanged');
  expect(builds).toBe(1);
});

test.each(['server/main.ts', 'client/reader/reader.css', 'package-lock.json', 'tsconfig.json'])(
  'an added byte in %s makes the next start build dist again',
  async (file) => {
    await build();
    await appendFile(path.join(root, file), '!');
    await expect(build()).resolves.toBe('built');
    expect(builds).toBe(2);
  },
);

test('a new source file has the dist built again, a new time stamp does not', async () => {
  await build();
  await utimes(path.join(root, 'server/main.ts'), 1, 1);
  await expect(build()).resolves.toBe('unchanged');
  await writeFile(path.join(root, 'shared/entry.ts'), '');
  await expect(build()).resolves.toBe('built');
});

test('a build that fails leaves the old dist, and nothing beside it', async () => {
  await build();
  await writeFile(path.join(root, 'server/main.ts'), 'second');
  const fail = () => Promise.reject(new BuildFailed('The server does not compile'));
  await expect(build(fail)).rejects.toThrow('does not compile');
  expect(await builtMain()).toBe('first');
  expect(await leftBehind()).toEqual([]);
  await expect(build()).resolves.toBe('built');
  expect(await builtMain()).toBe('second');
});

test('eight builds at once leave one whole dist', async () => {
  await build();
  await writeFile(path.join(root, 'server/main.ts'), 'second');
  await Promise.all(Array.from({ length: 8 }, () => build()));
  expect(await builtMain()).toBe('second');
  expect(await leftBehind()).toEqual([]);
  await expect(build()).resolves.toBe('unchanged');
});

test('a build removes the folder that a killed build left an hour ago, and not the folder of a build at work', async () => {
  for (const name of ['.dist-killed', '.dist-working']) await mkdir(path.join(root, name));
  const twoHoursAgo = Date.now() / 1000 - 7200;
  await utimes(path.join(root, '.dist-killed'), twoHoursAgo, twoHoursAgo);
  await build();
  expect(await leftBehind()).toEqual(['.dist-working']);
});

test('a build without an installed compiler fails with a line that says what to do', async () => {
  const said = ensureBuilt({ root, note: () => {} });
  await expect(said).rejects.toThrow(BuildFailed);
  await expect(said).rejects.toThrow(
    /^The sources changed since dist\/ was built, and typescript is not here.*npm ci\.$/,
  );
  expect(existsSync(path.join(root, 'dist'))).toBe(false);
});

test('a dist whose stamp fits needs no compiler', async () => {
  await build();
  await expect(ensureBuilt({ root, note: () => {} })).resolves.toBe('unchanged');
});
