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
  /** Posts and revisions: first in first out, one of each entry. They go while no retraction could go. */
  contents: Command[];
  /** Photos go while no command could go. */
  photos: PhotoItem[];
}

export function sendable(items: Items, mine: (item: Item) => boolean, now: number): Sendable {
  const own = byTurn(items).filter(mine);
  const free = own.filter((item) => item.refusal === null && isDue(item, now));
  const retracts = free.filter(isCommand).filter(({ verb }) => verb === 'retract');
  if (retracts.length > 0) return { retracts, contents: [], photos: [] };
  const wanted = free.filter(({ entry }) => !isWithdrawn(items, entry));
  const contents = wanted.filter(hasContent).filter((item) => !isBehind(own, item));
  return {
    retracts,
    contents,
    photos: contents.length > 0 ? [] : sendablePhotos(own).filter((one) => wanted.includes(one)),
  };
}

/** The next time at which something can be sent that cannot be sent yet; null where nothing waits for a time. */
export function nextDue(items: Items, mine: (item: Item) => boolean, now: number): number | null {
  const times = items.filter((item) => mine(item) && item.refusal === null && !isDue(item, now));
  return times.length === 0 ? null : Math.min(...times.map(({ notBefore }) => notBefore));
}

/** The longest time that an item waits before it is tried again, ms. */
export function longestWait({ verb }: Pick<Item, 'verb'>): number {
  return verb === 'retract' ? 30_000 : 300_000;
}

/** A time further off than any wait was set by a clock that has been set back since: a withdrawal would wait for hours. */
function isDue(item: Item, now: number): boolean {
  const ahead = item.notBefore - now;
  return ahead <= 0 || ahead > longestWait(item);
}

/** The item on its way out, counted before it goes; null where it is no longer there or must not go. */
export function claimed<Kept extends Item>(items: Items, { command }: Kept): { items: Items; item: Kept | null } {
  // A command keeps its verb for as long as it waits.
  const found = items.find((item) => item.command === command) as Kept | undefined;
  if (found?.refusal !== null) return { items, item: null };
  if (found.verb !== 'retract' && isWithdrawn(items, found.entry)) return { items, item: null };
  const item = { ...found, attempts: found.attempts + 1 };
  return { items: replaced(items, item), item };
}

/** Whether nothing else of an entry may leave; a retraction that was refused stops nothing. */
function isWithdrawn(items: Items, entry: string): boolean {
  return items.some((item) => item.entry === entry && item.verb === 'retract' && item.refusal === null);
}

function isBehind(items: Items, item: Item): boolean {
  return items.some((other) => hasContent(other) && other.entry === item.entry && other.turn < item.turn);
}
