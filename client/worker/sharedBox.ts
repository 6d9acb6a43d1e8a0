/**
 * The box of things that other apps shared with this one, for the worker that takes them and the page that offers them:
 * a cache for each, with what was said and a file for each picture. They are on this phone alone, and no part of the
 * app's own files.
 */

import { TAKEN } from './scope.js';

/** A file that is in the box, by the name that its app gave it. */
export interface SharedFile {
  name: string;
}

/** A file that was not taken, and why. */
export interface LeftFile extends SharedFile {
  why: 'too-large' | 'too-many' | 'no-room';
}

export interface Share {
  /** ms since 1970. */
  at: number;
  /** The person to whom it was offered first; null while it was offered to nobody. */
  person: string | null;
  words: string;
  files: SharedFile[];
  left: LeftFile[];
}

/** The beginning of the names of things of which the server has not said yet where they come from. */
export const ASKED = 'rallyline-asked/';
const KEY = 'rallyline-share-key';
const A_WEEK_MS = 7 * 86_400_000;

/** Stores a thing whole, or not at all: rejects where the phone has no room. */
export async function keepShared(where: string, id: string, share: Share, files: readonly Blob[]): Promise<void> {
  const name = where + id;
  try {
    const box = await caches.open(name);
    await Promise.all(files.map((file, at) => box.put(pathOf(at), new Response(file))));
    await putShare(box, share);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** The ids of the things to offer, oldest first. */
export async function sharedIds(): Promise<string[]> {
  const ids = await idsIn(TAKEN);
  const all = await Promise.all(ids.map(async (id) => ({ id, at: (await shared(id))?.at ?? 0 })));
  return all.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/** null where it is no longer there. */
export function shared(id: string): Promise<Share | null> {
  return shareAt(TAKEN + id);
}

/** null where the file is no longer there. */
export function sharedFile(id: string, at: number): Promise<Blob | null> {
  return fileAt(TAKEN + id, at);
}

/** Notes to whom a thing was offered: it is offered to nobody else from then on. */
export async function addressShared(id: string, share: Share): Promise<void> {
  await putShare(await caches.open(TAKEN + id), share);
}

export async function forgetShared(id: string): Promise<void> {
  await caches.delete(TAKEN + id);
}

/** The server saw that no page brought it: from now on it is offered. Does nothing where there is no such thing. */
export async function vouchFor(id: string): Promise<void> {
  const share = await shareAt(ASKED + id);
  if (share === null) return;
  const files = await Promise.all(share.files.map((_, at) => fileAt(ASKED + id, at)));
  const blobs = files.map((file) => file ?? new Blob());
  await keepShared(TAKEN, id, share, blobs);
  await caches.delete(ASKED + id);
}

/** Lets go of what nobody took for a week, and of everything for which nobody vouched: a page may fill a phone by it. */
export async function sweepShared(): Promise<void> {
  for (const id of await idsIn(ASKED)) await caches.delete(ASKED + id);
  for (const id of await idsIn(TAKEN))
    if (Date.now() - ((await shared(id))?.at ?? 0) > A_WEEK_MS) await forgetShared(id);
}

/** The device's key for shares, made by `mint` where there is none yet; null: none, and none is to be made. */
export async function boxKey(mint: (() => string) | null): Promise<string | null> {
  const box = await caches.open(KEY);
  const kept = await box.match('/key');
  if (kept !== undefined) return kept.text();
  const made = mint?.() ?? null;
  if (made !== null) await box.put('/key', new Response(made));
  return made;
}

async function idsIn(where: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(where)).map((name) => name.slice(where.length));
}

async function shareAt(cacheName: string): Promise<Share | null> {
  const kept = await caches.match(pathOf('share'), { cacheName });
  return kept === undefined ? null : ((await kept.json()) as Share);
}

async function fileAt(cacheName: string, at: number): Promise<Blob | null> {
  const kept = await caches.match(pathOf(at), { cacheName });
  return kept === undefined ? null : kept.blob();
}

function putShare(box: Cache, share: Share): Promise<void> {
  return box.put(pathOf('share'), new Response(JSON.stringify(share)));
}

function pathOf(what: number | 'share'): string {
  return `/${String(what)}`;
}
