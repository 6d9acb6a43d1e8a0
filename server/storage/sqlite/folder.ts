/** The store's folder: readable by its owner alone, with the copies that migrations leave in it for a while. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';

const COPY = /^rallyline\.v\d+\.(\d+)\.copy$/;
const COPY_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

export interface Copies {
  /** Makes an empty file for the copy of a store of that version. */
  add: (version: number) => { path: string; drop: () => void };
  dropAll: () => void;
  /** Those made before a moment, in milliseconds. Asks for it only where there are any. */
  dropBefore: (moment: () => number) => void;
  /** Those older than seven days. */
  dropOld: () => void;
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes a file where there is none, so that it has its mode before anything stands in it. One that is there is not
 * opened: closing it again would free the locks that SQLite in this process holds on it.
 */
export function makeFile(path: string): void {
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

/**
 * SQLite makes a log with the rights of its file, and keeps it: one that was made while the file could not be written
 * would keep the store from being written when it can be again. Throws where the file itself cannot be written.
 */
export function rightLog(path: string): void {
  accessSync(path, constants.W_OK);
  for (const log of [`${path}-wal`, `${path}-shm`]) if (existsSync(log) && !isWritable(log)) chmodSync(log, 0o600);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function copiesIn(folder: string, now: () => Date): Copies {
  return {
    add(version) {
      const path = join(folder, `rallyline.v${version.toString()}.${now().getTime().toString()}.copy`);
      makeFile(path);
      return {
        path,
        drop: () => {
          unlinkSync(path);
        },
      };
    },
    dropAll: () => drop(() => true),
    dropBefore: (moment) => drop((madeAt) => madeAt <= moment()),
    dropOld: () => drop((madeAt) => now().getTime() - madeAt > COPY_DAYS * DAY_MS),
  };

  function drop(isDue: (madeAt: number) => boolean): void {
    for (const name of readdirSync(folder)) {
      const madeAt = COPY.exec(name)?.[1];
      // Another process may drop the same one at this moment.
      if (madeAt !== undefined && isDue(Number(madeAt))) rmSync(join(folder, name), { force: true });
    }
  }
}
