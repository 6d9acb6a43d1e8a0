/** Backups by the operator's command: whole files, for their owner alone, without people's secrets. */
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { backup } from '../../../server/cli/archive.js';
import { adminOf } from '../../../server/cli/outlets.js';
import { operate, useOperating } from './operating.js';

jest.setTimeout(60_000);

const here = useOperating();
const file = (name = 'a.backup'): string => path.join(here.folder, name);

test('[T1] a photo file that no photo holds any more is in no backup', async () => {
  await here.rally.parts.mediaStore.put(`${'0'.repeat(32)}.jpg`, await strayFile());
  await operate(here, backup, file());
  expect(gunzipSync(await readFile(file())).includes('a face in a file')).toBe(false);
});

test('an unfinished backup of a killed run is removed at the next run, once it is old; other files stay', async () => {
  const [old, young] = ['01', '02'].map((day) => file(`rallyline-2022-02-${day}T03-00-00Z.backup.unfinished`));
  for (const name of [old!, young!, file('mine.unfinished')]) await writeFile(name, 'words');
  for (const name of [old!, file('mine.unfinished')]) await utimes(name, new Date(0), new Date(0));
  await operate(here, backup, here.folder, '--keep', '2');
  expect(await readdir(here.folder)).toEqual(expect.arrayContaining([path.basename(young!), 'mine.unfinished']));
  expect(await readdir(here.folder)).not.toContain(path.basename(old!));
});

async function strayFile(): Promise<string> {
  await writeFile(file('stray.jpg'), 'a face in a file');
  return file('stray.jpg');
}

test('a backup is one file that its owner alone can read, without a secret of people in it', async () => {
  const secret = await here.rally.invitation(here.blog, 'Eve');
  await operate(here, backup, file());
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await readdir(here.folder)).toEqual(['a.backup']);
  const content = gunzipSync(await readFile(file())).toString('latin1');
  expect(content).toContain('"Ann"');
  for (const hidden of [secret, here.token, 'secretHash']) expect(content).not.toContain(hidden);
});

test('a backup says of how many webhooks and channels it holds the secrets, and nothing where there are none', async () => {
  const spoken = (of: string) => `It holds the secrets of ${of}: whoever has it can speak in this site's name there.`;
  const said = async (name: string) => (await operate(here, backup, file(name))).slice(1);
  expect(await said('none.backup')).toEqual([]);
  const admin = adminOf(here.rally.parts);
  const { secret } = await admin.addWebhook(here.blog, 'https://hooks.invalid/baku');
  expect(await said('one.backup')).toEqual([spoken('1 webhook or channel')]);
  await admin.add(here.blog, 'telegram', { token: 'token-of-a-bot', chat: 1, name: '@rally', lang: null });
  expect(await said('two.backup')).toEqual([spoken('2 webhooks and channels')]);
  // Guards its own premise: these are in the file.
  const content = gunzipSync(await readFile(file('two.backup'))).toString('latin1');
  for (const held of [secret, 'token-of-a-bot']) expect(content).toContain(held);
});

test('a backup writes over no file that is there; a folder of backups keeps the newest', async () => {
  await writeFile(file('other.txt'), 'mine');
  await operate(here, backup, file());
  await expect(operate(here, backup, file())).rejects.toThrow('is there already');
  for (const day of ['01', '02', '03']) await writeFile(file(`rallyline-2022-02-${day}T03-00-00Z.backup`), 'old');
  await operate(here, backup, here.folder, '--keep', '2');
  const names = await readdir(here.folder);
  expect(names.filter((name) => name.startsWith('rallyline-'))).toEqual([
    'rallyline-2022-02-03T03-00-00Z.backup',
    expect.stringMatching(/^rallyline-20\d\d-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/),
  ]);
  expect(names).toEqual(expect.arrayContaining(['a.backup', 'other.txt']));
  await expect(operate(here, backup, here.folder, '--keep', '0')).rejects.toThrow('--keep must be');
  await expect(operate(here, backup, file('other.txt'), '--keep', '2')).rejects.toThrow('--keep needs a folder');
});

test('with --keep a folder that is missing is made for its owner alone; the folder around it has to be there', async () => {
  const kept = path.join(here.folder, 'kept');
  await operate(here, backup, kept, '--keep', '2');
  expect((await stat(kept)).mode & 0o777).toBe(0o700);
  expect(await readdir(kept)).toEqual([expect.stringMatching(/^rallyline-.*\.backup$/)]);
  const unmounted = operate(here, backup, path.join(here.folder, 'no-disk', 'kept'), '--keep', '2');
  await expect(unmounted).rejects.toThrow(/no-disk\/kept cannot be made: ENOENT/);
  expect(await readdir(here.folder)).toEqual(['kept']);
});
