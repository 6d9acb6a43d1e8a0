/**
 * Photo files in a folder of the local disk: `<folder>/<2 of the name>/<2 more>/<name>`, readable by the server's user
 * alone. Two levels keep folders small with a million files. What is being copied stands in `<folder>/incoming`.
 *
 * Removed means unlinked, durably. Blocks that a file system has freed are beyond a program's reach: encrypt the disk.
 */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, statfs, chmod } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ageOf } from './fileAge.js';
import { fileRootAt, isMissing, syncFile, type FileRoot } from './fileRoot.js';
import { MEDIA_NAME, type ByteRange, type MediaStore } from './mediaStore.js';

export interface DiskStoreOptions {
  folder: string;
  /** Whether files belong in it already: then an empty folder is one whose disk is away, and no new store. */
  hasFiles?: () => Promise<boolean>;
}

export interface DiskStore extends MediaStore {
  /** Whether the folder is there. Throws nothing. */
  isThere: () => Promise<boolean>;
}

/** Also where the folder is away: then every call says so, until it is back. */
export async function openDiskStore({ folder, hasFiles = none }: DiskStoreOptions): Promise<DiskStore> {
  const root = fileRootAt(folder, async () => (await hasFolders(folder)) || !(await hasFiles()));
  const { within } = root;
  const incoming = path.join(root.path, 'incoming');

  function placeOf(name: string): string {
    if (!MEDIA_NAME.test(name)) throw new TypeError('Not a name of a photo file');
    return path.join(root.path, name.slice(0, 2), name.slice(2, 4), name);
  }

  async function put(name: string, sourceFile: string): Promise<void> {
    const place = placeOf(name);
    const arriving = path.join(incoming, name);
    await makeFolder(incoming);
    await move(sourceFile, arriving);
    await chmod(arriving, 0o600);
    await syncFile(arriving);
    await makeFolders(place);
    await rename(arriving, place);
    await syncFile(path.dirname(place));
  }

  async function remove(name: string): Promise<void> {
    for (const file of [path.join(incoming, name), placeOf(name)]) {
      await rm(file, { force: true });
      // A folder that was never made holds nothing; and one whose file went before may not have been synced then.
      await syncFile(path.dirname(file)).catch(unlessMissing);
    }
  }

  async function* namesOlder(olderThan: number): AsyncGenerator<string> {
    const seen = new Set((await readdir(incoming).catch(unlessMissing)) ?? []);
    const isOld = await ageOf(root.path, olderThan);
    for (const name of seen) if (MEDIA_NAME.test(name) && (await isOld(path.join(incoming, name)))) yield name;
    for (const first of await readdir(root.path))
      if (FOLDER.test(first))
        for (const second of await readdir(path.join(root.path, first)))
          for (const name of await readdir(path.join(root.path, first, second)))
            if (MEDIA_NAME.test(name) && !seen.has(name) && (await isOld(placeOf(name)))) yield name;
  }

  const isThere = (): Promise<boolean> =>
    within(() => Promise.resolve()).then(
      () => true,
      () => false,
    );
  await isThere();

  return {
    isThere,
    put: async (name, sourceFile) => {
      placeOf(name);
      await within(() => put(name, sourceFile));
    },

    async open(name) {
      if (!MEDIA_NAME.test(name)) return null;
      const place = placeOf(name);
      const status = await within(() => stat(place).catch(unlessMissing));
      if (status === null) return null;
      return {
        size: status.size,
        stream: (range) => Readable.from(bytesOf(place, range, root), { objectMode: false }),
      };
    },

    remove: async (name) => {
      placeOf(name);
      await within(() => remove(name));
    },

    async *names(olderThan = 0) {
      try {
        await within(() => Promise.resolve());
        yield* namesOlder(olderThan);
        // What was not listed since the folder went away is not missing.
        await within(() => Promise.resolve());
      } catch (error) {
        throw await root.judged(error);
      }
    },

    async space() {
      const { bavail, blocks, bsize } = await within(() => statfs(root.path));
      return { free: bavail * bsize, total: blocks * bsize };
    },
  };
}

const FOLDER = /^[0-9a-f]{2}$/;

const none = (): Promise<boolean> => Promise.resolve(false);

/** Whether it has the folders of a store that was begun before there were signs. */
async function hasFolders(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(unlessMissing))?.some((name) => FOLDER.test(name)) === true;
}

async function* bytesOf(place: string, range: ByteRange | undefined, root: FileRoot): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(place, range) as AsyncIterable<Buffer>;
  } catch (error) {
    throw await root.judged(error);
  }
}

/** Renamed where that is possible; between disks copied, and gone from its place only when the copy is whole. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await syncFile(to);
    await rm(from);
  }
}

/** One in another: where the disk went away meanwhile, nothing is made in its place. */
async function makeFolders(place: string): Promise<void> {
  const second = path.dirname(place);
  await makeFolder(path.dirname(second));
  await makeFolder(second);
}

/** A new folder outlives a power cut once the one that holds it was synced. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return;
  }
  await syncFile(path.dirname(folder));
}

function unlessMissing(error: unknown): null {
  if (!isMissing(error)) throw error;
  return null;
}
