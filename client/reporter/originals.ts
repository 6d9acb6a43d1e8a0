/** Originals that stay in the gallery when a picture is copied into the app: each kind is told once on each phone. */
import type { Shelf } from '../account/shelf.js';

export const SOURCES = ['library', 'phone-camera'] as const;
export type Source = (typeof SOURCES)[number];

/** A sentence that is due outlives the page: also a form that is opened later tells it. */
const DUE = 'due';
const TOLD = 'told';

export function noteCopied(shelf: Shelf, from: Source): void {
  if (shelf.get(placeOf(from)) === null) shelf.set(placeOf(from), DUE);
}

/** The source of which the reporter is to be told now; null where there is none. */
export function dueSource(shelf: Shelf): Source | null {
  return SOURCES.find((from) => shelf.get(placeOf(from)) === DUE) ?? null;
}

export function noteTold(shelf: Shelf, from: Source): void {
  shelf.set(placeOf(from), TOLD);
}

function placeOf(from: Source): string {
  return `originals/${from}`;
}
