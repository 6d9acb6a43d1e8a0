/**
 * A backup as one file: a gzipped tar of records (`records/<n>.ndjson`), photo files (`media/<name>`), and at its end
 * its contents with a digest: a file that was cut off or changed is told from a whole one before anything is restored.
 */
export const FORMAT = 'rallyline-backup';
/** 2: with outlets. A program that knows no more than 1 must not lose them without a word. */
export const VERSION = 2;
export const CHUNK_BYTES = 1024 * 1024;
/** A chunk ends with the first line beyond its size; a line is one change, whose words are limited. */
export const CHUNK_MAX_BYTES = 16 * CHUNK_BYTES;
export const END = 'end.json';

/** The end of a backup: how much is in it. */
export interface Contents {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** ISO 8601. */
  at: string;
  records: number;
  photos: number;
  /** SHA-256 over all records and photos in their order, hex. */
  digest: string;
}

/** The operator's command was not done; the message says why, and the state it left behind. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}

/** The file is no backup, or not a whole one; the message says which. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup';
}
