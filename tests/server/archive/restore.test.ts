/** Backup and restore by the operator's commands, beside a server that goes on, and what its readers see of it. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { backup, restore } from '../../../server/cli/archive.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { operatorsNewsroom } from '../../../server/cli/operator.js';
import { takedown } from '../../../server/cli/record.js';
import { openParts, type Parts } from '../../../server/parts.js';
import { photo } from '../../support/photos.js';
import { DIST, startRally, type Rally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw } from '../socket/rawReader.js';

jest.setTimeout(60_000);

let folder: string;
let rally: Rally;
let blog: string;
let token: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-backup-'));
  rally = await startRally();
  blog = await rally.blog();
  token = await rally.token(blog, 'Ann');
});
afterEach(async () => {
  await rally.stop();
  await rm(folder, { recursive: true, force: true });
});

type Verb = (parts: Parts, flags: ReturnType<typeof parseFlags>) => Promise<string[]>;

/** As the command line does: on parts of its own, beside the server. */
async function operate(verb: Verb, ...words: string[]): Promise<string[]> {
  const beside = await openParts(rally.parts.config, { server: false, dist: DIST });
  try {
    return await verb(beside, parseFlags(words));
  } finally {
    await beside.close();
  }
}

const file = (name = 'a.backup'): string => path.join(folder, name);
const entryUrl = (id: string): string => `${rally.url}/live/${blog}/entries/${id}`;
const page = async (slug = blog): Promise<string> => (await fetch(`${rally.url}/live/${slug}`)).text();

test('what was posted after the backup is gone, what stood in it is back, and it is verified', async () => {
  const kept = await rally.post(token, blog, { text: 'They gather.' });
  await operate(backup, file());
  const lost = await rally.post(token, blog, { text: 'They leave.' });
  const later = await rally.blog();
  const lines = await operate(restore, file());
  expect(lines[0]).toContain(`Restored 1 blogs`);
  await until('the page is the restored one', async () => !(await page()).includes(lost.id), 15_000);
  expect(await page()).toContain(kept.id);
  await until('the other blog is gone', async () => (await fetch(`${rally.url}/live/${later}`)).status === 404, 15_000);
  expect(await rally.parts.store.journal.verify(blog)).toMatchObject({ ok: true });
});

test('photos come back with their entry, and one that was taken down since stays down', async () => {
  const [shown, unwise] = [randomUUID(), randomUUID()];
  const media = [shown, unwise].map((id) => ({ id, alt: `Photo ${id}` }));
  const { id } = await rally.post(token, blog, { kind: 'photo', text: undefined, media });
  for (const photoId of [shown, unwise])
    expect((await rally.uploadPhoto(token, blog, photoId, await photo({ width: 400, height: 300 }))).status).toBe(204);
  const sources = (await rally.developed(blog, id)).content.media.map((item) => item.sources[0]!.src);
  const statuses = () => Promise.all(sources.map(async (src) => (await fetch(rally.url + src)).status));
  expect(await statuses()).toEqual([200, 200]);
  await operate(backup, file());
  const command = { command: randomUUID(), media: unwise };
  const editor = await rally.token(blog, 'Eve', 'editor');
  await rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, command);
  expect(await statuses()).toEqual([200, 410]);
  for await (const name of rally.parts.mediaStore.names()) await rally.parts.mediaStore.remove(name);
  const lines = await operate(restore, file());
  expect(lines).toContain(`Taken down again: photo ${unwise} of ${id} in ${blog}`);
  await until('the other photo is there', async () => (await statuses())[0] === 200, 15_000);
  expect(await statuses()).toEqual([200, 410]);
});

