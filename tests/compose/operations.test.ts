/** The lines of docs/OPERATIONS.md, run as they stand: with the real commands of the operator, and a stand-in for Docker. */
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { MAKE_ENV, composeFile, readEnv } from '../support/compose.js';
import { linesOf, runLines, standIns } from '../support/pageLines.js';

jest.setTimeout(120_000);

const ROOT = path.join(import.meta.dirname, '../..');

/** Runs what is executed in a container here, with a folder in place of its volume; the owner's link comes a second after the start. */
const DOCKER = `
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
const [folder, root, , ...given] = process.argv.slice(2);
const words = given[0] === '--profile' ? given.slice(2) : given;
appendFileSync(folder + '/asked', words.join(' ') + '\\n');
if (existsSync(folder + '/fails-' + words[0])) process.exit(1);
const data = folder + '/data';
const begin = '/bin/sleep 1; echo link > ' + data + '/owner-link';
if (words[0] === 'up') spawn('sh', ['-c', begin], { detached: true, stdio: 'ignore' }).unref();
if (words[0] !== 'exec') process.exit(0);
const [program, ...args] = words.slice(words[1] === '-T' ? 3 : 2).map((word) => word.replaceAll('/data/', data + '/'));
const env = { ...process.env, DATA_DIR: data, LOG_LEVEL: 'error' };
process.exit(spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1);
`;

let folder: string;
const data = (name = '') => path.join(folder, 'data', name);
const run = async (name: string) => runLines(await linesOf('OPERATIONS.md', name), folder);
/** What Compose was asked, a line each. */
const asked = () => readFileSync(path.join(folder, 'asked'), 'utf8').trimEnd().split('\n');
const fails = (verb: string) => writeFile(path.join(folder, `fails-${verb}`), '');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-operations-'));
  await mkdir(data());
  await writeFile(path.join(folder, 'docker.mjs'), DOCKER);
  await mkdir(path.join(folder, 'cloned/docs/compose'), { recursive: true });
  await cp(MAKE_ENV, path.join(folder, 'cloned/docs/compose/make-env'));
  await standIns(folder, {
    docker: `exec ${process.execPath} ${folder}/docker.mjs ${folder} ${ROOT} "$@"`,
    git: `cp -R ${folder}/cloned ${folder}/rallyline`,
    sleep: 'exec /bin/sleep 0.1',
  });
});

afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['start', undefined, 'reporters'],
  ['start-small', ['single'], 'single'],
])(
  '[%s] the lines start what they speak to, wait for the owner’s link, and make the blog',
  async (name, profiles, service) => {
    expect(await run(name)).toMatch(/^Wrote \.env\nlink\n.*\/live\/baku\n$/);
    const env = readEnv(readFileSync(path.join(folder, 'rallyline/.env'), 'utf8'));
    const [up = '', ...others] = asked();
    expect(up).toMatch(/^up -d --build( single caddy-single)?$/);
    for (const line of others) expect(line).toMatch(new RegExp(`^exec ${service} `));
    expect(composeFile(env).services[service]?.profiles).toEqual(profiles);
  },
);

test('the lines of an upgrade can be run again: each time a backup is made first, and the last line removes them', async () => {
  const order = ['build', ...['reader-1', 'reader-2', 'reader-3', 'reporters'].map((one) => `up -d --no-deps ${one}`)];
  for (let times = 1; times <= 2; times += 1) {
    await run('upgrade');
    expect(asked().slice(-5)).toEqual(order);
    expect(await readdir(data('before-upgrade'))).toHaveLength(times);
    // A backup is named by its second.
    await sleep(1_100);
  }
  await run('upgrade-done');
  await expect(stat(data('before-upgrade'))).rejects.toThrow('ENOENT');
});

test('without a backup nothing is built, and what was not built is not started', async () => {
  await writeFile(data('before-upgrade'), 'a file in the way');
  await expect(run('upgrade')).rejects.toThrow('--keep needs a folder');
  expect(asked()).toHaveLength(1);
  await rm(data('before-upgrade'));
  await fails('build');
  await expect(run('upgrade')).rejects.toThrow();
  expect(asked().at(-1)).toBe('build');
});

test('an instance that is not started ends the upgrade: the others go on with the version that runs', async () => {
  await fails('up');
  await run('upgrade');
  expect(asked().filter((line) => line.startsWith('up '))).toEqual(['up -d --no-deps reader-1']);
});

test('the line of a backup works on a volume that is new, and leaves the folder to its owner', async () => {
  await run('backup');
  expect(await readdir(data('backups'))).toHaveLength(1);
  expect((await stat(data('backups'))).mode & 0o777).toBe(0o700);
});
