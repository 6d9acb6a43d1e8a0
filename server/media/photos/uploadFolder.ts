/**
 * Where uploads stand until they are decoded: as they came from the phone, with all that a camera writes into a file.
 * So it is the server's alone, and nothing in it stays longer than it must.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
  /** Removes whatever is not of one of these uploads: what an earlier process left. */
  removeAllBut: (ids: ReadonlySet<string>) => Promise<void>;
}

const OUT = '.out';

/** Makes the folder where it is missing. */
export async function openUploadFolder(path: string): Promise<UploadFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => join(path, id);
  const outOf = (id: string): string => join(path, id + OUT);
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
    removeAllBut: async (ids) => {
      const names = await readdir(path);
      for (const name of names.filter((each) => !ids.has(each))) await discard(join(path, name));
    },
  };
}
