/** Writes a backup: records in chunks, photo files one by one, and its end. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import type { MediaStore } from '../media/mediaStore.js';
import type { ArchiveRecord, Photos } from '../storage/ports.js';
import { CHUNK_BYTES, END, FORMAT, VERSION, type Contents } from './format.js';

export interface BackupParts {
  records: AsyncIterable<ArchiveRecord>;
  media: Pick<MediaStore, 'names' | 'open'>;
  photos: Pick<Photos, 'heldAmong'>;
  at: string;
}

/** The ending of a backup's name until it is whole. */
export const UNFINISHED = '.unfinished';

/**
 * Writes a file that only its owner can read, whole or not at all: under another name first, on the disk before it gets
 * its own.
 */
export async function writeBackup(file: string, parts: BackupParts): Promise<Contents> {
  const unfinished = file + UNFINISHED;
  await rm(unfinished, { force: true });
  try {
    const tar = pack();
    // `flush`: the bytes are on the disk before the file is closed.
    const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    const written = pipeline(tar, createGzip(), target);
    const [contents] = await Promise.all([packAll(tar, parts).catch(failing(tar)), written]);
    await rename(unfinished, file);
    await syncFolder(path.dirname(file));
    return contents;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Ends the pack in an error too: its reader would wait for ever otherwise. */
function failing(tar: Pack) {
  return (error: unknown): never => {
    tar.destroy(error instanceof Error ? error : undefined);
    throw error;
  };
}

async function packAll(tar: Pack, { records, media, photos, at }: BackupParts): Promise<Contents> {
  const digest = createHash('sha256');
  const chunks = new RecordChunks(tar, digest);
  for await (const record of records) await chunks.add(record);
  await chunks.flush();
  const counts = { records: chunks.records, photos: await packPhotos(tar, { media, photos }, digest) };
  const contents: Contents = { format: FORMAT, version: VERSION, at, ...counts, digest: digest.digest('hex') };
  await packBuffer(tar, END, Buffer.from(JSON.stringify(contents), 'utf8'));
  tar.finalize();
  return contents;
}

/** Packs records into files of a chunk each. */
class RecordChunks {
  records = 0;
  private lines: string[] = [];
  private bytes = 0;
  private chunks = 0;

  constructor(
    private readonly tar: Pack,
    private readonly digest: Hash,
  ) {}

  async add(record: ArchiveRecord): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    this.lines.push(line);
    this.bytes += line.length;
    this.records += 1;
    if (this.bytes >= CHUNK_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    const chunk = Buffer.from(this.lines.join(''), 'utf8');
    [this.lines, this.bytes, this.chunks] = [[], 0, this.chunks + 1];
    this.digest.update(chunk);
    await packBuffer(this.tar, `records/${this.chunks.toString().padStart(6, '0')}.ndjson`, chunk);
  }
}

async function packPhotos(
  tar: Pack,
  { media, photos }: Pick<BackupParts, 'media' | 'photos'>,
  digest: Hash,
): Promise<number> {
  let packed = 0;
  for await (const name of media.names()) {
    // A file may outlive its photo for a moment, or where the disk refused to remove it: then it is not carried on (T1).
    const [held] = await photos.heldAmong([name]);
    if (held !== undefined) packed += await packPhoto(tar, name, media, digest);
  }
  return packed;
}

function packBuffer(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600, size: bytes.length }, bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** Returns 0 where the photo was taken down since the records were read. */
async function packPhoto(tar: Pack, name: string, media: BackupParts['media'], digest: Hash): Promise<0 | 1> {
  const found = await media.open(name);
  if (found === null) return 0;
  const entry = tar.entry({ name: `media/${name}`, mode: 0o600, size: found.size });
  for await (const piece of found.stream() as AsyncIterable<Buffer>) {
    digest.update(piece);
    if (!entry.write(piece)) await once(entry, 'drain');
  }
  const closed = once(entry, 'close');
  entry.end(null);
  await closed;
  return 1;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
