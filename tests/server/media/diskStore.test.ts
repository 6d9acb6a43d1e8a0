import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDiskStore } from '../../../server/media/diskStore.js';
import { mediaStoreContract } from '../../contracts/mediaStore.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallyline-media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('photo files on a disk', () => mediaStoreContract(() => openDiskStore(path.join(folder, 'media'))));

const NAME = `abcd${'0'.repeat(28)}.webp`;

async function fileWith(content: string): Promise<string> {
  await writeFile(path.join(folder, 'source'), content, { mode: 0o644 });
  return path.join(folder, 'source');
}

test('files and folders are the owner’s alone, two levels deep', async () => {
  const store = await openDiskStore(path.join(folder, 'media'));
  await store.put(NAME, await fileWith('x'));
  const modeOf = async (...names: string[]) => (await stat(path.join(folder, 'media', ...names))).mode & 0o777;
  expect(await modeOf()).toBe(0o700);
  expect(await modeOf('ab')).toBe(0o700);
  expect(await modeOf('ab', 'cd')).toBe(0o700);
  expect(await modeOf('ab', 'cd', NAME)).toBe(0o600);
});

test('what a put that was cut off left is listed, is no file, and goes with a removal', async () => {
  const store = await openDiskStore(path.join(folder, 'media'));
  await mkdir(path.join(folder, 'media', 'incoming'), { recursive: true });
  await writeFile(path.join(folder, 'media', 'incoming', NAME), 'half');
  const names: string[] = [];
  for await (const name of store.names()) names.push(name);
  expect(names).toEqual([NAME]);
  expect(await store.open(NAME)).toBeNull();
  await store.remove(NAME);
  expect(await readdir(path.join(folder, 'media', 'incoming'))).toEqual([]);
});

test('what another disk holds is copied, and is gone from there', async () => {
  // /dev/shm is a disk of its own on Linux; elsewhere this is the same as any other put.
  const elsewhere = await mkdtemp(path.join((await stat('/dev/shm').catch(() => null)) ? '/dev/shm' : folder, 'put-'));
  const store = await openDiskStore(path.join(folder, 'media'));
  await writeFile(path.join(elsewhere, 'source'), 'from afar');
  await store.put(NAME, path.join(elsewhere, 'source'));
  expect((await store.open(NAME))?.size).toBe(9);
  expect(await readdir(elsewhere)).toEqual([]);
  expect(await readdir(path.join(folder, 'media', 'incoming'))).toEqual([]);
  await rm(elsewhere, { recursive: true });
});
