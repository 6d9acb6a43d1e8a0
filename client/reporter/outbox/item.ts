/** The items that wait on the phone: commands and photos, each with all that is needed to send it again at any time. */
import type { Reading } from '../../account/clock.js';
import type { EntryContent } from '../../entry/entryContent.js';
import type { Refusal } from '../../../shared/refusals.js';
import { patchOf } from '../../entry/patch.js';

interface Queued {
  /** The command's id, minted before its first attempt (rule O1). A post's is the entry's, too. */
  command: string;
  entry: string;
  blog: string;
  /** The author (rule O5); see `personIn`. */
  person: string;
  /** The place in the queue. */
  turn: number;
  writtenAt: string;
  /** The times that the item left the phone. From the first on its body stays as it is: the server may have it. */
  attempts: number;
  /** The earliest time to send it (ms since 1970): an undo is still possible, or the server asked to wait. */
  notBefore: number;
  /** Whether the item waits until the blog goes on. */
  paused: boolean;
  /** The final refusal that the reporter has to look at; null while there is none. */
  refusal: Refusal | null;
}

/** The clock when a post was written. `happenedAt`: the time that was reckoned by it; another time in the content was named. */
export type Written = Reading & { happenedAt: string };

export interface PostItem extends Queued {
  verb: 'post';
  /** The entry's content. Phones have stored it under this name. */
  words: EntryContent;
  /** The clock at the writing, until the first attempt has told the time by it; absent where the reporter named the time. */
  written?: Written;
}

export interface ReviseItem extends Queued {
  verb: 'revise';
  /** The content that the reporter wants. */
  words: EntryContent;
  /** The content that the revision began from: the patch is the difference. */
  base: EntryContent;
  /** The revision that it began from; null: that of the command before it in the queue, known once that is accepted. */
  rev: number | null;
}

export interface RetractItem extends Queued {
  verb: 'retract';
  /** The times that the server knew no such entry; left out where it never said so. */
  unknown?: number;
}

/** A photo that follows its entry (rule O4). `command` is the photo's id; its bytes are with the photo files. */
export interface PhotoItem extends Queued {
  verb: 'photo';
  /** The address at which the server receives the photo, once it said so: an upload goes on there. */
  uploadUrl: string | null;
}

export type ContentItem = PostItem | ReviseItem;
export type Command = ContentItem | RetractItem;
export type Item = Command | PhotoItem;
export type Items = readonly Item[];

export function hasContent(item: Item): item is ContentItem {
  return item.verb === 'post' || item.verb === 'revise';
}

export function isPhoto(item: Item): item is PhotoItem {
  return item.verb === 'photo';
}

export function isCommand(item: Item): item is Command {
  return !isPhoto(item);
}

/** The place in the queue behind all that wait. */
export function nextTurn(items: Items): number {
  return items.reduce((last, item) => Math.max(last, item.turn), 0) + 1;
}

export function byTurn(items: Items): Item[] {
  return [...items].sort((a, b) => a.turn - b.turn);
}

/** The list with `item` in place of the item of that command. */
export function replaced(items: Items, item: Item, command = item.command): Items {
  return items.map((kept) => (kept.command === command ? item : kept));
}

export function payloadOf(item: Command): Record<string, unknown> {
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
