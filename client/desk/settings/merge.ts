/** Merges the changes of two editors, field by field: a field that one of them changed goes through, the rest is asked about. */
import type { PublicBlog } from '../../../shared/entry.js';
import { patchOf } from '../../entry/patch.js';
import type { Field, Settings, SettingsForm } from './form.js';
import { FIELDS, formOf, settingsOf } from './table.js';

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

/** Brings a form up to the blog as it stands now. Fields that this editor left alone become the other's without a word. */
export function rebased(editing: Editing, blog: PublicBlog): Editing {
  if (blog.rev <= editing.rev) return editing;
  const now = editingOf(blog);
  const mine = patchIn(editing);
  const changed = patchOf(editing.base, now.base);
  const apart = patchOf(settingsOf(editing.form), now.base);
  const theirsNow = (fields: readonly string[]): Partial<SettingsForm> =>
    Object.fromEntries(fields.map((field) => [field, now.form[field as Field]]));
  return {
    form: { ...editing.form, ...theirsNow(FIELDS.filter((field) => field in changed && !(field in mine))) },
    base: now.base,
    rev: blog.rev,
    theirs: {
      // A question that was not answered stays asked, with the newest of theirs.
      ...theirsNow(Object.keys(editing.theirs)),
      ...theirsNow(FIELDS.filter((field) => field in changed && field in mine && field in apart)),
    },
  };
}

export function settled(editing: Editing, field: Field, take: 'mine' | 'theirs'): Editing {
  const { [field]: other, ...theirs } = editing.theirs;
  const form = take === 'theirs' && other !== undefined ? { ...editing.form, [field]: other } : editing.form;
  return { ...editing, form, theirs };
}

/** The editing that was kept on this device; null where it is none. */
export function editingIn(kept: unknown): Editing | null {
  const { rev, form } = (kept ?? {}) as Partial<Editing>;
  const isEditing = typeof rev === 'number' && typeof form?.title === 'string' && Array.isArray(form.drives);
  return isEditing ? (kept as Editing) : null;
}
