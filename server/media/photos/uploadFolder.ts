/**
 * Where uploads stand until they are decoded: as they came from the phone, with all that a camera writes into a file.
 * So it is the server's alone, and nothing in it stays longer than it must.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ageOf } from '../fileAge.js';
import { fileRootAt, isMissing, SIGN } from '../fileRoot.js';

/** Each call throws `FilesAway` where the folder cannot be reached: what is missing then is not gone. */
export interface UploadFolder {
  path: string;
  fileOf: (id: string) => string;
  /** Does something with the files in it, where the folder is there: a missing file alone stays `ENOENT`. */
  within: <Result>(work: () => Promise<Result>) => Promise<Result>;
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

export interface UploadFolderOptions {
  folder: string;
  /** Where photos are made, if that is not for all who share the uploads. */
  out?: string | undefined;
  /** Asked where none stands there yet, and none was seen: whether it may be made. */
  mayBegin?: () => Promise<boolean>;
}

/** Makes it where it is missing; also returns where it is away, until it is back. */
export async function openUploadFolder(options: UploadFolderOptions): Promise<UploadFolder> {
  const { mayBegin = () => Promise.resolve(true) } = options;
  const root = fileRootAt(options.folder, mayBegin);
  const { path, within } = root;
  const out = resolve(options.out ?? path);
  const fileOf = (id: string): string => join(path, id);
  const outOf = (id: string): string => join(out, id + OUT);
  const discard = (file: string): Promise<void> => rm(file, { recursive: true, force: true });
  await within(() => Promise.resolve()).catch(() => undefined);
  return {
    path,
    fileOf,
    within,
    make: (id) => within(async () => (await open(fileOf(id), 'wx', 0o600)).close()),
    sizeOf: (id) => within(() => sizeOf(fileOf(id))),
    settle: (id) => within(() => settle(fileOf(id))),
    outFolder: (id) =>
      within(async () => {
        await discard(outOf(id));
        await mkdir(outOf(id), { mode: 0o700 });
        return outOf(id);
      }),
    remove: (id) =>
      within(async () => {
        await discard(fileOf(id));
        await discard(outOf(id));
      }),
    removeAllBut: (ids, olderThan = 0) =>
      within(async () => {
        const isOld = await ageOf(path, olderThan);
        for (const name of await readdir(path))
          if (name !== SIGN && !ids.has(name) && (await isOld(join(path, name)))) await discard(join(path, name));
      }),
  };
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return null;
  }
}

async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
