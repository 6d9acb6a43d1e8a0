/**
 * Photo files in a folder of the local disk: `<folder>/<2 of the name>/<2 more>/<name>`, readable by the server's user
 * alone. Two levels keep folders small with a million files. A file that is being copied stands in `<folder>/incoming`.
 *
 * A removed file is unlinked, durably. Blocks that a file system has freed are beyond a program's reach: encrypt the
 * disk.
 */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, statfs, chmod } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ageOf } from './fileAge.js';
import { FileRoot, isMissing, syncFile } from './fileRoot.js';
import { MEDIA_NAME, type ByteRange, type MediaFile, type MediaStore } from './mediaStore.js';

export interface DiskStoreOptions {
  folder: string;
  /** Whether files belong in it already: then an empty folder is one whose disk is away, and no new store. */
  hasFiles?: () => Promise<boolean>;
}

export interface DiskStore extends MediaStore {
  /** Whether the folder is there. Throws nothing. */
  isThere: () => Promise<boolean>;
}

/** Opens the store also where its folder is away: then every call throws `FilesAway`, until the folder is back. */
export async function openDiskStore({ folder, hasFiles = none }: DiskStoreOptions): Promise<DiskStore> {
  const store = new FolderOfPhotos(folder, async () => (await hasFolders(folder)) || !(await hasFiles()));
  await store.isThere();
  return store;
}

const FOLDER = /^[0-9a-f]{2}$/;

class FolderOfPhotos implements DiskStore {
  private readonly root: FileRoot;
  private readonly incoming: string;

  constructor(folder: string, mayBegin: () => Promise<boolean>) {
    this.root = new FileRoot(folder, mayBegin);
    this.incoming = path.join(this.root.path, 'incoming');
  }

  isThere(): Promise<boolean> {
    return this.requireThere().then(
      () => true,
      () => false,
    );
  }

  async put(name: string, sourceFile: string): Promise<void> {
    const place = this.placeOf(name);
    const arriving = path.join(this.incoming, name);
    await this.root.within(async () => {
      await makeFolder(this.incoming);
      await move(sourceFile, arriving);
      await chmod(arriving, 0o600);
      await syncFile(arriving);
      await makeFolders(place);
      await rename(arriving, place);
      await syncFile(path.dirname(place));
    });
  }

  async open(name: string): Promise<MediaFile | null> {
    if (!MEDIA_NAME.test(name)) return null;
    const place = this.placeOf(name);
    const status = await this.root.within(() => stat(place).catch(unlessMissing));
    if (status === null) return null;
    return {
      size: status.size,
      stream: (range) => Readable.from(bytesOf(place, range, this.root), { objectMode: false }),
    };
  }

  async remove(name: string): Promise<void> {
    const files = [path.join(this.incoming, name), this.placeOf(name)];
    await this.root.within(async () => {
      for (const file of files) {
        await rm(file, { force: true });
        // A folder that was never made holds nothing; and one whose file went before may not have been synced then.
        await syncFile(path.dirname(file)).catch(unlessMissing);
      }
    });
  }

  async *names(olderThan = 0): AsyncGenerator<string> {
    try {
      await this.requireThere();
      yield* this.namesOlder(olderThan);
      // A file that was not listed since the folder went away is not missing.
      await this.requireThere();
    } catch (error) {
      throw await this.root.judged(error);
    }
  }

  async space(): Promise<{ free: number; total: number }> {
    const { bavail, blocks, bsize } = await this.root.within(() => statfs(this.root.path));
    return { free: bavail * bsize, total: blocks * bsize };
  }

  private requireThere(): Promise<void> {
    return this.root.within(() => Promise.resolve());
  }

  private placeOf(name: string): string {
    if (!MEDIA_NAME.test(name)) throw new TypeError('Not a name of a photo file');
    return path.join(this.root.path, name.slice(0, 2), name.slice(2, 4), name);
  }

  private async *namesOlder(olderThan: number): AsyncGenerator<string> {
    const seen = new Set((await readdir(this.incoming).catch(unlessMissing)) ?? []);
    const isOld = await ageOf(this.root.path, olderThan);
    for (const name of seen) if (MEDIA_NAME.test(name) && (await isOld(path.join(this.incoming, name)))) yield name;
    for await (const name of namesBelow(this.root.path))
      if (MEDIA_NAME.test(name) && !seen.has(name) && (await isOld(this.placeOf(name)))) yield name;
  }
}

async function* namesBelow(root: string): AsyncGenerator<string> {
  for (const first of await readdir(root))
    if (FOLDER.test(first))
      for (const second of await readdir(path.join(root, first))) yield* await readdir(path.join(root, first, second));
}

const none = (): Promise<boolean> => Promise.resolve(false);

/** Whether the folder holds those of a store that was begun before there were signs. */
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

/** Renames a file where that is possible; between disks copies it, and removes it only when the copy is whole. */
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

/** Makes two folders, each by itself: where the disk went away meanwhile, nothing is made in its place. */
async function makeFolders(place: string): Promise<void> {
  const second = path.dirname(place);
  await makeFolder(path.dirname(second));
  await makeFolder(second);
}

/** Makes a folder that outlives a power cut: the folder that holds it is synced. */
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
