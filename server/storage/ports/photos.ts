/** Where each photo stands: which entry has it, which files hold it, and what is on its way from a phone. */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { BlogRecord, EntryState, MediaState } from '../../../shared/entry.js';

/** What an entry's photo is; `dropped`: a later revision of the entry names it no more. */
export type PhotoState = MediaState | 'dropped';

/**
 * A photo that an entry names or named. From the append of the entry on (in the same transaction) its id belongs to
 * that entry for good; its state is always that of the entry as it stands. There is no word in it.
 */
export interface PhotoRecord {
  id: string;
  /** The blog's slug. */
  blog: string;
  entry: string;
  /** The entry's author: a person. */
  author: string;
  state: PhotoState;
}

/** What stands behind an address, as one snapshot. */
export interface PhotoFileRecord {
  /** As the media store has it. */
  name: string;
  /** Whether the photo still has this file. */
  held: boolean;
  photo: PhotoState;
  blog: string;
  visibility: BlogRecord['settings']['visibility'];
  entry: EntryState;
  /** Whether readers ever saw the entry. */
  wasPublic: boolean;
}

/** `receiving`: bytes are coming. `received`: whole, to be decoded. `done`: its file is gone, whatever came of it. */
export type UploadState = 'receiving' | 'received' | 'done';

export interface UploadRecord {
  /** Random: it is the upload's address. */
  id: string;
  photo: string;
  /** The person and the device that send it. */
  author: string;
  device: string;
  /** Bytes, as announced. */
  size: number;
  state: UploadState;
  /** When something last came of it. */
  at: string;
}

/** `too-many`: nothing was begun; the device's oldest that is `receiving`. */
export type UploadBegun = { kind: 'begun'; replaced: UploadRecord[] } | { kind: 'too-many'; oldest: UploadRecord };

export interface Photos {
  photo(id: string): Promise<PhotoRecord | null>;
  /** The photos that are being decoded, as the record has it. */
  processing(): Promise<PhotoRecord[]>;
  /** What the last part of an address `/media/<address>` stands for; null where nothing ever stood there. */
  file(address: string): Promise<PhotoFileRecord | null>;
  /** Names of files that no photo holds any more and that are to be removed; at most `limit`. */
  letGo(limit: number): Promise<string[]>;
  /** Notes that these are removed from the media store: what stood there is still known. */
  removed(names: readonly string[]): Promise<void>;
  /** Whether any file stands in the media store, or any upload among the uploads, as far as the record goes. */
  knowsFiles(): Promise<boolean>;
  /** Which of these files a photo holds. */
  heldAmong(names: readonly string[]): Promise<string[]>;

  /**
   * Begins an upload, where its device has fewer than `most` that are `receiving`; counted in the same transaction, so
   * that many at one moment do not pass it together. One of the same photo that was not received yet does not count: the
   * new one takes its place, and it is returned, and forgotten.
   */
  beginUpload(upload: Omit<UploadRecord, 'state'>, most: number): Promise<UploadBegun>;
  upload(id: string): Promise<UploadRecord | null>;
  /** All of them, oldest first; or those in one state. */
  uploads(state?: UploadState): Promise<UploadRecord[]>;
  /** Uploads of photos that were taken down, or dropped by their entry, and whose file may still be there. */
  unwantedUploads(): Promise<UploadRecord[]>;
  /** Moves an upload on, where it stands in one of the states `from`, and notes when; whether it did. */
  moveUpload(id: string, from: readonly UploadState[], to: UploadState, at: string): Promise<boolean>;
  forgetUpload(id: string): Promise<void>;

  /**
   * The right to work on an upload, alone among all instances, for so many ms by the store's own clock (those of
   * machines differ). `holder` is random, of one piece of work. `taken`: another has it and its time is not over; that
   * somebody asks is noted for it. Held by this holder already, it is lengthened. Nothing need be known of the upload.
   */
  lease(upload: string, holder: string, forMs: number): Promise<'held' | 'taken'>;
  /** Lengthens it; `asked`: another wants it. null: it is lost, since its time was over and another took it. */
  renew(upload: string, holder: string, forMs: number): Promise<{ asked: boolean } | null>;
  /** Ends it at once; nothing where this holder does not have it. */
  release(upload: string, holder: string): Promise<void>;
}

/** Where the address of a photo's file begins: what comes after is random. */
export const MEDIA_PATH = '/media/';

/**
 * The name of the file behind an address. It is a digest, so that the address itself stands in the entry alone, and is
 * gone with it at a takedown: what is kept to answer 410 cannot be turned back into the address (rule T1). And nothing
 * that a stranger writes into an address ever becomes part of a path.
 */
export function fileBehind(address: string): string {
  return createHash('sha256').update(address, 'utf8').digest('hex').slice(0, 32) + extname(address);
}
