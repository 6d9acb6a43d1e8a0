/**
 * The port of photo files: bytes under random names, durable once put, gone once removed. The journal alone knows which
 * photo a name stands for. The contract suite in tests/contracts runs against each adapter.
 */
import type { Readable } from 'node:stream';
import { StoreAway } from '../storage/ports.js';

/**
 * Photo files cannot be reached or written at the moment: their folder is away, not allowed, or its disk refuses. This
 * says nothing of any file.
 */
export class FilesAway extends StoreAway {}

/**
 * 128 random bits in hexadecimal, and what the file is. A name is made by the caller and never used again; because
 * nothing else is a name, none can lead out of the store's folder, whoever sent it.
 */
export const MEDIA_NAME = /^[0-9a-f]{32}\.(webp|jpg|png)$/;

/** Offsets in bytes, both inclusive, as HTTP counts them. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface MediaFile {
  /** Length in bytes. */
  size: number;
  /**
   * Opens the file when it is read. The stream of a file that is removed in between ends in an error (`ENOENT`), never
   * in other bytes; the stream of a file that cannot be read ends in `FilesAway`.
   */
  stream(range?: ByteRange): Readable;
}

/**
 * Every call but `open` throws where a name has not the shape of `MEDIA_NAME`; `open` finds nothing then. Each call
 * throws `FilesAway` where the files cannot be reached: a file that is missing then is not gone.
 */
export interface MediaStore {
  /**
   * Takes the file over, which is gone from its place afterwards: moved where that is possible, else copied. When it
   * resolves, the file outlives a power cut, and `open` sees it whole; before, not at all. A second file under the name
   * replaces the first.
   */
  put(name: string, sourceFile: string): Promise<void>;
  open(name: string): Promise<MediaFile | null>;
  /** Removes a file durably, and what a `put` that was cut off left of it. A file that is not there is no error. */
  remove(name: string): Promise<void>;
  /**
   * Lists all names, in no order; the name of a `put` that was cut off too, so that a sweep finds it. `olderThan`: only
   * files that have stood there for so many ms, by the file system's own clock.
   */
  names(olderThan?: number): AsyncIterable<string>;
  /** Tells the room on the disk below, in bytes: how many this process may still write, and how many there are. */
  space(): Promise<{ free: number; total: number }>;
}
