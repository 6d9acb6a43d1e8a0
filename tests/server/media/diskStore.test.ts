import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDiskStore } from '../../../server/media/diskStore.js';
import { SIGN } from '../../../server/media/fileRoot.js';
import { FilesAway } from '../../../server/media/mediaStore.js';
import { mediaStoreContract } from '../../contracts/mediaStore.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('photo files on a disk', () =>
  mediaStoreContract(() => openDiskStore({ folder: path.join(folder, 'media') })));

const NAME = `abcd${'0'.repeat(28)}.webp`;

async function fileWith(content: string): Promise<string> {
  await writeFile(path.join(folder, 'source'), content, { mode: 0o644 });
  return path.join(folder, 'source');
}

test('files and folders of a store are readable by its owner alone, two levels deep', async () => {
  const store = await openDiskStore({ folder: path.join(folder, 'media') });
  await store.put(NAME, await fileWith('x'));
  const modeOf = async (...names: string[]) => (await stat(path.join(folder, 'media', ...names))).mode & 0o777;
  expect(await modeOf()).toBe(0o700);
  expect(await modeOf('ab')).toBe(0o700);
  expect(await modeOf('ab', 'cd')).toBe(0o700);
  expect(await modeOf('ab', 'cd', NAME)).toBe(0o600);
});

test('the rest of a put that was cut off is listed, cannot be opened, and goes with a removal', async () => {
  const store = await openDiskStore({ folder: path.join(folder, 'media') });
  await mkdir(path.join(folder, 'media', 'incoming'), { recursive: true });
  await writeFile(path.join(folder, 'media', 'incoming', NAME), 'half');
  const names: string[] = [];
  for await (const name of store.names()) names.push(name);
  expect(names).toEqual([NAME]);
  expect(await store.open(NAME)).toBeNull();
  await store.remove(NAME);
  expect(await readdir(path.join(folder, 'media', 'incoming'))).toEqual([]);
});

test('a file on another disk is copied, and is gone from there', async () => {
  // /dev/shm is a disk of its own on Linux; elsewhere this is the same as any other put.
  const elsewhere = await mkdtemp(path.join((await stat('/dev/shm').catch(() => null)) ? '/dev/shm' : folder, 'put-'));
  const store = await openDiskStore({ folder: path.join(folder, 'media') });
  await writeFile(path.join(elsewhere, 'source'), 'from afar');
  await store.put(NAME, path.join(elsewhere, 'source'));
  expect((await store.open(NAME))?.size).toBe(9);
  expect(await readdir(elsewhere)).toEqual([]);
  expect(await readdir(path.join(folder, 'media', 'incoming'))).toEqual([]);
  await rm(elsewhere, { recursive: true });
});

const namesIn = async (names: AsyncIterable<string>): Promise<string[]> => {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
};

test.each(['nothing', 'an empty folder', 'a folder that a wrong start made'])(
  '[T1] a store whose folder is away, with %s in its place, loses no file and makes none there',
  async (instead) => {
    const [place, aside] = [path.join(folder, 'media'), path.join(folder, 'aside')];
    const store = await openDiskStore({ folder: place });
    await store.put(NAME, await fileWith('x'));
    await rename(place, aside);
    if (instead !== 'nothing') await mkdir(place);
    if (instead === 'a folder that a wrong start made') await mkdir(path.join(place, 'incoming'));
    const before = instead === 'nothing' ? null : await readdir(place);
    const source = await fileWith('another');
    await expect(store.remove(NAME)).rejects.toThrow(FilesAway);
    await expect(store.open(NAME)).rejects.toThrow(FilesAway);
    await expect(store.put(NAME, source)).rejects.toThrow(FilesAway);
    await expect(store.space()).rejects.toThrow(FilesAway);
    await expect(namesIn(store.names())).rejects.toThrow(FilesAway);
    expect(await readdir(place).catch(() => null)).toEqual(before);
    await rm(place, { recursive: true, force: true });
    await rename(aside, place);
    expect(await namesIn(store.names())).toEqual([NAME]);
    await store.remove(NAME);
    expect(await namesIn(store.names())).toEqual([]);
  },
);

test('[T1] a store that is opened while its disk is away waits for the disk, and makes nothing in its place', async () => {
  const [place, aside] = [path.join(folder, 'media'), path.join(folder, 'aside')];
  await (await openDiskStore({ folder: place })).put(NAME, await fileWith('x'));
  await rename(place, aside);
  await mkdir(place);
  const store = await openDiskStore({ folder: place, hasFiles: () => Promise.resolve(true) });
  await expect(store.remove(NAME)).rejects.toThrow(FilesAway);
  expect([await store.isThere(), await readdir(place)]).toEqual([false, []]);
  await rm(place, { recursive: true });
  await rename(aside, place);
  expect((await store.open(NAME))?.size).toBe(1);
});

test('a store that was begun before there were signs is known by its folders, and gets a sign', async () => {
  const place = path.join(folder, 'media');
  await (await openDiskStore({ folder: place })).put(NAME, await fileWith('x'));
  await rm(path.join(place, SIGN));
  const store = await openDiskStore({ folder: place, hasFiles: () => Promise.resolve(true) });
  expect((await store.open(NAME))?.size).toBe(1);
  expect(await readdir(place)).toContain(SIGN);
});

test('a disk store throws FilesAway where a file stands in place of its folder', async () => {
  const place = path.join(folder, 'media');
  const store = await openDiskStore({ folder: place });
  await rm(place, { recursive: true });
  await writeFile(place, 'a file');
  await expect(store.open(NAME)).rejects.toThrow(FilesAway);
  await expect(store.remove(NAME)).rejects.toThrow(FilesAway);
});
