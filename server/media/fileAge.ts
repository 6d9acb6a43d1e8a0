/**
 * The age of a file in its place, by the clock that wrote its time: on a volume that machines share, that is the file
 * system's, and no machine's own may be compared with it.
 */
import { randomUUID } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Returns whether a file is older than so many ms; a missing file is not. `folder`: a file is written there to read the
 * clock.
 */
export async function ageOf(folder: string, olderThan: number): Promise<(file: string) => Promise<boolean>> {
  if (olderThan === 0) return () => Promise.resolve(true);
  const before = (await clockOf(folder)) - olderThan;
  // The file's move to its place counts too, which the time of its last byte leaves out.
  return (file) =>
    stat(file).then(
      ({ ctimeMs }) => ctimeMs < before,
      () => false,
    );
}

async function clockOf(folder: string): Promise<number> {
  const file = path.join(folder, `.clock-${randomUUID()}`);
  await writeFile(file, '', { mode: 0o600 });
  const { ctimeMs } = await stat(file);
  await rm(file, { force: true });
  return ctimeMs;
}
