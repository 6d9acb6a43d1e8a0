/** The note kept of an entry in a channel: the messages that hold it. No word of it stands in here. */
import { createHash } from 'node:crypto';

export interface Note {
  /** The message that the entry's words stand in. */
  head: number;
  /** The photo in it, by its id; null: it is a message of text; `BLANK`: a picture of nothing stands in a photo's place. */
  media: string | null;
  /** The entry's further photos: a photo's id, its message, and the digest of its caption ('' where it has none). */
  more: [photo: string, message: number, sum: string][];
  /** The entries in that message, in their order: this one among them. */
  with: string[];
  /** A digest of what stands in the message, by which an edit that would change nothing is left out. */
  sum: string;
  /** Somebody deleted the message in the channel: it is not posted once more. */
  lost?: true;
}

export const BLANK = '';
/** Stands for the message of a picture that Telegram does not take: it is not tried once more. */
export const NOT_TAKEN = 0;

/** The photos that stand in the channel, by their ids. */
export function photosIn({ media, more }: Pick<Note, 'media' | 'more'>): string[] {
  const further = more.filter(([, message]) => message !== NOT_TAKEN).map(([photo]) => photo);
  return media === null || media === BLANK ? further : [media, ...further];
}

export function readNote(text: string): Note {
  return JSON.parse(text) as Note;
}

export function written(note: Note): string {
  return JSON.stringify(note);
}

export function sumOf(html: string, media: string | null): string {
  return createHash('sha256')
    .update(`${media ?? '-'} ${html}`)
    .digest('base64url')
    .slice(0, 16);
}
