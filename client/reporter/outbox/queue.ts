/**
 * The outbox's rules as functions from a list of items to the next list: no storage, no wire, no clock of their own.
 * A list holds the commands of everybody who used this phone; `person` keeps them apart (rule O5).
 */
import type { Refusal } from '../../../shared/refusals.js';
import {
  byTurn,
  hasContent,
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
import { withoutUnnamed, withPhotosOf } from './photos.js';

type Fresh<Kept extends Item> = Omit<Kept, 'turn' | 'attempts' | 'paused' | 'refusal' | 'notBefore'> & {
  notBefore?: number;
};

/** The times that the server knows nothing of an entry to be withdrawn, before its post counts as lost on the way. */
const UNKNOWN_MOST = 6;

export function withPost(items: Items, post: Fresh<PostItem>): Items {
  return withWords(items, queued<PostItem>(items, post));
}

/**
 * A revision of an entry whose last command never left the phone is folded into that one; otherwise it waits behind it,
 * begins from its content, and takes its `rev` from the answer.
 */
export function withRevise(items: Items, revise: Fresh<ReviseItem>): Items {
  const last = contentsOf(items, revise.entry).at(-1);
  if (last === undefined) return withWords(items, queued<ReviseItem>(items, revise));
  if (last.attempts > 0 || last.refusal !== null)
    return withWords(items, queued<ReviseItem>(items, { ...revise, base: last.words, rev: null }));
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
  if (asked?.refusal === null) return items;
  return [...items.filter((item) => item !== asked), queued<RetractItem>(items, retract)];
}

/** Takes back a retraction that has not left yet. */
export function withoutRetract(items: Items, entry: string): Items {
  return items.filter((item) => item.entry !== entry || item.verb !== 'retract' || item.attempts > 0);
}

/** A content in place of a refused one. `base`, `rev`: the entry as the reporter saw it stand; left out for a post. */
export type Mending = Omit<Fresh<ReviseItem>, 'base' | 'rev'> & Partial<Pick<ReviseItem, 'base' | 'rev'>>;

/**
 * Puts the reporter's new content in place of a refused one: a single command instead of all that waited for this entry.
 * A post keeps its id, so that it can never be there twice. Where nothing is refused any more (another page mended it), the
 * content is a revision like any other, so that no word is lost.
 */
export function mended(items: Items, mending: Mending): Items {
  const { entry } = mending;
  const waiting = contentsOf(items, entry);
  const [first] = waiting;
  if (first === undefined || !waiting.some(isRefused)) return withRevise(items, revisionIn(mending));
  const rest = items.filter((item) => item.entry !== entry || !hasContent(item) || item === first);
  const next =
    first.verb === 'post' && !isThere(first) ? postAgain(first) : { ...first, ...revisionOf(first, mending) };
  const mended = { ...next, words: mending.words } as ContentItem;
  return inStep(replaced(rest, mended, first.command), mended);
}

const UNTRIED = { attempts: 0, notBefore: 0, paused: false, refusal: null };

/** An attempt before the refused one may still arrive, and then a retraction has to find the entry. */
function postAgain(first: PostItem): PostItem {
  return { ...first, ...UNTRIED, attempts: first.attempts > 1 ? first.attempts : 0 };
}

/** A revision in place of a refused command, at its place in the queue. */
function revisionOf(first: ContentItem, mending: Mending) {
  const from = first.verb === 'revise' ? { base: first.base, rev: first.rev } : {};
  return { ...UNTRIED, ...revisionIn({ ...from, ...mending }), writtenAt: first.writtenAt };
}

/**
 * Without a base, every field is sent: nothing is known of what stands there. Its translations went with the post, and the
 * desk alone changes them.
 */
function revisionIn(mending: Mending): Fresh<ReviseItem> {
  const { kind, translations } = mending.words;
  return { base: { kind, translations }, rev: 1, ...mending };
}

/** Lets go of refused content, with all that waits behind it, or of a refused retraction. Photos that the server's entry names still follow. */
export function discarded(items: Items, entry: string): Items {
  const own = items.filter((item) => item.entry === entry);
  const rest = items.filter((item) => item.entry !== entry || item.verb !== 'retract' || !isRefused(item));
  const [first] = own.filter(hasContent);
  if (first === undefined || !own.some((item) => hasContent(item) && isRefused(item))) return rest;
  const without = rest.filter((item) => item.entry !== entry || !hasContent(item));
  return withoutUnnamed(without, entry, first.verb === 'revise' ? first.base : null);
}

/** Whether the server never had an entry: its post never left this phone, or was refused at once. A retraction then needs no server. */
export function isNeverSent(items: Items, entry: string): boolean {
  const post = items.find((item) => item.entry === entry && item.verb === 'post');
  // An earlier attempt may still arrive.
  return post !== undefined && (post.attempts === 0 || (isRefused(post) && post.attempts === 1));
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
 * Settles a retraction of an entry that the server does not know: it is asked again, since the post may still be under
 * way and must find the retraction after it; in the end the post never arrived. null: no post of it ever waited here.
 */
export function unknownToServer(items: Items, retract: RetractItem, again: number): Items | null {
  const wasOurs = items.some((item) => item.entry === retract.entry && item.verb === 'post');
  if (!wasOurs) return null;
  const unknown = (retract.unknown ?? 0) + 1;
  return unknown < UNKNOWN_MOST
    ? replaced(items, { ...retract, unknown, notBefore: again })
    : accepted(items, retract, null);
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

function contentsOf(items: Items, entry: string): ContentItem[] {
  return items.filter(hasContent).filter((item) => item.entry === entry);
}

function isRefused({ refusal }: Item): boolean {
  return refusal !== null;
}

/** Whether the server has a post by that id, which nobody else can have made: an earlier attempt arrived with other content. */
function isThere({ refusal }: ContentItem): boolean {
  return refusal?.code === 'conflict' && refusal.field === 'id';
}
