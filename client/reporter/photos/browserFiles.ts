/**
 * Photos in IndexedDB: a reload, a crash or a tunnel loses none. Apart from the outbox, which is read whole at each step.
 * Private windows of some browsers take no Blobs there: then their bytes are put, and where these are not taken either, the
 * photo is kept as long as the page lives, which `areDurable` tells.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DBSchema } from 'idb';
import { isFull, openDatabase, type Database } from '../database.js';
import { MemoryFiles, type KeptPhoto, type PhotoFiles } from './files.js';

type Stored = Pick<KeptPhoto, 'id' | 'at'> & Record<'file' | 'thumbnail', Blob | ArrayBuffer>;

interface Schema extends DBSchema {
  photos: { key: string; value: Stored; indexes: { at: number } };
}

export async function browserFiles(): Promise<PhotoFiles> {
  try {
    const database = await openDatabase<Schema>('rallyline-photos', (created) =>
      created.createObjectStore('photos', { keyPath: 'id' }).createIndex('at', 'at'),
    );
    return new DatabaseFiles(database);
  } catch {
    return new MemoryFiles();
  }
}

class DatabaseFiles implements PhotoFiles {
  private readonly memory = new MemoryFiles();
  private readonly allDurable = signal(true);
  readonly areDurable: ReadonlySignal<boolean> = this.allDurable;

  constructor(private readonly database: Database<Schema>) {}

  async put(photo: KeptPhoto): Promise<void> {
    try {
      await this.store(photo).catch(orElse(async () => this.store(await inBytes(photo))));
    } catch (error) {
      if (isFull(error)) throw error;
      await this.memory.put(photo);
      this.allDurable.value = false;
    }
  }

  async get(id: string): Promise<KeptPhoto | null> {
    const stored = await this.database.begin((open) => open.get('photos', id));
    return stored === undefined ? this.memory.get(id) : inBlobs(stored);
  }

  async remove(id: string): Promise<void> {
    await this.memory.remove(id);
    await this.database.begin((open) => open.delete('photos', id));
  }

  async all(): Promise<Pick<KeptPhoto, 'id' | 'at'>[]> {
    const stored = await this.database.begin(async (open) => {
      // The index's keys alone are read, no bytes.
      const found: Pick<KeptPhoto, 'id' | 'at'>[] = [];
      let cursor = await open.transaction('photos').store.index('at').openKeyCursor();
      for (; cursor !== null; cursor = await cursor.continue()) found.push({ id: cursor.primaryKey, at: cursor.key });
      return found;
    });
    return [...stored, ...(await this.memory.all())];
  }

  private async store(photo: Stored): Promise<void> {
    const { transaction } = await this.database.begin(async (open) => {
      const begun = open.transaction('photos', 'readwrite', { durability: 'strict' });
      // An aborted transaction rejects at its end as well: nobody is to miss the failure there.
      begun.done.catch(() => undefined);
      this.database.follow(begun);
      await begun.store.put(photo);
      return { transaction: begun };
    });
    await transaction.done;
  }
}

/** Does something else after a failure, unless there is no room, for which there is nothing else. */
function orElse(otherwise: () => Promise<void>): (error: unknown) => Promise<void> {
  return (error) => {
    if (isFull(error)) throw error;
    return otherwise();
  };
}

async function inBytes({ file, thumbnail, ...photo }: KeptPhoto): Promise<Stored> {
  return { ...photo, file: await file.arrayBuffer(), thumbnail: await thumbnail.arrayBuffer() };
}

function inBlobs({ file, thumbnail, ...photo }: Stored): KeptPhoto {
  return { ...photo, file: blobOf(file), thumbnail: blobOf(thumbnail) };
}

function blobOf(stored: Blob | ArrayBuffer): Blob {
  return stored instanceof Blob ? stored : new Blob([stored], { type: 'image/jpeg' });
}
