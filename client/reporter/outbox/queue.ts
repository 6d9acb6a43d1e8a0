/**
 * The outbox's rules as functions from a list of items to the next list: no storage, no wire, no clock of their own.
 * A list holds the commands of whoever used this phone; `person` keeps them apart (rule O5).
 */
import type { Refusal } from '../../../shared/refusals.js';
import type { Item, PostItem, RetractItem, ReviseItem } from './item.js';
import type { Words } from '../../lib/entryWords.js';

export type Items = readonly Item[];
type Fresh<Kept extends Item> = Omit<Kept, 'turn' | 'attempts' | 'paused' | 'refusal' | 'notBefore'> & {
  notBefore?: number;
};

/** A retraction of an entry that may not have arrived is asked this often before it counts as done. */
const RETRACT_ATTEMPTS = 6;

export function withPost(items: Items, post: Fresh<PostItem>): Items {
  return [...items, queued<PostItem>(items, post)];
}

/**
 * A revision of an entry whose last command never left the phone is folded into that one; otherwise it waits behind it
 * and takes its `rev` from the answer.
 */
export function withRevise(items: Items, revise: Fresh<ReviseItem>): Items {
  const last = items.findLast((item) => item.entry === revise.entry && item.verb !== 'retract');
  if (last === undefined) return [...items, queued<ReviseItem>(items, revise)];
  if (last.attempts === 0 && last.refusal === null) return replaced(items, { ...last, words: revise.words } as Item);
  return [...items, queued<ReviseItem>(items, { ...revise, rev: null })];
}

/** Nothing else of the entry leaves from here on. Until `notBefore` it can be undone. */
export function withRetract(items: Items, retract: Fresh<RetractItem>): Items {
  const asked = items.find((item) => item.entry === retract.entry && item.verb === 'retract');
  return asked === undefined ? [...items, queued<RetractItem>(items, retract)] : items;
}

/** Takes a retraction back that has not left yet. */
export function withoutRetract(items: Items, entry: string): Items {
  return items.filter((item) => item.entry !== entry || item.verb !== 'retract' || item.attempts > 0);
}

/**
 * What the reporter wrote in place of what was refused: one command instead of all that waited for this entry. A post
 * keeps its id, so that it can never be there twice, unless that very id was refused.
 */
export function mended(
  items: Items,
  entry: string,
  next: { command: string; words: Words; base?: Words; rev?: number },
): Items {
  const first = items.find((item) => item.entry === entry && item.verb !== 'retract');
  if (first === undefined || first.verb === 'retract') return items;
  const rest = items.filter((item) => item.entry !== entry || item.verb === 'retract' || item === first);
  const fresh = { attempts: 0, notBefore: 0, paused: false, refusal: null, words: next.words };
  if (first.verb === 'revise') {
    const { command, base = first.base, rev = first.rev } = next;
    return replaced(rest, { ...first, ...fresh, command, base, rev }, first.command);
  }
  const id = isTaken(first.refusal) ? next.command : first.command;
  return replaced(rest, { ...first, ...fresh, command: id, entry: id }, first.command);
}

/** The reporter lets go of what was refused, and of what waited behind it. */
export function discarded(items: Items, entry: string): Items {
  return items.some((item) => item.entry === entry && item.refusal !== null)
    ? items.filter((item) => item.entry !== entry)
    : items;
}

/** What may be sent now, in this order (rule O3): retractions, then first in first out, one of each entry. */
export function sendable(
  items: Items,
  mine: (item: Item) => boolean,
  now: number,
): { retracts: Item[]; words: Item[] } {
  const own = byTurn(items).filter(mine);
  const retracts = own.filter((item) => item.verb === 'retract' && item.refusal === null);
  const withdrawn = new Set(retracts.map(({ entry }) => entry));
  const words = own.filter((item) => item.verb !== 'retract' && !withdrawn.has(item.entry) && !isBehind(own, item));
  const due = (item: Item) => item.refusal === null && item.notBefore <= now;
  return { retracts: retracts.filter(due), words: words.filter(due) };
}

