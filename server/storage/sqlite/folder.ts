/** The store's folder: readable by its owner alone. */
import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes a file where there is none, so that it has its mode before anything stands in it. A file that is there is not
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
 * Gives the log its rights back. SQLite makes a log with the rights of its file, and keeps it: a log that was made while
 * the file could not be written would keep the store from being written later. Throws where the file cannot be written.
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
