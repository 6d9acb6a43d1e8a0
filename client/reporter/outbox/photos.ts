/**
 * The rules of the photos that wait, pure like those of the queue. A photo follows its entry: it goes once the server has
 * the command that brought the photo (rule O4), and is let go where no content names it any more.
 */
import type { DeskEntry } from '../../../shared/entry.js';
import { isAwaited, isGone } from '../../../shared/may.js';
import { isPhoto, hasContent, nextTurn, type Items, type PhotoItem, type ContentItem } from './item.js';
import type { EntryContent } from '../../entry/entryContent.js';

const FRESH = { attempts: 0, notBefore: 0, paused: false, refusal: null, uploadUrl: null };

/** The photos that a content names, by id. */
function namedIn(content: EntryContent | null): string[] {
  if (content === null || !Array.isArray(content.media)) return [];
  return (content.media as { id?: unknown }[]).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

/** The photos that a command brings, which its entry did not have before. */
export function broughtBy(item: ContentItem): string[] {
  const before = item.verb === 'revise' ? namedIn(item.base) : [];
  return namedIn(item.words).filter((id) => !before.includes(id));
}

export function withPhotosOf(items: Items, by: ContentItem): Items {
  const missing = broughtBy(by).filter((id) => !items.some(({ command }) => command === id));
  const turn = nextTurn(items);
  const { entry, blog, person, writtenAt } = by;
  const photos = missing.map((command, index): PhotoItem => {
    return { ...FRESH, verb: 'photo', command, entry, blog, person, writtenAt, turn: turn + index };
  });
  return [...items, ...photos];
}

/**
 * Lets go of the entry's photos that nothing names. `truth`: the server's content, where that was just learned. A refused
 * photo goes as soon as the newest content leaves it out: it is not to be sent anyway.
 */
export function withoutUnnamed(items: Items, entry: string, truth?: EntryContent | null): Items {
  const pending = items.filter(hasContent).filter((item) => item.entry === entry);
  const newest = pending.at(-1)?.words ?? truth ?? null;
  const known = pending.flatMap((item) => [item.words, ...(item.verb === 'revise' ? [item.base] : [])]);
  const named = new Set([...known, truth ?? null].flatMap(namedIn));
  return items.filter((item) => {
    if (!isPhoto(item) || item.entry !== entry) return true;
    return item.refusal === null ? named.has(item.command) : namedIn(newest).includes(item.command);
  });
}

/** The photos whose entry is with the server, and names them also after the commands that still wait. */
export function sendablePhotos(items: Items): PhotoItem[] {
  const words = items.filter(hasContent);
  return items.filter(isPhoto).filter(({ entry, command }) => {
    const pending = words.filter((item) => item.entry === entry);
    const newest = pending.at(-1);
    if (newest === undefined) return true;
    return namedIn(newest.words).includes(command) && !pending.some((item) => broughtBy(item).includes(command));
  });
}

/** Lets go of photos that the server has: it may know more than the last answer that arrived here. */
export function settledBy(items: Items, entry: DeskEntry): Items {
  const words = items.filter(hasContent).filter((item) => item.entry === entry.id);
  const isClosed = isGone(entry);
  return items.filter((item) => {
    if (!isPhoto(item) || item.entry !== entry.id) return true;
    if (words.some((pending) => broughtBy(pending).includes(item.command))) return true;
    const known = entry.media.find(({ id }) => id === item.command);
    // An open entry that does not name the photo may be older than the command that brought the photo.
    if (known === undefined) return !isClosed;
    return !isClosed && isAwaited(known);
  });
}

export function receivedAt(items: Items, photo: string, uploadUrl: string | null): Items {
  return items.map((item) => (isPhoto(item) && item.command === photo ? { ...item, uploadUrl } : item));
}
