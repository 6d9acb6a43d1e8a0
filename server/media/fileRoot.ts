/**
 * A folder of photos that may be away: a volume that is not mounted, a folder that was moved or may not be entered. A
 * missing file is gone only where the folder itself is there. A sign in the folder says so: an empty place where a
 * volume belongs is a folder, too.
 */
import { mkdir, open, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FilesAway } from './mediaStore.js';

export const SIGN = '.rallyline';

export class FileRoot {
  readonly path: string;
  private readonly sign: string;
  private wasSeen = false;

  /** `mayBegin`: asked where no sign stands, and none was seen by this process: whether one may be made. */
  constructor(
    folder: string,
    private readonly mayBegin: () => Promise<boolean>,
  ) {
    this.path = path.resolve(folder);
    this.sign = path.join(this.path, SIGN);
  }

  /**
   * Does the work where the folder is there before and after it. Throws `FilesAway` where it is not, and for whatever
   * else the disk refuses; a missing file alone stays `ENOENT`.
   */
  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      await this.requireThere();
      const result = await work();
      await this.requireThere();
      return result;
    } catch (error) {
      throw await this.judged(error);
    }
  }

  /** Says what an error of the disk means that came within: for work that goes on for long. */
  async judged(error: unknown): Promise<unknown> {
    if (!isOfDisk(error)) return error;
    if (!isMissing(error)) return new FilesAway(`photos cannot be reached: ${error.message}`, { cause: error });
    return this.requireThere().then(
      () => error,
      (away: unknown) => (isOfDisk(away) ? new FilesAway(away.message, { cause: away }) : away),
    );
  }

  private async requireThere(): Promise<void> {
    if (!(await isThere(this.sign))) await this.begin();
    this.wasSeen = true;
  }

  private async begin(): Promise<void> {
    if (this.wasSeen || !(await this.mayBegin()))
      throw new FilesAway(`no photos' folder is at ${this.path} (no ${SIGN} stands in it)`);
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await writeFile(this.sign, '', { mode: 0o600 });
    for (const each of [this.path, path.dirname(this.path)]) await syncFile(each);
  }
}

export function isMissing(error: unknown): boolean {
  return isOfDisk(error) && error.code === 'ENOENT';
}

/**
 * Whether the operating system refused it, and no mistake of ours. Not asked by class: a test has realms of its own.
 */
export function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
}

/** Brings to the disk what the system holds of a file, or of a folder's list of names. */
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