test('[J6] readers who were there reset once, to the new epoch, and go on', async () => {
  await rally.post(token, blog);
  const reader = await joinRaw(rally.url, { blog });
  const before = reader.named('hello')[0]!;
  await operate(backup, file());
  await rally.post(token, blog);
  await operate(restore, file());
  await until('the reader resets', () => reader.named('reset').length > 0, 15_000);
  const [reset] = reader.named('reset');
  expect(reset).toMatchObject({ why: 'epoch', head: 3 });
  expect(reset!.epoch).not.toBe(before.epoch);
  const again = await rally.token(blog, 'Ann');
  await rally.post(again, blog);
  await until('frames go on', () => reader.named('frame').some((frame) => frame.epoch === reset!.epoch), 15_000);
  expect(reader.named('reset')).toHaveLength(1);
  reader.ws.terminate();
});

test('every device is signed out, and the owner gets a link', async () => {
  await operate(backup, file());
  expect((await rally.send(token, 'GET', '/api/v1/session')).status).toBe(200);
  const lines = await operate(restore, file());
  expect((await rally.send(token, 'GET', '/api/v1/session')).status).toBe(401);
  expect(lines.at(-1)).toMatch(/Sign in as the owner.*\/join#[\w-]{20,}$/);
});

test('[T1] what was taken down since the backup stays down, and is named', async () => {
  const taken = await rally.post(token, blog, { text: 'a name that should not be here' });
  const kept = await rally.post(token, blog, { text: 'They gather.' });
  await operate(backup, file());
  await operate(takedown, blog, taken.id);
  const lines = await operate(restore, file());
  expect(lines).toContain(`Taken down again: ${taken.id} in ${blog}`);
  await until('the restored page', async () => (await page()).includes(kept.id));
  expect((await fetch(`${rally.url}/live/${blog}/entries/${taken.id}`)).status).toBe(410);
  expect(await rally.parts.store.journal.verify(blog)).toMatchObject({ ok: true, emptied: 1 });
  await rally.stop();
  for (const name of await readdir(rally.folder).catch(() => [])) {
    expect(await readFile(path.join(rally.folder, name), 'latin1')).not.toContain('should not be here');
  }
  rally = await startRally();
});

test('[T1] what was taken down stays down through two restores, the older backup first', async () => {
  await operate(backup, file('older'));
  const taken = await rally.post(token, blog, { text: 'a name that should not be here' });
  await operate(backup, file('newer'));
  await operate(takedown, blog, taken.id);
  await operate(restore, file('older'));
  const lines = await operate(restore, file('newer'));
  expect(lines).toContain(`Taken down again: ${taken.id} in ${blog}`);
  await until('the entry is gone', async () => (await fetch(entryUrl(taken.id))).status === 410, 15_000);
  expect(await rally.parts.store.journal.entry(blog, taken.id)).toMatchObject({ state: 'taken-down' });
});

test('[T1] a photo file that no photo holds any more is in no backup', async () => {
  await rally.parts.mediaStore.put(`${'0'.repeat(32)}.jpg`, await strayFile());
  await operate(backup, file());
  expect(gunzipSync(await readFile(file())).includes('a face in a file')).toBe(false);
});

test('[T1] a restore that fails leaves none of its photos, and what a killed one left goes at the next', async () => {
  const media = [{ id: randomUUID(), alt: 'The square' }];
  const { id } = await rally.post(token, blog, { kind: 'photo', text: undefined, media });
  await rally.uploadPhoto(token, blog, media[0]!.id, await photo({ width: 400, height: 300 }));
  await rally.developed(blog, id);
  await operate(backup, file());
  await operate(takedown, blog, id);
  await until('its files are gone', async () => (await mediaNames()).length === 0, 15_000);
  const left = path.join(rally.folder, 'restoring');
  await mkdir(left);
  await writeFile(path.join(left, 'of-a-killed-one'), 'a face in a file');
  const beside = await openParts(rally.parts.config, { server: false, dist: DIST });
  const refuse = () => Promise.reject(new Error('the disk is full'));
  const broken = { ...beside, store: { ...beside.store, archive: { ...beside.store.archive, replaceAll: refuse } } };
  await expect(restore(broken, parseFlags([file()]))).rejects.toThrow('the disk is full');
  await beside.close();
  expect(await mediaNames()).toEqual([]);
  await expect(readdir(left)).rejects.toThrow('ENOENT');
});

test('a photo that was being decoded when the backup was made has failed afterwards, and may be sent again', async () => {
  const media = [{ id: randomUUID(), alt: 'The square' }];
  const { id } = await rally.post(token, blog, { kind: 'photo', text: undefined, media });
  const move = { command: randomUUID(), blog, entry: id, photo: media[0]!.id, to: 'processing' as const };
  await operatorsNewsroom(rally.parts).media(move, null);
  await operate(backup, file());
  await operate(restore, file());
  const entry = await rally.parts.store.journal.entry(blog, id);
  expect(entry?.content.media).toMatchObject([{ state: 'failed', fault: { code: 'lost' } }]);
});

test('what a killed run left unfinished goes at the next run, once it is old; other files stay', async () => {
  const [old, young] = ['01', '02'].map((day) => file(`rallyline-2022-02-${day}T03-00-00Z.backup.unfinished`));
  for (const name of [old!, young!, file('mine.unfinished')]) await writeFile(name, 'words');
  for (const name of [old!, file('mine.unfinished')]) await utimes(name, new Date(0), new Date(0));
  await operate(backup, folder, '--keep', '2');
  expect(await readdir(folder)).toEqual(expect.arrayContaining([path.basename(young!), 'mine.unfinished']));
  expect(await readdir(folder)).not.toContain(path.basename(old!));
});

async function strayFile(): Promise<string> {
  await writeFile(file('stray.jpg'), 'a face in a file');
  return file('stray.jpg');
}

async function mediaNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of rally.parts.mediaStore.names()) names.push(name);
  return names;
}

