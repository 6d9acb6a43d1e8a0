import { mkdir, rename, rm } from 'node:fs/promises';

/** Puts a folder away, and an empty one in its place, like a volume that is not mounted; returns how to bring it back. */
export async function putAway(folder: string): Promise<() => Promise<void>> {
  const aside = `${folder}-away`;
  await rename(folder, aside);
  await mkdir(folder);
  return async () => {
    await rm(folder, { recursive: true });
    await rename(aside, folder);
  };
}
