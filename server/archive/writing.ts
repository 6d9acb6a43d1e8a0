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

/** What the name of a backup ends with until it is whole. */
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
    // Flushed: on the disk before it is closed.
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

/** What takes from a pack hears of its end in an error too, else it would wait for ever. */
function failing(tar: Pack) {
  return (error: unknown): never => {
    tar.destroy(error instanceof Error ? error : undefined);
    throw error;
  };
}

async function packAll(tar: Pack, { records, media, photos, at }: BackupParts): Promise<Contents> {
  const digest = createHash('sha256');
  const contents: Contents = { format: FORMAT, version: VERSION, at, records: 0, photos: 0, digest: '' };
  let [lines, bytes, chunks] = [[] as string[], 0, 0];
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const chunk = Buffer.from(lines.join(''), 'utf8');
    [lines, bytes, chunks] = [[], 0, chunks + 1];
    digest.update(chunk);
    await packBuffer(tar, `records/${chunks.toString().padStart(6, '0')}.ndjson`, chunk);
  };
  for await (const record of records) {
    const line = `${JSON.stringify(record)}\n`;
    lines.push(line);
    bytes += line.length;
    contents.records += 1;
    if (bytes >= CHUNK_BYTES) await flush();
  }
  await flush();
  for await (const name of media.names()) {
    // A file may outlive its photo for a moment, or where the disk refused to remove it: that one is not carried on (T1).
    const [held] = await photos.heldAmong([name]);
    if (held !== undefined) contents.photos += await packPhoto(tar, name, media, digest);
  }
  const whole = { ...contents, digest: digest.digest('hex') };
  await packBuffer(tar, END, Buffer.from(JSON.stringify(whole), 'utf8'));
  tar.finalize();
  return whole;
}

function packBuffer(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600, size: bytes.length }, bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** 0 where it was taken down since the records were read. */
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