test('a backup is one file that its owner alone can read, without a secret in it', async () => {
  const secret = await rally.invitation(blog, 'Eve');
  await operate(backup, file());
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a.backup']);
  const content = gunzipSync(await readFile(file())).toString('latin1');
  expect(content).toContain('"Ann"');
  for (const hidden of [secret, token, 'secretHash']) expect(content).not.toContain(hidden);
});

test('a file that is there is not written over; a folder keeps the newest ones', async () => {
  await writeFile(file('other.txt'), 'mine');
  await operate(backup, file());
  await expect(operate(backup, file())).rejects.toThrow('is there already');
  for (const day of ['01', '02', '03']) await writeFile(file(`rallyline-2022-02-${day}T03-00-00Z.backup`), 'old');
  await operate(backup, folder, '--keep', '2');
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith('rallyline-'))).toEqual([
    'rallyline-2022-02-03T03-00-00Z.backup',
    expect.stringMatching(/^rallyline-20\d\d-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/),
  ]);
  expect(names).toEqual(expect.arrayContaining(['a.backup', 'other.txt']));
  await expect(operate(backup, folder, '--keep', '0')).rejects.toThrow('--keep must be');
  await expect(operate(backup, file('b'), '--keep', '2')).rejects.toThrow('--keep needs a folder');
});

test('a file that is cut off, changed or no backup is refused, and nothing is changed', async () => {
  const kept = await rally.post(token, blog, { text: 'They gather.' });
  await operate(backup, file());
  const whole = await readFile(file());
  const changed = gunzipSync(whole).toString('latin1').replace('They gather.', 'They scatter');
  const spoilt = {
    'cut off': whole.subarray(0, -40),
    'cut short before its end': gzipSync(gunzipSync(whole).subarray(0, 2048)),
    changed: gzipSync(Buffer.from(changed, 'latin1')),
    'no backup': Buffer.from('not a backup'),
    empty: Buffer.alloc(0),
  };
  const later = await rally.post(token, blog);
  for (const [name, bytes] of Object.entries(spoilt)) {
    await writeFile(file(name), bytes);
    await expect(operate(restore, file(name))).rejects.toThrow(/cannot be restored: .*Nothing was changed/);
  }
  await expect(operate(restore, file('none'))).rejects.toThrow('ENOENT');
  expect(await page()).toContain(later.id);
  expect(await page()).toContain(kept.id);
  expect((await rally.send(token, 'GET', '/api/v1/session')).status).toBe(200);
});
