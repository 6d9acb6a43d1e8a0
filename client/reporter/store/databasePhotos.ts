/**
 * Photos in the phone's database: a reload, a crash or a tunnel loses none. Private windows of some browsers take no
 * Blobs there: then their bytes are stored, and where these are not taken either, the photo is kept as long as the page
 * lives, which `areDurable` tells.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { MemoryFiles, type KeptPhoto, type PhotoFiles } from '../photos/files.js';
import { isFull, type Database, type PhotoRow } from './database.js';

type Listed = Pick<KeptPhoto, 'id' | 'at'>;

export class DatabasePhotos implements PhotoFiles {
  private readonly memory = new MemoryFiles();
  private readonly allDurable = signal(true);
  readonly areDurable: ReadonlySignal<boolean> = this.allDurable;

  constructor(private readonly database: Database) {}

  async put(photo: KeptPhoto): Promise<void> {
    try {
      await storePhoto(this.database, photo);
    } catch (error) {
      if (isFull(error)) throw error;
      await this.memory.put(photo);
      this.allDurable.value = false;
    }
  }

  async get(id: string): Promise<KeptPhoto | null> {
    const row = await this.database.run((connection) => connection.get('photos', id));
    return row === undefined ? this.memory.get(id) : photoIn(row);
  }

  async remove(id: string): Promise<void> {
    await this.memory.remove(id);
    await this.database.run((connection) => connection.delete('photos', id));
  }

  async all(): Promise<Listed[]> {
    const stored = await this.database.run(async (connection) => {
      // The index's keys alone are read, no bytes.
      const found: Listed[] = [];
      let cursor = await connection.transaction('photos').store.index('at').openKeyCursor();
      for (; cursor !== null; cursor = await cursor.continue()) found.push({ id: cursor.primaryKey, at: cursor.key });
      return found;
    });
    return [...stored, ...(await this.memory.all())];
  }
}

/** Rejects where the browser takes neither Blobs nor bytes, or has no room. */
export async function storePhoto(database: Database, photo: KeptPhoto): Promise<void> {
  const store = (row: PhotoRow) =>
    database.write(['photos'], async (transaction) => transaction.objectStore('photos').put(row));
  try {
    await store(photo);
  } catch (error) {
    if (isFull(error)) throw error;
    await store(await inBytes(photo));
  }
}

export function photoIn({ file, thumbnail, ...photo }: PhotoRow): KeptPhoto {
  return { ...photo, file: blobOf(file), thumbnail: blobOf(thumbnail) };
}

async function inBytes({ file, thumbnail, ...photo }: KeptPhoto): Promise<PhotoRow> {
  return { ...photo, file: await file.arrayBuffer(), thumbnail: await thumbnail.arrayBuffer() };
}

function blobOf(stored: Blob | ArrayBuffer): Blob {
  return stored instanceof Blob ? stored : new Blob([stored], { type: 'image/jpeg' });
}
