/** Merges the changes of two editors, field by field: a field that one of them changed goes through, the rest is asked about. */
import type { PublicBlog } from '../../../shared/entry.js';
import { patchOf } from '../../entry/patch.js';
import type { Field, Settings, SettingsForm } from './form.js';
import { FIELDS, formOf, settingsOf } from './table.js';
import { clocksMoved, inZone, saysOtherTime } from './times.js';

/** A form with the settings that it began from. */
export interface Editing {
  form: SettingsForm;
  base: Settings;
  rev: number;
  /** The other editor's values of fields that both changed, until this editor has chosen. */
  theirs: Partial<SettingsForm>;
}

export function editingOf(blog: PublicBlog): Editing {
  const form = formOf(blog);
  return { form, base: settingsOf(form), rev: blog.rev, theirs: {} };
}

/** The patch to send; empty where nothing is changed. */
export function patchIn({ form, base }: Editing): Settings {
  return patchOf(base, settingsOf(form));
}

/**
 * Brings a form up to the blog as it stands now. Fields that this editor left alone become the other's without a word;
 * with another's time zone the times that were left alone are shown by its clocks, for they are the same moments.
 */
export function rebased(editing: Editing, blog: PublicBlog): Editing {
  if (blog.rev <= editing.rev) return editing;
  const now = editingOf(blog);
  const changed = patchOf(editing.base, now.base);
  const isZoneTheirs = 'timeZone' in changed && !('timeZone' in patchIn(editing));
  const form = isZoneTheirs ? inZone(editing.form, editing.base, now.form.timeZone) : editing.form;
  const sent = settingsOf(form);
  const mine = patchOf(editing.base, sent);
  const apart = patchOf(sent, now.base);
  // A time that this editor typed was typed by other clocks: which moment is meant only the editor knows.
  const isAsked = (field: Field) =>
    field in mine &&
    field in apart &&
    (field in changed || ('timeZone' in changed && saysOtherTime(field, sent, now.base)));
  const theirsNow = (fields: readonly string[]): Partial<SettingsForm> =>
    Object.fromEntries(fields.map((field) => [field, now.form[field as Field]]));
  return {
    form: { ...form, ...theirsNow(FIELDS.filter((field) => field in changed && !(field in mine))) },
    base: now.base,
    rev: blog.rev,
    theirs: {
      // A question that was not answered stays asked, with the newest of theirs.
      ...theirsNow(Object.keys(editing.theirs)),
      ...theirsNow(FIELDS.filter(isAsked)),
    },
  };
}

export function settled(editing: Editing, field: Field, take: 'mine' | 'theirs'): Editing {
  const { [field]: other, ...theirs } = editing.theirs;
  if (other === undefined) return editing;
  if (field === 'timeZone') return zoneSettled({ ...editing, theirs }, other as string, take);
  return { ...editing, form: take === 'theirs' ? { ...editing.form, [field]: other } : editing.form, theirs };
}

/** Times that say the moment that stands keep it; those that are still asked about are shown by the clocks that were chosen. */
function zoneSettled(editing: Editing, other: string, take: 'mine' | 'theirs'): Editing {
  const form = take === 'theirs' ? inZone(editing.form, editing.base, other) : editing.form;
  return { ...editing, form, theirs: clocksMoved(editing.theirs, other, form.timeZone) };
}

/** The editing that was kept on this device; null where it is none. */
export function editingIn(kept: unknown): Editing | null {
  const { rev, form } = (kept ?? {}) as Partial<Editing>;
  const isEditing = typeof rev === 'number' && typeof form?.title === 'string' && Array.isArray(form.drives);
  return isEditing ? (kept as Editing) : null;
}
