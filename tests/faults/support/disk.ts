/** A disk of a chosen size: a mounted tmpfs, which takes root's rights. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Disk {
  folder: string;
  /** Resizes the disk so that this many bytes are free. */
  leave: (bytes: number) => Promise<void>;
  free: () => Promise<number>;
  remove: () => Promise<void>;
}

export async function mountDisk(bytes: number): Promise<Disk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-disk-'));
  const mount = (...options: string[]): void => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', folder], { stdio: 'pipe' });
    } catch (error) {
      throw new Error('this test needs a disk of its own: run it as somebody who may mount (root)', { cause: error });
    }
  };
  mount(`size=${String(bytes)}`, 'mode=755');
  await chmod(folder, 0o755);
  return {
    folder,
    leave: async (left) => {
      const { blocks, bfree, bsize } = await statfs(folder);
      mount('remount', `size=${String((blocks - bfree) * bsize + left)}`);
    },
    free: async () => {
      const { bfree, bsize } = await statfs(folder);
      return bfree * bsize;
    },
    remove: async () => {
      execFileSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
