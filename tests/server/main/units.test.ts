/** docs/install's units, and the lines of docs/INSTALL.md around them, held against what the server does. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linesOf, runLines, standIns } from '../../support/pageLines.js';

const ROOT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-units-'));
  await mkdir(path.join(folder, 'etc/systemd/system'), { recursive: true });
  await standIns(folder, { 'apt-get': '', systemctl: '' });
});
afterEach(() => rm(folder, { recursive: true }));

/** Returns the value of a unit's setting that is in force: the last one, also of files that are dropped in. */
function inForce(name: string, ...texts: string[]): string | undefined {
  const values = texts.join('\n').matchAll(new RegExp(`^${name}=(.*)$`, 'gm'));
  return [...values].at(-1)?.[1];
}

/** Returns a constant of server/main.ts, which is a program and tells nobody. */
function constantOfMain(name: string): number {
  const [, value = 'none'] = new RegExp(`^const ${name} = ([\\d_]+);$`, 'm').exec(read('server/main.ts')) ?? [];
  return Number(value.replaceAll('_', ''));
}

test('systemd and Docker wait longer for the server to end than its readers have to move to another instance', () => {
  const longestS = constantOfMain('LEAVE_WITHIN_S') + constantOfMain('STOP_MS') / 1_000;
  expect(longestS).toBeGreaterThan(60);
  expect(Number(inForce('TimeoutStopSec', read('docs/install/rallyline.service')))).toBeGreaterThan(longestS);
  const [, grace] = /^ {2}stop_grace_period: (\d+)s$/m.exec(read('docker-compose.yml')) ?? [];
  expect(Number(grace)).toBeGreaterThan(longestS);
});

test('the backup sees no network, and by the page’s lines the one that a database is in', async () => {
  const unit = read('docs/install/rallyline-backup.service');
  expect(inForce('PrivateNetwork', unit)).toBe('true');
  await runLines(await linesOf('INSTALL.md', 'database'), folder);
  const dropped = await readFile(
    path.join(folder, 'etc/systemd/system/rallyline-backup.service.d/database.conf'),
    'utf8',
  );
  expect(dropped).toMatch(/^\[Service\]\n/);
  expect(inForce('PrivateNetwork', unit, dropped)).toBe('false');
});

test('a key that fetches backups reads the folder that they are in, and does nothing else', async () => {
  await runLines(await linesOf('INSTALL.md', 'fetch'), folder);
  const line = (await readFile(path.join(folder, 'root/.ssh/authorized_keys'), 'utf8')).replaceAll(folder, '');
  const [, kept] = /^ExecStart=.* backup (\S+) --keep/m.exec(read('docs/install/rallyline-backup.service')) ?? [];
  expect(kept).toBe('/var/backups/rallyline');
  expect(line).toBe(`restrict,command="/usr/bin/rrsync -ro ${kept}" ssh-ed25519 AAAA... backup@other.example.org\n`);
  // By `rrsync` the folder is all that there is: its path is `/`.
  expect(read('docs/INSTALL.md')).toMatch(/^rsync -a --delete -e 'ssh -i \S+' root@live\.example\.org:\/ \/srv/m);
});
