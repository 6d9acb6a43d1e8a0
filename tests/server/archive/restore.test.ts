/** A restore by the operator's command, beside a server that goes on, and its readers. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { backup, restore } from '../../../server/cli/archive.js';
import { parseFlags } from '../../../server/cli/flags.js';
import { operatorsNewsroom } from '../../../server/cli/operator.js';
import { takedown } from '../../../server/cli/record.js';
import { openParts } from '../../../server/parts.js';
import { photo } from '../../support/photos.js';
import { DIST, startRally } from '../../support/rally.js';
import { until } from '../feed/instance.js';
import { joinRaw } from '../socket/rawReader.js';
import { operate, useOperating } from './operating.js';

jest.setTimeout(60_000);

const here = useOperating();
const file = (name = 'a.backup'): string => path.join(here.folder, name);
const entryUrl = (id: string): string => `${here.rally.url}/live/${here.blog}/entries/${id}`;
const page = async (slug = here.blog): Promise<string> => (await fetch(`${here.rally.url}/live/${slug}`)).text();

test('a restore takes later entries away, brings those of the backup back, and the record verifies', async () => {
  const kept = await here.rally.post(here.token, here.blog, { text: 'They gather.' });
  await operate(here, backup, file());
  const lost = await here.rally.post(here.token, here.blog, { text: 'They leave.' });
  const later = await here.rally.blog();
  const lines = await operate(here, restore, file());
  expect(lines[0]).toContain(`Restored 1 blogs`);
  await until('the page is the restored one', async () => !(await page()).includes(lost.id), 15_000);
  expect(await page()).toContain(kept.id);
  await until(
    'the other here.blog is gone',
    async () => (await fetch(`${here.rally.url}/live/${later}`)).status === 404,
    15_000,
  );
  expect(await here.rally.parts.store.journal.verify(here.blog)).toMatchObject({ ok: true });
});

test('a restore brings photos back with their entry, and a photo that was taken down since stays down', async () => {
  const [shown, unwise] = [randomUUID(), randomUUID()];
  const media = [shown, unwise].map((id) => ({ id, alt: `Photo ${id}` }));
  const { id } = await here.rally.post(here.token, here.blog, { kind: 'photo', text: undefined, media });
  for (const photoId of [shown, unwise])
    expect(
      (await here.rally.uploadPhoto(here.token, here.blog, photoId, await photo({ width: 400, height: 300 }))).status,
    ).toBe(204);
  const sources = (await here.rally.developed(here.blog, id)).content.media.map((item) => item.sources[0]!.src);
  const statuses = () => Promise.all(sources.map(async (src) => (await fetch(here.rally.url + src)).status));
  expect(await statuses()).toEqual([200, 200]);
  await operate(here, backup, file());
  const command = { command: randomUUID(), media: unwise };
  const editor = await here.rally.token(here.blog, 'Eve', 'editor');
  await here.rally.send(editor, 'POST', `/api/v1/blogs/${here.blog}/entries/${id}/takedown`, command);
  expect(await statuses()).toEqual([200, 410]);
  // The running server removes what was taken down by its name, which the backup's file has, too.
  await until('it let go', async () => (await here.rally.parts.store.photos.letGo(1)).length === 0, 15_000);
  for await (const name of here.rally.parts.mediaStore.names()) await here.rally.parts.mediaStore.remove(name);
  const lines = await operate(here, restore, file());
  expect(lines).toContain(`Taken down again: photo ${unwise} of ${id} in ${here.blog}`);
  await until('the other photo is there', async () => (await statuses())[0] === 200, 15_000);
  expect(await statuses()).toEqual([200, 410]);
});

test('[J6] readers who are there at a restore reset once, to the new epoch, and go on', async () => {
  await here.rally.post(here.token, here.blog);
  const reader = await joinRaw(here.rally.url, { blog: here.blog });
  const before = reader.named('hello')[0]!;
  await operate(here, backup, file());
  await here.rally.post(here.token, here.blog);
  await operate(here, restore, file());
  await until('the reader resets', () => reader.named('reset').length > 0, 15_000);
  const [reset] = reader.named('reset');
  expect(reset).toMatchObject({ why: 'epoch', head: 3 });
  expect(reset!.epoch).not.toBe(before.epoch);
  const again = await here.rally.token(here.blog, 'Ann');
  await here.rally.post(again, here.blog);
  await until('frames go on', () => reader.named('frame').some((frame) => frame.epoch === reset!.epoch), 15_000);
  expect(reader.named('reset')).toHaveLength(1);
  reader.ws.terminate();
});

test('a restore signs every device out, and gives the owner a link', async () => {
  await operate(here, backup, file());
  expect((await here.rally.send(here.token, 'GET', '/api/v1/session')).status).toBe(200);
  const lines = await operate(here, restore, file());
  expect((await here.rally.send(here.token, 'GET', '/api/v1/session')).status).toBe(401);
  expect(lines.at(-1)).toMatch(/Sign in as the owner.*\/join#[\w-]{20,}$/);
});

test('[T1] an entry that was taken down since the backup stays down after a restore, and is named', async () => {
  const taken = await here.rally.post(here.token, here.blog, { text: 'a name that should not be here' });
  const kept = await here.rally.post(here.token, here.blog, { text: 'They gather.' });
  await operate(here, backup, file());
  await operate(here, takedown, here.blog, taken.id);
  const lines = await operate(here, restore, file());
  expect(lines).toContain(`Taken down again: ${taken.id} in ${here.blog}`);
  await until('the restored page', async () => (await page()).includes(kept.id));
  expect((await fetch(`${here.rally.url}/live/${here.blog}/entries/${taken.id}`)).status).toBe(410);
  expect(await here.rally.parts.store.journal.verify(here.blog)).toMatchObject({ ok: true, emptied: 1 });
  await here.rally.stop();
  const left = await filesIn(here.rally.folder);
  expect(left).not.toEqual([]);
  for (const name of left) {
    const has = (await readFile(name, 'latin1')).includes('should not be here');
    expect({ name, has }).toEqual({ name, has: false });
  }
  here.rally = await startRally();
});

test('[T1] an entry that was taken down stays down through two restores, the older backup first', async () => {
  await operate(here, backup, file('older'));
  const taken = await here.rally.post(here.token, here.blog, { text: 'a name that should not be here' });
  await operate(here, backup, file('newer'));
  await operate(here, takedown, here.blog, taken.id);
  await operate(here, restore, file('older'));
  const lines = await operate(here, restore, file('newer'));
  expect(lines).toContain(`Taken down again: ${taken.id} in ${here.blog}`);
  await until('the entry is gone', async () => (await fetch(entryUrl(taken.id))).status === 410, 15_000);
  expect(await here.rally.parts.store.journal.entry(here.blog, taken.id)).toMatchObject({ state: 'taken-down' });
});

test('[T1] a restore that fails leaves none of its photos, and removes the photos that a killed one left', async () => {
  const media = [{ id: randomUUID(), alt: 'The square' }];
  const { id } = await here.rally.post(here.token, here.blog, { kind: 'photo', text: undefined, media });
  await here.rally.uploadPhoto(here.token, here.blog, media[0]!.id, await photo({ width: 400, height: 300 }));
  await here.rally.developed(here.blog, id);
  await operate(here, backup, file());
  await operate(here, takedown, here.blog, id);
  await until('its files are gone', async () => (await mediaNames()).length === 0, 15_000);
  const left = path.join(here.rally.folder, 'restoring');
  await mkdir(left);
  await writeFile(path.join(left, 'of-a-killed-one'), 'a face in a file');
  const beside = await openParts(here.rally.parts.config, { server: false, dist: DIST });
  const refuse = () => Promise.reject(new Error('the disk is full'));
  const broken = { ...beside, store: { ...beside.store, archive: { ...beside.store.archive, replaceAll: refuse } } };
  await expect(restore(broken, parseFlags([file()]))).rejects.toThrow('the disk is full');
  await beside.close();
  expect(await mediaNames()).toEqual([]);
  await expect(readdir(left)).rejects.toThrow('ENOENT');
});

test('a photo that was being decoded when the backup was made has failed afterwards, and may be sent again', async () => {
  const media = [{ id: randomUUID(), alt: 'The square' }];
  const { id } = await here.rally.post(here.token, here.blog, { kind: 'photo', text: undefined, media });
  const move = { command: randomUUID(), blog: here.blog, entry: id, photo: media[0]!.id, to: 'processing' as const };
  await operatorsNewsroom(here.rally.parts).media(move, null);
  await operate(here, backup, file());
  await operate(here, restore, file());
  const entry = await here.rally.parts.store.journal.entry(here.blog, id);
  expect(entry?.content.media).toMatchObject([{ state: 'failed', fault: { code: 'lost' } }]);
});

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

async function mediaNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of here.rally.parts.mediaStore.names()) names.push(name);
  return names;
}
