/**
 * Photo files in a folder of the local disk: `<folder>/<2 of the name>/<2 more>/<name>`, readable by the server's user
 * alone. Two levels keep folders small with a million files. What is being copied stands in `<folder>/incoming`.
 *
 * Removed means unlinked, durably. Blocks that a file system has freed are beyond a program's reach: encrypt the disk.
 */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat, statfs, chmod } from 'node:fs/promises';
import path from 'node:path';
import { ageOf } from './fileAge.js';
import { MEDIA_NAME, type MediaStore } from './mediaStore.js';

export async function openDiskStore(folder: string): Promise<MediaStore> {
  const root = path.resolve(folder);
  const incoming = path.join(root, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sync(path.dirname(root));

  function placeOf(name: string): string {
    if (!MEDIA_NAME.test(name)) throw new TypeError('Not a name of a photo file');
    return path.join(root, name.slice(0, 2), name.slice(2, 4), name);
  }

  return {
    async put(name, sourceFile) {
      const place = placeOf(name);
      const arriving = path.join(incoming, name);
      await move(sourceFile, arriving);
      await chmod(arriving, 0o600);
      await sync(arriving);
      await makeFolders(place);
      await rename(arriving, place);
      await sync(path.dirname(place));
    },

    async open(name) {
      if (!MEDIA_NAME.test(name)) return null;
      const place = placeOf(name);
      const status = await stat(place).catch(unlessMissing);
      if (status === null) return null;
      return { size: status.size, stream: (range) => createReadStream(place, range) };
    },

    async remove(name) {
      const place = placeOf(name);
      for (const file of [path.join(incoming, name), place]) {
        await rm(file, { force: true });
        // A folder that was never made holds nothing; and one whose file went before may not have been synced then.
        await sync(path.dirname(file)).catch(unlessMissing);
      }
    },

    async *names(olderThan = 0) {
      const isOld = await ageOf(incoming, olderThan);
      const seen = new Set(await readdir(incoming));
      for (const name of seen) if (MEDIA_NAME.test(name) && (await isOld(path.join(incoming, name)))) yield name;
      for (const first of await readdir(root))
        if (/^[0-9a-f]{2}$/.test(first))
          for (const second of await readdir(path.join(root, first)))
            for (const name of await readdir(path.join(root, first, second)))
              if (MEDIA_NAME.test(name) && !seen.has(name) && (await isOld(placeOf(name)))) yield name;
    },

    async space() {
      const { bavail, blocks, bsize } = await statfs(root);
      return { free: bavail * bsize, total: blocks * bsize };
    },
  };
}

/** Renamed where that is possible; between disks copied, and gone from its place only when the copy is whole. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await sync(to);
    await rm(from);
  }
}

/** A new folder outlives a power cut once the one that holds it was synced. */
async function makeFolders(place: string): Promise<void> {
  const second = path.dirname(place);
  const first = path.dirname(second);
  const made = await mkdir(second, { recursive: true, mode: 0o700 });
  if (made !== undefined) for (const folder of [first, path.dirname(first)]) await sync(folder);
}

/** What the system holds of a file, or of a folder's list of names, goes to the disk. */
async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
