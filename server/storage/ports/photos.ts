/** Photos: the entry that each belongs to, the files that hold it, and the uploads on their way from phones. */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { BlogRecord, EntryState, MediaState } from '../../../shared/entry.js';

/** The state of an entry's photo; `dropped`: a later revision of the entry names it no more. */
export type PhotoState = MediaState | 'dropped';

/**
 * A photo that an entry names or named. From the append of the entry on (in the same transaction) its id belongs to this
 * entry for good; its state is always the one in the entry as it stands. There is no word in it.
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

/** The file behind an address, as one snapshot. */
export interface PhotoFileRecord {
  /** Its name in the media store. */
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

/** `receiving`: bytes are coming. `received`: whole, to be decoded. `done`: decoded or failed, and its file is gone. */
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
  /** The time of its last bytes or change of state. */
  at: string;
}

/** `too-many`: nothing was begun; `oldest` is the device's oldest upload that is `receiving`. */
export type UploadBegun = { kind: 'begun'; replaced: UploadRecord[] } | { kind: 'too-many'; oldest: UploadRecord };

export interface Photos {
  photo(id: string): Promise<PhotoRecord | null>;
  /** The photos that are being decoded, as the record has it. */
  processing(): Promise<PhotoRecord[]>;
  /** The file that the last part of an address `/media/<address>` stands for; null where there never was one. */
  file(address: string): Promise<PhotoFileRecord | null>;
  /** Names of files that no photo holds any more and that are to be removed; at most `limit`. */
  letGo(limit: number): Promise<string[]>;
  /** Notes that these are removed from the media store; their names stay known. */
  removed(names: readonly string[]): Promise<void>;
  /** Whether the record knows of any file in the media store, or of any upload that is not done. */
  knowsFiles(): Promise<boolean>;
  /** Those of these files that a photo holds. */
  heldAmong(names: readonly string[]): Promise<string[]>;

  /**
   * Begins an upload, where its device has fewer than `most` that are `receiving`; counted in the same transaction, so
   * many uploads at one moment do not pass it together. An upload of the same photo that was not received yet does not
   * count: the new one takes its place, and it is returned, and forgotten.
   */
  beginUpload(upload: Omit<UploadRecord, 'state'>, most: number): Promise<UploadBegun>;
  upload(id: string): Promise<UploadRecord | null>;
  /** All of them, oldest first; or those in one state. */
  uploads(state?: UploadState): Promise<UploadRecord[]>;
  /** Uploads of photos that were taken down, or dropped by their entry, and whose file may still be there. */
  unwantedUploads(): Promise<UploadRecord[]>;
  /** Moves an upload on, where it stands in one of the states `from`, and notes when. Returns whether it did. */
  moveUpload(id: string, from: readonly UploadState[], to: UploadState, at: string): Promise<boolean>;
  forgetUpload(id: string): Promise<void>;

  /**
   * Takes the right to work on an upload, alone among all instances, for so many ms by the store's own clock (clocks of
   * machines differ). `holder` is random, for one piece of work. `taken`: another holder has it and its time is not over;
   * the question is noted for that holder. A lease of this same holder is lengthened. The upload need not be known.
   */
  lease(upload: string, holder: string, forMs: number): Promise<'held' | 'taken'>;
  /** Lengthens a lease; `asked`: another holder wants it. null: it is lost, its time was over and another took it. */
  renew(upload: string, holder: string, forMs: number): Promise<{ asked: boolean } | null>;
  /** Ends a lease at once; does nothing where this holder does not have it. */
  release(upload: string, holder: string): Promise<void>;
}

/** The beginning of the address of a photo's file: the rest is random. */
export const MEDIA_PATH = '/media/';

/**
 * Returns the name of the file behind an address. It is a digest, so that the address itself stands in the entry alone,
 * and is gone with it at a takedown: a name that is kept to answer 410 cannot be turned back into the address (rule T1).
 * And no text that a stranger writes into an address ever becomes part of a path.
 */
export function fileBehind(address: string): string {
  return createHash('sha256').update(address, 'utf8').digest('hex').slice(0, 32) + extname(address);
}
