/** The contract of every store of photo files. An adapter's test is a call of this with a factory of fresh, empty stores. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { MediaStore } from '../../server/media/mediaStore.js';

export function mediaStoreContract(openStore: () => Promise<MediaStore>): void {
  let sources: string;
  beforeAll(async () => {
    sources = await mkdtemp(path.join(tmpdir(), 'rallyline-sources-'));
  });
  afterAll(() => rm(sources, { recursive: true, force: true }));

  const newName = (ending = 'webp'): string => `${randomBytes(16).toString('hex')}.${ending}`;

  async function source(content: string | Buffer): Promise<string> {
    const file = path.join(sources, randomBytes(8).toString('hex'));
    await writeFile(file, content);
    return file;
  }

  async function contentOf(store: MediaStore, name: string): Promise<string | null> {
    const file = await store.open(name);
    return file === null ? null : (await buffer(file.stream())).toString();
  }

  async function namesOf(store: MediaStore): Promise<string[]> {
    const names: string[] = [];
    for await (const name of store.names()) names.push(name);
    return names.sort();
  }

  test('a file that was put can be read, with its size, and is gone from where it came', async () => {
    const store = await openStore();
    const [name, file] = [newName(), await source('chant')];
    await store.put(name, file);
    expect((await store.open(name))?.size).toBe(5);
    expect(await contentOf(store, name)).toBe('chant');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  test('a media store reads a range of bytes with both ends included', async () => {
    const store = await openStore();
    const name = newName('jpg');
    await store.put(name, await source('0123456789'));
    const file = await store.open(name);
    expect(file).not.toBeNull();
    if (file === null) return;
    expect((await buffer(file.stream({ start: 2, end: 4 }))).toString()).toBe('234');
    expect((await buffer(file.stream({ start: 9, end: 9 }))).toString()).toBe('9');
    expect((await buffer(file.stream())).toString()).toBe('0123456789');
  });

  test('a name that is put again holds the last file', async () => {
    const store = await openStore();
    const name = newName();
    await store.put(name, await source('first'));
    await store.put(name, await source('second'));
    expect(await contentOf(store, name)).toBe('second');
    expect(await namesOf(store)).toEqual([name]);
  });

  test('a large file comes out as it went in', async () => {
    const store = await openStore();
    const [name, bytes] = [newName(), randomBytes(3_000_000)];
    await store.put(name, await source(bytes));
    const file = await store.open(name);
    expect(file?.size).toBe(bytes.length);
    expect(file !== null && (await buffer(file.stream())).equals(bytes)).toBe(true);
  });

  test('a file that was removed is not there, and to remove it again is no error', async () => {
    const store = await openStore();
    const [name, other] = [newName(), newName()];
    await store.put(name, await source('gone soon'));
    await store.put(other, await source('stays'));
    await store.remove(name);
    await store.remove(name);
    expect(await store.open(name)).toBeNull();
    expect(await namesOf(store)).toEqual([other]);
    expect(await contentOf(store, other)).toBe('stays');
  });

  test('[T1] a file that is removed before it is read ends in an error', async () => {
    const store = await openStore();
    const name = newName();
    await store.put(name, await source('taken down'));
    const file = await store.open(name);
    await store.remove(name);
    await expect(file === null ? null : buffer(file.stream())).rejects.toThrow();
  });

  test('a file that is not there is not put, and leaves nothing', async () => {
    const store = await openStore();
    await expect(store.put(newName(), path.join(sources, 'missing'))).rejects.toThrow('ENOENT');
    expect(await namesOf(store)).toEqual([]);
  });

  test('a media store lists the names of all its files, each name once', async () => {
    const store = await openStore();
    const names = Array.from({ length: 20 }, (_, at) => newName(['webp', 'jpg', 'png'][at % 3]));
    for (const name of names) await store.put(name, await source(name));
    expect(await namesOf(store)).toEqual(names.sort());
  });

  test.each([
    '',
    '.',
    '..',
    '../../rallyline.db',
    'incoming',
    `../${'a'.repeat(32)}.webp`,
    `${'a'.repeat(32)}.webp/..`,
    `${'a'.repeat(32)}.webp\n`,
    `${'a'.repeat(32)}.webp\0`,
    `${'a'.repeat(32)}.svg`,
    `${'A'.repeat(32)}.webp`,
    `${'a'.repeat(31)}.webp`,
    `${'a'.repeat(33)}.webp`,
  ])('[X1] the text %j is no name: nothing is put, removed or found under it', async (name) => {
    const store = await openStore();
    const file = await source('kept');
    await expect(store.put(name, file)).rejects.toThrow(TypeError);
    await expect(store.remove(name)).rejects.toThrow(TypeError);
    expect(await store.open(name)).toBeNull();
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  test('a store tells how much space its disk has', async () => {
    const { free, total } = await (await openStore()).space();
    expect(total).toBeGreaterThan(0);
    expect(free).toBeGreaterThanOrEqual(0);
    expect(free).toBeLessThanOrEqual(total);
  });
}