/** When something can be sent that cannot be sent yet; null where nothing waits for a time. */
export function nextDue(items: Items, mine: (item: Item) => boolean, now: number): number | null {
  const times = items.filter((item) => mine(item) && item.refusal === null && item.notBefore > now);
  return times.length === 0 ? null : Math.min(...times.map(({ notBefore }) => notBefore));
}

/** The item on its way out, counted before it goes; null where it is no longer there or must not go. */
export function claimed(items: Items, command: string): { items: Items; item: Item | null } {
  const found = items.find((item) => item.command === command);
  const isStopped =
    items.some(({ entry, verb }) => verb === 'retract' && entry === found?.entry) && found?.verb !== 'retract';
  if (found?.refusal !== null || isStopped) return { items, item: null };
  const item = { ...found, attempts: found.attempts + 1 };
  return { items: replaced(items, item), item };
}

/** Whether a retraction needs no server: the entry's post never left this phone, or was refused. */
export function isNeverSent(items: Items, retract: Item): boolean {
  const post = items.find((item) => item.entry === retract.entry && item.verb === 'post');
  return post !== undefined && (post.attempts === 0 || post.refusal !== null);
}

/** The command is with the server: it leaves, and the next one of its entry learns the rev. */
export function accepted(items: Items, item: Item, rev: number | null): Items {
  if (item.verb === 'retract') return items.filter(({ entry }) => entry !== item.entry);
  const rest = items.filter(({ command }) => command !== item.command);
  const next = byTurn(rest).find(({ entry, verb }) => entry === item.entry && verb === 'revise');
  return next?.verb === 'revise' && next.rev === null && rev !== null ? replaced(rest, { ...next, rev }) : rest;
}

/** Kept, and sent again: not before the time given. */
export function keptFor(items: Items, command: string, notBefore: number, paused = false): Items {
  return items.map((item) => (item.command === command ? { ...item, notBefore, paused } : item));
}

/** Kept, out of the way, until the reporter has looked at it (rule O2). */
export function refused(items: Items, item: Item, refusal: Refusal): Items {
  return items.map((kept) => (kept.command === item.command ? { ...kept, refusal } : kept));
}

/**
 * Whether a retraction that the server knows nothing of has to be asked again: the post may still be under way, and
 * must find the retraction after it.
 */
export function mayStillArrive(items: Items, retract: Item): boolean {
  const post = items.find((item) => item.entry === retract.entry && item.verb === 'post');
  return post !== undefined && retract.attempts < RETRACT_ATTEMPTS;
}

/** The blog goes on, or the reporter asks for it: what waited for that goes now. */
export function resumed(items: Items, blog: string): Items {
  return items.map((item) => (item.blog === blog && item.paused ? { ...item, paused: false, notBefore: 0 } : item));
}

/** The page goes away: what could have been undone cannot any more, and leaves while there is time. */
export function released(items: Items): Items {
  return items.map((item) => (item.verb === 'retract' && item.attempts === 0 ? { ...item, notBefore: 0 } : item));
}

function queued<Kept extends Item>(items: Items, fresh: Fresh<Kept>): Kept {
  const turn = items.reduce((last, item) => Math.max(last, item.turn), 0) + 1;
  return { notBefore: 0, ...fresh, turn, attempts: 0, paused: false, refusal: null } as Kept;
}

function isBehind(items: Items, item: Item): boolean {
  return items.some(({ entry, turn, verb }) => entry === item.entry && verb !== 'retract' && turn < item.turn);
}

function isTaken(refusal: Refusal | null): boolean {
  return refusal?.code === 'conflict' && refusal.field === 'id';
}

function replaced(items: Items, item: Item, command = item.command): Items {
  return items.map((kept) => (kept.command === command ? item : kept));
}

function byTurn(items: Items): Item[] {
  return [...items].sort((a, b) => a.turn - b.turn);
}
