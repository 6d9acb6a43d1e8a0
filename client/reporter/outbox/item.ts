/** What waits on the phone: one command, with all that is needed to send it again at any time. */
import type { Refusal } from '../../../shared/refusals.js';
import { patchOf } from '../../lib/patch.js';
import type { Words } from '../../lib/entryWords.js';

interface Queued {
  /** The command's id, minted before its first attempt (rule O1). A post's is the entry's too. */
  command: string;
  entry: string;
  blog: string;
  /** Who wrote it (rule O5); see `personIn`. */
  person: string;
  /** Its place in the queue. */
  turn: number;
  writtenAt: string;
  /** How often it left the phone. From the first time on its body stays as it is: the server may have it. */
  attempts: number;
  /** Not to be sent before (ms since 1970): an undo that is still possible, or a server that asked to wait. */
  notBefore: number;
  /** It waits until the blog goes on. */
  paused: boolean;
  /** The final refusal that the reporter has to look at; null while there is none. */
  refusal: Refusal | null;
}

export interface PostItem extends Queued {
  verb: 'post';
  words: Words;
}

export interface ReviseItem extends Queued {
  verb: 'revise';
  /** What the reporter wants it to be. */
  words: Words;
  /** What it was when they began: the patch is the difference. */
  base: Words;
  /** null: that of the command before it in the queue, known once that one is accepted. */
  rev: number | null;
}

export interface RetractItem extends Queued {
  verb: 'retract';
}

export type Item = PostItem | ReviseItem | RetractItem;

export function payloadOf(item: Item): Record<string, unknown> {
  const { command, entry: id, blog } = item;
  switch (item.verb) {
    case 'post':
      return { id, blog, ...item.words };
    case 'revise':
      return { command, id, blog, rev: item.rev ?? 1, ...patchOf(item.base, item.words) };
    case 'retract':
      return { command, id, blog };
  }
}
