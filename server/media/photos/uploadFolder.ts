/**
 * Where uploads stand until they are decoded: as they came from the phone, with all that a camera writes into a file.
 * So it is the server's alone, and nothing in it stays longer than it must.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ageOf } from '../fileAge.js';

export interface UploadFolder {
  path: string;
  fileOf: (id: string) => string;
  /** An empty file that nobody else may read, in place before a byte comes. */
  make: (id: string) => Promise<void>;
  /** How many bytes are there; null where there is no file. */
  sizeOf: (id: string) => Promise<number | null>;
  /** Makes sure that what came outlives a power cut. */
  settle: (id: string) => Promise<void>;
  /** An empty folder for what is made of this upload. */
  outFolder: (id: string) => Promise<string>;
  /** Removes the upload and what was being made of it. */
  remove: (id: string) => Promise<void>;
  /**
   * Removes whatever is not of one of these uploads: what an earlier process left. `olderThan`: only what has stood there
   * for so many ms, by the file system's own clock.
   */
  removeAllBut: (ids: ReadonlySet<string>, olderThan?: number) => Promise<void>;
}

const OUT = '.out';

/** Makes the folders where they are missing. `out`: where photos are made, if that is not for all who share the uploads. */
export async function openUploadFolder(path: string, out = path): Promise<UploadFolder> {
  for (const folder of [path, out]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => join(path, id);
  const outOf = (id: string): string => join(out, id + OUT);
  const discard = (file: string): Promise<void> => rm(file, { recursive: true, force: true });
  return {
    path,
    fileOf,
    make: async (id) => {
      await (await open(fileOf(id), 'wx', 0o600)).close();
    },
    sizeOf: (id) =>
      stat(fileOf(id)).then(
        ({ size }) => size,
        () => null,
      ),
    settle: async (id) => {
      const file = await open(fileOf(id), 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
    outFolder: async (id) => {
      await discard(outOf(id));
      await mkdir(outOf(id), { mode: 0o700 });
      return outOf(id);
    },
    remove: async (id) => {
      await discard(fileOf(id));
      await discard(outOf(id));
    },
    removeAllBut: async (ids, olderThan = 0) => {
      const isOld = await ageOf(path, olderThan);
      const names = await readdir(path);
      for (const name of names.filter((each) => !ids.has(each)))
        if (await isOld(join(path, name))) await discard(join(path, name));
    },
  };
}
