/** Folders for work on pictures: a photo that a killed process left there does not stay. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './fileRoot.js';

/** Makes the folder where it is missing, for this user alone, and empties it. */
export async function emptiedScratch(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await emptyFolder(folder);
}

/** Makes a new folder in `scratch`; and `scratch` first, where its disk was away when the process began. */
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
