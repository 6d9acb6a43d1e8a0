/** Reads a backup: all of it once to check it, then its records or its photos. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { ArchiveRecord } from '../storage/ports.js';
import { CHUNK_MAX_BYTES, END, FORMAT, NoBackup, VERSION, type Contents } from './format.js';

interface Part {
  name: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** Reads the whole file and holds it against its own end. Throws `NoBackup`. */
export async function checkBackup(file: string): Promise<Contents> {
  return check(file).catch((error: unknown) => {
    throw asNoBackup(error);
  });
}

async function check(file: string): Promise<Contents> {
  const digest = createHash('sha256');
  const found = { records: 0, photos: 0 };
  let end: Contents | null = null;
  for await (const { name, bytes } of partsOf(file)) {
    if (end !== null) throw new NoBackup('something stands behind its end');
    if (name === END) {
      end = JSON.parse(await text(bytes)) as Contents;
      continue;
    }
    if (name.startsWith(PHOTOS)) found.photos += 1;
    for await (const piece of bytes) {
      digest.update(piece);
      if (name.startsWith(RECORDS)) found.records += newlinesIn(piece);
    }
  }
  return whole(end, { ...found, digest: digest.digest('hex') });
}

function newlinesIn(piece: Uint8Array): number {
  return piece.reduce((sum, byte) => sum + (byte === NEWLINE ? 1 : 0), 0);
}

const NEWLINE = 10;
const RECORDS = 'records/';
const PHOTOS = 'media/';

function whole(end: Contents | null, found: Pick<Contents, 'records' | 'photos' | 'digest'>): Contents {
  if (end === null) throw new NoBackup('it was cut off');
  if ((end.format as string) !== FORMAT) throw new NoBackup('it is something else');
  if ((end.version as number) > VERSION) throw new NoBackup('it was made by a newer version: upgrade first');
  const fits = end.records === found.records && end.photos === found.photos && end.digest === found.digest;
  if (!fits) throw new NoBackup('it is damaged: its content is not what its end says');
  return end;
}

/** The records of a file that was checked before. */
export async function* recordsIn(file: string): AsyncGenerator<ArchiveRecord> {
  for await (const { name, size, bytes } of partsOf(file)) {
    if (!name.startsWith(RECORDS)) continue;
    if (size > CHUNK_MAX_BYTES) throw new NoBackup('one of its parts is larger than any that is written');
    for (const line of (await text(bytes)).split('\n')) if (line !== '') yield JSON.parse(line) as ArchiveRecord;
  }
}

/** The photo files of a file that was checked before, each with its name. */
export async function* photosIn(file: string): AsyncGenerator<{ name: string; bytes: AsyncIterable<Uint8Array> }> {
  for await (const { name, bytes } of partsOf(file)) {
    if (name.startsWith(PHOTOS)) yield { name: name.slice(PHOTOS.length), bytes };
  }
}

/** The parts in their order; bytes that were not read are passed over. */
async function* partsOf(file: string): AsyncGenerator<Part> {
  const parts = extract();
  const feeding = pipeline(createReadStream(file), createGunzip(), parts);
  // Errors of the file are thrown below, after the parts that did come.
  feeding.catch(() => undefined);
  for await (const part of parts) {
    const { name, size } = part.header;
    yield { name, size, bytes: part as AsyncIterable<Uint8Array> };
    part.resume();
  }
  await feeding;
}

/** Returns one fault for all that gzip and tar say of a damaged file; an error of the disk stays as it is. */
function asNoBackup(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  const isOfDisk = /^E[A-Z]+$/.test(code);
  return isOfDisk || error instanceof NoBackup ? error : new NoBackup('it is damaged or cut off', { cause: error });
}
