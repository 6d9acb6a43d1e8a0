/** The items that may be sent now, and those that may be sent at a later time. Pure, like the other rules of the queue. */
import {
  byTurn,
  hasContent,
  isCommand,
  replaced,
  type Command,
  type Item,
  type Items,
  type PhotoItem,
} from './item.js';
import { sendablePhotos } from './photos.js';

/** The items that may be sent now (rule O3), by lane. */
export interface Sendable {
  retracts: Command[];
  /** Posts and revisions: first in first out, one of each entry. */
  contents: Command[];
  /** Photos go while no command could go. */
  photos: PhotoItem[];
}

/** The longest that anything waits for is minutes: a time further ahead than this is of a clock that was set back since. */
const FAR_AHEAD_MS = 3_600_000;

/** Whether a time to wait for has come, by a clock that may have been set meanwhile. */
export function hasCome(time: number, now: number): boolean {
  return time <= now || time > now + FAR_AHEAD_MS;
}

export function sendable(items: Items, mine: (item: Item) => boolean, now: number): Sendable {
  const own = byTurn(items).filter(mine);
  const due = (item: Item) => item.refusal === null && hasCome(item.notBefore, now);
  const asked = own.filter(isCommand).filter((item) => item.verb === 'retract' && item.refusal === null);
  const withdrawn = new Set(asked.map(({ entry }) => entry));
  const free = (item: Item) => !withdrawn.has(item.entry) && due(item);
  const contents = own.filter(hasContent).filter((item) => free(item) && !isBehind(own, item));
  const retracts = asked.filter(due);
  const isQuiet = retracts.length === 0 && contents.length === 0;
  return { retracts, contents, photos: isQuiet ? sendablePhotos(own).filter(free) : [] };
}

/** The next time at which something can be sent that cannot be sent yet; null where nothing waits for a time. */
export function nextDue(items: Items, mine: (item: Item) => boolean, now: number): number | null {
  const times = items.filter((item) => mine(item) && item.refusal === null && !hasCome(item.notBefore, now));
  return times.length === 0 ? null : Math.min(...times.map(({ notBefore }) => notBefore));
}

/**
 * The item on its way out, counted before it goes; null where it is no longer there or must not go. `ready`: the last hand
 * on it before it leaves.
 */
export function claimed<Kept extends Item>(
  items: Items,
  { command }: Kept,
  ready: (item: Kept) => Kept,
): { items: Items; item: Kept | null } {
  // A command keeps its verb for as long as it waits.
  const found = items.find((item) => item.command === command) as Kept | undefined;
  const isStopped =
    items.some(({ entry, verb }) => verb === 'retract' && entry === found?.entry) && found?.verb !== 'retract';
  if (found?.refusal !== null || isStopped) return { items, item: null };
  const item = { ...ready(found), attempts: found.attempts + 1 };
  return { items: replaced(items, item), item };
}

function isBehind(items: Items, item: Item): boolean {
  return items.some((other) => hasContent(other) && other.entry === item.entry && other.turn < item.turn);
}
