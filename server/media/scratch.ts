/** A folder for work on pictures: what a process that was killed left there, a photo perhaps, does not stay. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Makes it where it is missing, for this user alone. */
export async function emptiedScratch(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await emptyFolder(folder);
}

export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    // Its process, if there still is one, ends with the server that is gone, and may put a file there meanwhile.
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}
