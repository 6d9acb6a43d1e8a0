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

test('a key that fetches backups reads the folder that they are in, and does nothing else', async () => {
  await runLines(await linesOf('INSTALL.md', 'fetch'), folder);
  const line = (await readFile(path.join(folder, 'root/.ssh/authorized_keys'), 'utf8')).replaceAll(folder, '');
  const [, kept] = /^ExecStart=.* backup (\S+) --keep/m.exec(read('docs/install/rallyline-backup.service')) ?? [];
  expect(kept).toBe('/var/backups/rallyline');
  expect(line).toBe(`restrict,command="/usr/bin/rrsync -ro ${kept}" ssh-ed25519 AAAA... backup@other.example.org\n`);
  // By `rrsync` the folder is all that there is: its path is `/`.
  expect(read('docs/INSTALL.md')).toMatch(/^rsync -a --delete -e 'ssh -i \S+' root@live\.example\.org:\/ \/srv/m);
});
