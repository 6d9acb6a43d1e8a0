/**
 * A folder of photos that may be away: a volume that is not mounted, a folder that was moved, one that may not be entered.
 * What is missing in it is gone only where the folder itself is there. That it is, a sign in it says: an empty place where
 * a volume belongs is a folder, too.
 */
import { mkdir, open, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FilesAway } from './mediaStore.js';

export const SIGN = '.rallyline';

export interface FileRoot {
  path: string;
  /**
   * Does the work where the folder is there before and after it. Throws `FilesAway` where it is not, and for whatever
   * else the disk refuses; a missing file alone stays `ENOENT`.
   */
  within: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** What an error that the disk gave within means: for work that goes on for long. */
  judged: (error: unknown) => Promise<unknown>;
}

/** `mayBegin`: asked where no sign stands, and none was seen by this process: whether one may be made. */
export function fileRootAt(folder: string, mayBegin: () => Promise<boolean>): FileRoot {
  const root = path.resolve(folder);
  const sign = path.join(root, SIGN);
  let seen = false;

  async function require(): Promise<void> {
    if (!(await isThere(sign))) {
      if (seen || !(await mayBegin())) throw new FilesAway(`no photos' folder is at ${root} (no ${SIGN} stands in it)`);
      await mkdir(root, { recursive: true, mode: 0o700 });
      await writeFile(sign, '', { mode: 0o600 });
      for (const each of [root, path.dirname(root)]) await syncFile(each);
    }
    seen = true;
  }

  async function judged(error: unknown): Promise<unknown> {
    if (!isOfDisk(error)) return error;
    if (!isMissing(error)) return new FilesAway(`photos cannot be reached: ${error.message}`, { cause: error });
    return require().then(
      () => error,
      (away: unknown) => (isOfDisk(away) ? new FilesAway(away.message, { cause: away }) : away),
    );
  }

  return {
    path: root,
    judged,
    within: async (work) => {
      try {
        await require();
        const result = await work();
        await require();
        return result;
      } catch (error) {
        throw await judged(error);
      }
    },
  };
}

export function isMissing(error: unknown): boolean {
  return isOfDisk(error) && error.code === 'ENOENT';
}

/** What the operating system refused, and no mistake of ours. Not asked by class: a test has realms of its own. */
export function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
}

/** What the system holds of a file, or of a folder's list of names, goes to the disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}
