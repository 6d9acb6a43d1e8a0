/** A reader's copy of a blog: what it may hold, what its worker asks for, and the words between the page and its worker. */

/** The query of the readers' worker's address by which it answers requests of pages, and not for notifications alone. */
export const KEEPS = '?keep';

export const KEEP_LIMITS = {
  /** Days without the network's answer, after which a copy is shown no more. */
  days: 30,
  /** Photos at most, and their bytes together: each in the smallest of its files. */
  photos: 20,
  photoBytes: 3_000_000,
} as const;

/** Bytes of a whole copy at most, with pages, scripts and the largest page; megabytes, as they are told to readers. */
export const KEEP_MEGABYTES = 4;

/** `GET /live/:slug/keep?lang=`: what a kept page needs beside what it names itself. */
export interface KeepAnswer {
  /** HTML that stands on top of the kept page; `{time}` is filled by its worker. */
  note: string;
  /** The text in the place of the connection; `{time}` likewise. */
  line: string;
  /** Addresses of files that no page names. */
  files: string[];
  /** The page in place of a page of this blog that is not kept. */
  other: string;
}

/** A page's word to its worker; an answer comes by the port that is sent along. */
export interface KeepMessage {
  kept: 'keep' | 'renew' | 'takeOut' | 'forget';
  /** Root-relative: the page in the language that is read. */
  address: string;
  /** Entries that this page has just seen taken back: a new page from a cache on the way may hold them still. */
  gone?: string[];
  /** Addresses of photos' files that it has just seen taken back: an entry that still names one is of a former page. */
  photos?: string[];
}

/** How it went. `gone`: there is no such blog any more, and the copy is removed. */
export type KeepOutcome = 'kept' | 'forgotten' | 'full' | 'failed' | 'gone';
