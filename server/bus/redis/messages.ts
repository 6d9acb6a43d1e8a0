/** Messages between instances, by channel: from a message to its text and back, checked for its shape. */
import type { JournalItem } from '../../storage/ports.js';
import type { Notice } from '../bus.js';
import { isCount, isItem, isObject, isText } from './shapes.js';

/** The channel that every instance hears. */
export const INSTANCES = 'rallyline:instances';

/** Names the channel of the changes of one blog. */
export function blogChannel(slug: string): string {
  return `rallyline:blog:${slug}`;
}

/** Names the channel on which an instance hears its own heartbeat. */
export function beatChannel(instance: string): string {
  return `rallyline:beat:${instance}`;
}

export type Told =
  | { kind: 'item'; item: JournalItem }
  /** An instance is there: others see by the signature whether it has the same secret. */
  | { kind: 'hello' }
  | { kind: 'beat' }
  | Notice;

export interface Message {
  /** The instance that tells. */
  from: string;
  /** Milliseconds since 1970, by that instance's clock. */
  at: number;
  told: Told;
}

/** Names the channel that a message belongs to. */
export function channelOf({ from, told }: Message): string {
  if (told.kind === 'item') return blogChannel(told.item.slug);
  return told.kind === 'beat' ? beatChannel(from) : INSTANCES;
}

export function textOf(message: Message): string {
  return JSON.stringify(message);
}

/**
 * Reads the message in a text of that channel; returns null where there is none. The signature says that an instance
 * wrote the text, not that this other instance is of our version or without a defect: a message of another shape would fail
 * where it is shown.
 */
export function messageIn(channel: string, text: string): Message | null {
  const given = parsed(text);
  if (!isObject(given) || !isText(given.from) || !isCount(given.at) || !isTold(given.told)) return null;
  const message = { from: given.from, at: given.at, told: given.told };
  return channelOf(message) === channel ? message : null;
}

function isTold(told: unknown): told is Told {
  if (!isObject(told)) return false;
  switch (told.kind) {
    case 'item':
      return isItem(told.item);
    case 'readers':
      return isCounts(told.counts);
    case 'hello':
    case 'beat':
    case 'revoked':
      return true;
    default:
      return false;
  }
}

function isCounts(counts: unknown): boolean {
  return isObject(counts) && Object.values(counts).every(isCount);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
