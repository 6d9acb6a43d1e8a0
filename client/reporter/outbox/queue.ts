/**
 * The outbox's rules as functions from a list of items to the next list: no storage, no wire, no clock of their own.
 * A list holds the commands of everybody who used this phone; `person` keeps them apart (rule O5).
 */
import type { Refusal } from '../../../shared/refusals.js';
import {
  byTurn,
  hasContent,
  isCommand,
  isPhoto,
  nextTurn,
  replaced,
  type ContentItem,
  type Item,
  type Items,
  type PostItem,
  type RetractItem,
  type ReviseItem,
} from './item.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { withoutUnnamed, withPhotosOf } from './photos.js';

type Fresh<Kept extends Item> = Omit<Kept, 'turn' | 'attempts' | 'paused' | 'refusal' | 'notBefore'> & {
  notBefore?: number;
};

/** Attempts at a retraction of an entry that may not have arrived, before it counts as done. */
const RETRACT_ATTEMPTS = 6;

export function withPost(items: Items, post: Fresh<PostItem>): Items {
  return withWords(items, queued<PostItem>(items, post));
}

/**
 * A revision of an entry whose last command never left the phone is folded into that one; otherwise it waits behind it
 * and takes its `rev` from the answer.
 */
export function withRevise(items: Items, revise: Fresh<ReviseItem>): Items {
  const last = items
    .filter(hasContent)
    .filter(({ entry }) => entry === revise.entry)
    .at(-1);
  if (last === undefined) return withWords(items, queued<ReviseItem>(items, revise));
  if (last.attempts > 0 || last.refusal !== null)
    return withWords(items, queued<ReviseItem>(items, { ...revise, rev: null }));
  const folded = { ...last, words: revise.words };
  return inStep(replaced(items, folded), folded);
}

function withWords(items: Items, item: ContentItem): Items {
  return inStep([...items, item], item);
}

/** Brings the photos in step with a command: photos that it brings wait, photos that it no longer names are let go. */
function inStep(items: Items, item: ContentItem): Items {
  return withoutUnnamed(withPhotosOf(items, item), item.entry);
}

/** Queues a retraction: nothing else of the entry leaves from here on. Until `notBefore` it can be undone. */
export function withRetract(items: Items, retract: Fresh<RetractItem>): Items {
  const asked = items.find((item) => item.entry === retract.entry && item.verb === 'retract');
  return asked === undefined ? [...items, queued<RetractItem>(items, retract)] : items;
}

/** Takes back a retraction that has not left yet. */
export function withoutRetract(items: Items, entry: string): Items {
  return items.filter((item) => item.entry !== entry || item.verb !== 'retract' || item.attempts > 0);
}

/**
 * Puts the reporter's new content in place of a refused one: a single command instead of all that waited for this entry.
 * A post keeps its id, so that it can never be there twice, unless that very id was refused.
 */
export function mended(
  items: Items,
  entry: string,
  next: { command: string; words: EntryContent; base?: EntryContent; rev?: number },
): Items {
  const first = items.filter(hasContent).find((item) => item.entry === entry);
  if (first === undefined) return items;
  const rest = items.filter((item) => item.entry !== entry || !hasContent(item) || item === first);
  const fresh = { attempts: 0, notBefore: 0, paused: false, refusal: null, words: next.words };
  if (first.verb === 'revise') {
    const { command, base = first.base, rev = first.rev } = next;
    const revise = { ...first, ...fresh, command, base, rev };
    return inStep(replaced(rest, revise, first.command), revise);
  }
  const id = isTaken(first.refusal) ? next.command : first.command;
  const post = { ...first, ...fresh, command: id, entry: id };
  const followed = rest.map((item) => (item.entry === entry && isPhoto(item) ? { ...item, entry: id } : item));
  return inStep(replaced(followed, post, first.command), post);
}

/** Lets go of a refused command, and of those behind it. Photos that the server's entry names still follow. */
export function discarded(items: Items, entry: string): Items {
  const commands = items.filter(isCommand).filter((item) => item.entry === entry);
  if (!commands.some(({ refusal }) => refusal !== null)) return items;
  const rest = items.filter((item) => item.entry !== entry || isPhoto(item));
  const first = commands.find(hasContent);
  if (first === undefined) return rest;
  return withoutUnnamed(rest, entry, first.verb === 'revise' ? first.base : null);
}

/** Whether a retraction needs no server: the entry's post never left this phone, or was refused. */
export function isNeverSent(items: Items, retract: Item): boolean {
  const post = items.find((item) => item.entry === retract.entry && item.verb === 'post');
  return post !== undefined && (post.attempts === 0 || post.refusal !== null);
}

/** Removes an item that the server has; the next command of its entry learns the rev. */
export function accepted(items: Items, item: Item, rev: number | null): Items {
  if (item.verb === 'retract') return items.filter(({ entry }) => entry !== item.entry);
  const left = items.filter(({ command }) => command !== item.command);
  if (isPhoto(item)) return left;
  const rest = withoutUnnamed(left, item.entry, item.words);
  const next = byTurn(rest).find(({ entry, verb }) => entry === item.entry && verb === 'revise');
  return next?.verb === 'revise' && next.rev === null && rev !== null ? replaced(rest, { ...next, rev }) : rest;
}

/** Keeps an item, to be sent again at the given time. */
export function keptFor(items: Items, command: string, notBefore: number, paused = false): Items {
  return items.map((item) => (item.command === command ? { ...item, notBefore, paused } : item));
}

/** Keeps a refused item out of the way until the reporter has looked at it (rule O2). */
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

/** Frees the items that waited for a paused blog, to be sent: the blog goes on, or the reporter asks. */
export function resumed(items: Items, blog: string): Items {
  return items.map((item) => (item.blog === blog && item.paused ? { ...item, paused: false, notBefore: 0 } : item));
}

/** Frees retractions that could still be undone, to be sent while there is time: the page goes away. */
export function released(items: Items): Items {
  return items.map((item) => (item.verb === 'retract' && item.attempts === 0 ? { ...item, notBefore: 0 } : item));
}

function queued<Kept extends Item>(items: Items, fresh: Fresh<Kept>): Kept {
  return { notBefore: 0, ...fresh, turn: nextTurn(items), attempts: 0, paused: false, refusal: null } as Kept;
}

function isTaken(refusal: Refusal | null): boolean {
  return refusal?.code === 'conflict' && refusal.field === 'id';
}
