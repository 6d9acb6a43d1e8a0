/**
 * Photos in the phone's database: a reload, a crash or a tunnel loses none. Private windows of some browsers take no
 * Blobs there: then their bytes are stored, and where these are not taken either, the photo is kept as long as the page
 * lives, which `areDurable` tells.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Marks } from '../cover/marks.js';
import { MemoryFiles, type KeptPhoto, type PhotoFiles } from '../photos/files.js';
import {
  approvedAs,
  isOpen,
  lookOf,
  marked,
  uncoveredOf,
  type Look,
  type PhotoRow,
  type Uncovered,
} from '../photos/photoRow.js';
import type { PreparedPhoto } from '../../photos/prepared.js';
import type { Database } from '../../store/database.js';
import { isFull } from '../../store/full.js';

type Listed = Pick<KeptPhoto, 'id' | 'at'>;

export class DatabasePhotos implements PhotoFiles {
  private readonly memory = new MemoryFiles();
  private readonly allDurable = signal(true);
  readonly areDurable: ReadonlySignal<boolean> = this.allDurable;

  constructor(private readonly database: Database) {}

  async put(photo: PhotoRow<Blob>): Promise<void> {
    try {
      await storePhoto(this.database, photo);
    } catch (error) {
      if (isFull(error)) throw error;
      await this.memory.put(photo);
      this.allDurable.value = false;
    }
  }

  async get(id: string): Promise<KeptPhoto | null> {
    const row = await this.row(id);
    if (row === undefined) return this.memory.get(id);
    const photo = inBlobs(row);
    return isOpen(photo) ? null : photo;
  }

  async look(id: string): Promise<Look> {
    const row = await this.row(id);
    return row === undefined ? this.memory.look(id) : lookOf(row);
  }

  async uncovered(id: string): Promise<Uncovered | null> {
    const row = await this.row(id);
    return row === undefined ? this.memory.uncovered(id) : uncoveredOf(inBlobs(row));
  }

  async mark(of: Uncovered, marks: Marks): Promise<boolean> {
    return (await this.change(of, (row) => marked(row, marks))) ?? this.memory.mark(of, marks);
  }

  async approve(of: Uncovered, covered: PreparedPhoto | null, now: number): Promise<boolean> {
    const asBlobs = () => this.change(of, (row) => approvedAs(row, covered, now));
    const asBytes = async (error: unknown) => {
      if (isFull(error) || covered === null) throw error;
      const bytes = await bytesOf(covered);
      return this.change(of, (row) => approvedAs(row, bytes, now));
    };
    return (await asBlobs().catch(asBytes)) ?? this.memory.approve(of, covered, now);
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

  private row(id: string): Promise<PhotoRow | undefined> {
    return this.database.run((connection) => connection.get('photos', id));
  }

  /**
   * Changes a row that is still as it was read, in one transaction: a row that was wiped meanwhile is not written again.
   * null where the database has no such row.
   */
  private change({ id, at }: Uncovered, step: (row: PhotoRow) => PhotoRow): Promise<boolean | null> {
    return this.database.write(['photos'], async (transaction) => {
      const photos = transaction.objectStore('photos');
      const row = await photos.get(id);
      if (row === undefined) return null;
      if (row.at !== at) return false;
      await photos.put(step(row));
      return true;
    });
  }
}

/** Stores a photo from another database as one of now. Answers whether there was room. */
export async function storeRow(database: Database, row: PhotoRow): Promise<boolean> {
  try {
    // Nothing names it until its item is here, and unnamed photos that are older are swept.
    await storePhoto(database, { ...inBlobs(row), at: Date.now() });
    return true;
  } catch (error) {
    if (isFull(error)) return false;
    throw error;
  }
}

/** Rejects where the browser takes neither Blobs nor bytes, or has no room. */
async function storePhoto(database: Database, photo: PhotoRow<Blob>): Promise<void> {
  const store = (row: PhotoRow) =>
    database.write(['photos'], async (transaction) => transaction.objectStore('photos').put(row));
  try {
    await store(photo);
  } catch (error) {
    if (isFull(error)) throw error;
    await store(await inBytes(photo));
  }
}

type Picture<Bytes> = Record<'file' | 'thumbnail', Bytes>;

function inBlobs(row: PhotoRow): PhotoRow<Blob> {
  return isOpen(row) ? { ...row, open: { ...row.open, ...blobsOf(row.open) } } : { ...row, ...blobsOf(row) };
}

async function inBytes(row: PhotoRow<Blob>): Promise<PhotoRow<ArrayBuffer>> {
  if (!isOpen(row)) return { ...row, ...(await bytesOf(row)) };
  return { ...row, open: { ...row.open, ...(await bytesOf(row.open)) } };
}

function blobsOf({ file, thumbnail }: Picture<Blob | ArrayBuffer>): Picture<Blob> {
  return { file: blobOf(file), thumbnail: blobOf(thumbnail) };
}

async function bytesOf({ file, thumbnail }: Picture<Blob>): Promise<Picture<ArrayBuffer>> {
  return { file: await file.arrayBuffer(), thumbnail: await thumbnail.arrayBuffer() };
}

function blobOf(stored: Blob | ArrayBuffer): Blob {
  return stored instanceof Blob ? stored : new Blob([stored], { type: 'image/jpeg' });
}
