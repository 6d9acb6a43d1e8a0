/** A folder for work on pictures: what a process that was killed left there, a photo perhaps, does not stay. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './fileRoot.js';

/** Makes it where it is missing, for this user alone. */
export async function emptiedScratch(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await emptyFolder(folder);
}

/** A new folder in it; one that was away when the process began is made first, where its disk is back. */
export async function folderIn(scratch: string, prefix: string): Promise<string> {
  const make = (): Promise<string> => mkdtemp(path.join(scratch, prefix));
  try {
    return await make();
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(scratch, { mode: 0o700 });
    return make();
  }
}

export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    // Its process, if there still is one, ends with the server that is gone, and may put a file there meanwhile.
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}
