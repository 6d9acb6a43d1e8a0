/**
 * Where a process has photos that it works on. With the embedded store that is the data folder itself: one server has it,
 * and empties its scratch folders when it starts. Instances that share a data folder have one each in it, so that none
 * empties another's; that of an instance which never comes back is removed by the others, with whatever photo is in it.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { ageOf } from './fileAge.js';
import { isOfDisk } from './fileRoot.js';

export interface WorkFolder {
  path: string;
  close: () => Promise<void>;
}

export interface WorkFolderOptions {
  dataDir: string;
  port: number;
  newId: () => string;
  onFault: (error: unknown) => unknown;
}

const ALIVE = 'alive';
const SIGN_OF_LIFE_EVERY_MS = 10 * 60_000;
const DEAD_AFTER_MS = 60 * 60_000;

export function embeddedWorkFolder(dataDir: string): WorkFolder {
  return { path: dataDir, close: () => Promise.resolve() };
}

/** Of the command line, beside whatever runs: nothing is made before it is needed, and no instance has its name. */
export function passingWorkFolder({ dataDir, newId }: WorkFolderOptions): WorkFolder {
  const own = path.join(dataDir, 'instances', nameOf(newId()));
  return {
    path: own,
    close: () => rm(own, { recursive: true, force: true }),
  };
}

/** Of a server: the same at its next start, unless the system chooses its port. */
export async function openInstanceFolder(options: WorkFolderOptions): Promise<WorkFolder> {
  const { dataDir, port, newId, onFault } = options;
  const own = path.join(dataDir, 'instances', nameOf(port === 0 ? newId() : String(port)));
  let isMade = false;
  const live = async (): Promise<void> => {
    // Where its volume went away since, nothing is made in the place of that.
    await mkdir(own, { recursive: !isMade, mode: 0o700 }).catch(unlessThere);
    isMade = true;
    await writeFile(path.join(own, ALIVE), '', { mode: 0o600 });
    await removeDead(path.dirname(own), path.basename(own));
  };
  await live();
  const timer = setInterval(() => void live().catch(onFault), SIGN_OF_LIFE_EVERY_MS).unref();
  return {
    path: own,
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

function unlessThere(error: unknown): void {
  if (!isOfDisk(error) || error.code !== 'EEXIST') throw error;
}

/** Two machines have different names, and two servers of one machine different ports. */
function nameOf(which: string): string {
  return `${hostname().replaceAll(/[^\w.-]/g, '_')}-${which}`;
}

async function removeDead(instances: string, own: string): Promise<void> {
  const isOld = await ageOf(instances, DEAD_AFTER_MS);
  for (const name of await readdir(instances)) {
    const folder = path.join(instances, name);
    if (name !== own && (await isAllOld(folder, isOld))) await rm(folder, { recursive: true, force: true });
  }
}

/** A restore goes on for long, and gives no other sign of life than the files that it makes. */
async function isAllOld(folder: string, isOld: (file: string) => Promise<boolean>): Promise<boolean> {
  if (!(await isOld(folder))) return false;
  for (const name of await readdir(folder, { recursive: true }).catch(() => []))
    if (!(await isOld(path.join(folder, name)))) return false;
  return true;
}
