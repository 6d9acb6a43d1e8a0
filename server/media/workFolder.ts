/**
 * The folder in which a process has photos that it works on. With the embedded store that is the data folder itself:
 * its one server empties its scratch folders when it starts. Instances that share a data folder have a work folder each
 * in it, so that none empties another's; the others remove that of an instance which never comes back.
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

/**
 * Names a folder for the command line, beside servers: it is not made before it is needed, and no instance has its
 * name.
 */
export function passingWorkFolder({ dataDir, newId }: WorkFolderOptions): WorkFolder {
  const own = path.join(dataDir, 'instances', nameOf(newId()));
  return {
    path: own,
    close: () => rm(own, { recursive: true, force: true }),
  };
}

/** Makes a server's folder: the same folder at its next start, unless the system chooses its port. */
export async function openInstanceFolder(options: WorkFolderOptions): Promise<WorkFolder> {
  const folder = new InstanceFolder(options);
  await folder.start();
  return folder;
}

class InstanceFolder implements WorkFolder {
  readonly path: string;
  private isMade = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: WorkFolderOptions) {
    const { dataDir, port, newId } = options;
    this.path = path.join(dataDir, 'instances', nameOf(port === 0 ? newId() : String(port)));
  }

  async start(): Promise<void> {
    await this.live();
    this.timer = setInterval(() => void this.live().catch(this.options.onFault), SIGN_OF_LIFE_EVERY_MS).unref();
  }

  close(): Promise<void> {
    clearInterval(this.timer);
    return Promise.resolve();
  }

  private async live(): Promise<void> {
    // Parents are made once: where the data folder's volume went away since, no folder is made at its mount point.
    await mkdir(this.path, { recursive: !this.isMade, mode: 0o700 }).catch(unlessThere);
    this.isMade = true;
    await writeFile(path.join(this.path, ALIVE), '', { mode: 0o600 });
    await removeDead(path.dirname(this.path), path.basename(this.path));
  }
}

function unlessThere(error: unknown): void {
  if (!isOfDisk(error) || error.code !== 'EEXIST') throw error;
}

/**
 * Makes a name that no other server has: two machines have different names, and two servers of one machine different
 * ports.
 */
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

/** Looks at every file: a restore goes on for long, and gives no other sign of life than the files that it makes. */
async function isAllOld(folder: string, isOld: (file: string) => Promise<boolean>): Promise<boolean> {
  if (!(await isOld(folder))) return false;
  for (const name of await readdir(folder, { recursive: true }).catch(() => []))
    if (!(await isOld(path.join(folder, name)))) return false;
  return true;
}
