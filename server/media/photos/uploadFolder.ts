/**
 * The folder in which uploads stand until they are decoded: as they came from the phone, with all that a camera writes
 * into a file. So the folder is the server's alone, and nothing in it stays longer than it must.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ageOf } from '../fileAge.js';
import { FileRoot, isMissing, SIGN } from '../fileRoot.js';

export interface UploadFolderOptions {
  folder: string;
  /** Where photos are made, if that is not for all who share the uploads. */
  out?: string | undefined;
  /** Asked where no folder stands there yet, and none was seen: whether it may be made. */
  mayBegin?: () => Promise<boolean>;
}

const OUT = '.out';

/** Makes the folder where it is missing; also returns where it is away, until it is back. */
export async function openUploadFolder(options: UploadFolderOptions): Promise<UploadFolder> {
  const folder = new UploadFolder(options);
  await folder.within(() => Promise.resolve()).catch(() => undefined);
  return folder;
}

/** Each call throws `FilesAway` where the folder cannot be reached: what is missing then is not gone. */
export class UploadFolder {
  private readonly root: FileRoot;
  private readonly out: string;

  constructor({ folder, out, mayBegin = () => Promise.resolve(true) }: UploadFolderOptions) {
    this.root = new FileRoot(folder, mayBegin);
    this.out = resolve(out ?? this.root.path);
  }

  get path(): string {
    return this.root.path;
  }

  fileOf(id: string): string {
    return join(this.root.path, id);
  }

  /** Does something with the files in it, where the folder is there: a missing file alone stays `ENOENT`. */
  within<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.root.within(work);
  }

  /** Makes an empty file that nobody else may read, in place before a byte comes. */
  make(id: string): Promise<void> {
    return this.within(async () => (await open(this.fileOf(id), 'wx', 0o600)).close());
  }

  /** Tells how many bytes are there; null where there is no file. */
  sizeOf(id: string): Promise<number | null> {
    return this.within(() => sizeOf(this.fileOf(id)));
  }

  /** Makes sure that the bytes that came outlive a power cut. */
  settle(id: string): Promise<void> {
    return this.within(() => settle(this.fileOf(id)));
  }

  /** Makes an empty folder for the files that are made of this upload. */
  outFolder(id: string): Promise<string> {
    return this.within(async () => {
      const folder = join(this.out, id + OUT);
      await discard(folder);
      await mkdir(folder, { mode: 0o700 });
      return folder;
    });
  }

  /** Removes the upload and the files that were being made of it. */
  remove(id: string): Promise<void> {
    return this.within(async () => {
      await discard(this.fileOf(id));
      await discard(join(this.out, id + OUT));
    });
  }

  /**
   * Removes files that are not of one of these uploads: an earlier process left them. `olderThan`: only files that have
   * stood there for so many ms, by the file system's own clock.
   */
  removeAllBut(ids: ReadonlySet<string>, olderThan = 0): Promise<void> {
    return this.within(async () => {
      const isOld = await ageOf(this.path, olderThan);
      for (const name of await readdir(this.path))
        if (name !== SIGN && !ids.has(name) && (await isOld(join(this.path, name))))
          await discard(join(this.path, name));
    });
  }
}

function discard(file: string): Promise<void> {
  return rm(file, { recursive: true, force: true });
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
