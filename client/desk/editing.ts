/** An entry while it is edited: the form, and the words and revision that it began from. Pure. */
import type { DeskEntry } from '../../shared/entry.js';
import { asSent, draftOf, wordsOf, type Draft, type Setting } from '../entry/draft.js';
import { wordsOfEntry, type Words } from '../entry/entryWords.js';
import { patchOf } from '../entry/patch.js';

/** A photo's words, as the wire takes them. */
export interface PhotoWords {
  id: string;
  alt: string;
  caption: string;
  credit: string;
  place: string;
}

export interface Editing {
  draft: Draft;
  photos: readonly PhotoWords[];
  base: { words: Words; photos: readonly PhotoWords[]; rev: number };
  note: string;
}

export function editingOf(entry: DeskEntry, setting: Setting): Editing {
  const words = wordsOfEntry(entry);
  const photos = entry.media.map(({ id, alt, caption = '', credit = '', place = '' }) => ({
    id,
    alt,
    caption,
    credit,
    place,
  }));
  return {
    draft: draftOf(words, setting.timeZone),
    photos,
    base: { words: asSent(words, setting), photos, rev: entry.rev },
    note: '',
  };
}

/** My words, upon what stands now. */
export function upon({ draft, photos, note }: Editing, entry: DeskEntry, setting: Setting): Editing {
  const { base } = editingOf(entry, setting);
  // A photo that came or went meanwhile is not for this form to undo.
  const mine = base.photos.map((photo) => photos.find(({ id }) => id === photo.id) ?? photo);
  return { draft, photos: mine, note, base };
}

/** What changes, as a merge patch; empty where nothing does. */
export function patchIn(editing: Editing, entry: DeskEntry, setting: Setting): Record<string, unknown> {
  const { draft, photos, base } = editing;
  const patch = patchOf(base.words, wordsOf(draft, setting));
  if (JSON.stringify(photos) === JSON.stringify(base.photos)) return patch;
  return { ...patch, media: photos.flatMap((photo) => photoOf(photo, entry)) };
}

function photoOf({ id, alt, caption, credit, place }: PhotoWords, entry: DeskEntry): Record<string, unknown>[] {
  const known = entry.media.find((item) => item.id === id);
  // One that was taken down cannot be named again.
  if (known === undefined || known.state === 'gone') return [];
  const { takenAt, altered } = known;
  const filled = Object.entries({ caption, credit, place }).flatMap(([name, value]) =>
    value.trim() === '' ? [] : [[name, value.trim()] as const],
  );
  return [
    { id, alt: alt.trim(), altered, ...(takenAt === undefined ? {} : { takenAt }), ...Object.fromEntries(filled) },
  ];
}

export function isEditing(kept: unknown): kept is Editing {
  const editing = kept as Partial<Editing> | null;
  return (
    typeof editing?.base?.rev === 'number' &&
    typeof editing.note === 'string' &&
    typeof editing.draft?.values === 'object' &&
    Array.isArray(editing.draft.meanings) &&
    Array.isArray(editing.photos)
  );
}
