/** An entry while it is edited: the form, and the content and revision that it began from. Pure. */
import type { DeskEntry } from '../../../shared/entry.js';
import { isGone } from '../../../shared/may.js';
import { clocksMoved } from '../../entry/clocks.js';
import { asSent, draftOf, contentOf, withTranslationsOf, type Draft, type Setting } from '../../entry/draft.js';
import { draftIn } from '../../entry/keptDraft.js';
import { draftPhotosIn, idsOf, photosOf } from '../../entry/draftPhotos.js';
import { contentOfEntry, type EntryContent } from '../../entry/entryContent.js';
import { patchOf } from '../../entry/patch.js';

export interface Editing {
  draft: Draft;
  /**
   * `timeZone`: the one by whose clocks the form's times are typed; an older page did not keep it. `correction`: the note
   * that the entry had, which another one replaces.
   */
  base: { words: EntryContent; rev: number; timeZone?: string | undefined; correction?: string | undefined };
  note: string;
}

export function editingOf(entry: DeskEntry, setting: Setting): Editing {
  const content = contentOfEntry(entry);
  return {
    draft: draftOf(content, setting.timeZone),
    base: {
      words: asSent(content, setting),
      rev: entry.rev,
      timeZone: setting.timeZone,
      correction: entry.correction?.note,
    },
    note: '',
  };
}

/** The form by the clocks that the rally has now: its times stay the moments that were typed. */
export function byClocksOf(editing: Editing, timeZone: string): Editing {
  const { draft, base } = editing;
  if (base.timeZone === undefined || base.timeZone === timeZone) return editing;
  return { ...editing, draft: clocksMoved(draft, base.timeZone, timeZone), base: { ...base, timeZone } };
}

/**
 * The same editing of a newer revision, where nothing became another of what the form shows: a label was set, a
 * translation was saved, or the entry was published. There is nothing to ask the editor about.
 */
export function followed(editing: Editing, entry: DeskEntry, setting: Setting): Editing {
  const { base } = editing;
  if (entry.rev <= base.rev || isGone(entry)) return editing;
  const now = editingOf(entry, setting);
  const isSame = Object.keys(patchOf(untranslated(base.words), untranslated(now.base.words))).length === 0;
  return isSame && base.correction === now.base.correction ? { ...editing, base: now.base } : editing;
}

/** Fields that the form changes: translations have a sheet of their own, and go as they stand. */
function untranslated({ translations: _theirs, ...words }: EntryContent): Omit<EntryContent, 'translations'> {
  return words;
}

/** This editor's text, upon the entry as it stands now. */
export function upon({ draft, base, note }: Editing, entry: DeskEntry, setting: Setting): Editing {
  const now = editingOf(entry, setting);
  const before = new Set(idsOf(photosOf(base.words.media)));
  const [mine, theirs] = [idsOf(draft.photos), idsOf(now.draft.photos)];
  // A photo that came or went meanwhile is not for this form to undo, nor are this form's own undone.
  const left = now.draft.photos.filter(({ id }) => mine.includes(id) || !before.has(id));
  const kept = left.map((photo) => draft.photos.find(({ id }) => id === photo.id) ?? photo);
  const added = draft.photos.filter(({ id }) => !before.has(id) && !theirs.includes(id));
  return { draft: { ...draft, photos: [...kept, ...added] }, note, base: now.base };
}

/** The changes as a merge patch; empty where there are none. A photo that was taken down or out meanwhile is not named again. */
export function patchIn({ draft, base }: Editing, entry: DeskEntry, setting: Setting): Record<string, unknown> {
  const before = idsOf(photosOf(base.words.media));
  const isThere = (id: string) => {
    const item = entry.media.find((one) => one.id === id);
    return item === undefined ? !before.includes(id) : item.state !== 'gone';
  };
  const there = (content: EntryContent): EntryContent => {
    const { media, ...rest } = content;
    return Array.isArray(media) ? { ...rest, media: media.filter(({ id }: { id: string }) => isThere(id)) } : rest;
  };
  return patchOf(there(base.words), there(withTranslationsOf(base.words, contentOf(draft, setting))));
}

/** The editing that was kept on this device; null where it is none. An older page kept the photos' texts beside the draft. */
export function editingIn(kept: unknown): Editing | null {
  const { base, note, photos, draft: inner } = (kept ?? {}) as Partial<Editing> & { photos?: unknown };
  const draft = draftIn(inner);
  if (draft === null || typeof base?.rev !== 'number' || typeof note !== 'string') return null;
  const rests = new Map(draft.photos.map(({ id, rest }) => [id, rest]));
  const beside = Array.isArray(photos)
    ? draftPhotosIn(photos.map((one: { id: string }) => ({ rest: rests.get(one.id) ?? {}, ...one })))
    : null;
  return {
    draft: { ...draft, photos: beside ?? draft.photos },
    base: { words: base.words, rev: base.rev, timeZone: base.timeZone, correction: base.correction },
    note,
  };
}
