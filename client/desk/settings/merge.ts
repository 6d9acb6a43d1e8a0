/** Two editors change one blog: field by field, what only one of them changed goes through, and the rest is asked. */
import type { PublicBlog } from '../../../shared/entry.js';
import { patchOf } from '../../entry/patch.js';
import { FIELDS, formOf, settingsOf, type Field, type Settings, type SettingsForm } from './form.js';

/** A form with what it began from. */
export interface Editing {
  form: SettingsForm;
  base: Settings;
  rev: number;
  /** Where both changed something: theirs, until the editor has chosen. */
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

/** Brings a form up to what stands now. Fields that I left alone become theirs without a word. */
export function rebased(editing: Editing, blog: PublicBlog): Editing {
  if (blog.rev <= editing.rev) return editing;
  const now = editingOf(blog);
  const mine = settingsOf(editing.form);
  const changed = (from: Settings, to: Settings, field: Field) => !isSame(from[field], to[field]);
  let form = editing.form;
  const theirs: Partial<SettingsForm> = {};
  for (const field of FIELDS) {
    if (!changed(editing.base, now.base, field)) continue;
    if (!changed(editing.base, mine, field)) form = { ...form, [field]: now.form[field] };
    else if (changed(mine, now.base, field)) Object.assign(theirs, { [field]: now.form[field] });
  }
  return { form, base: now.base, rev: blog.rev, theirs: { ...stillOpen(editing, now), ...theirs } };
}

/** What was asked before and not answered stays asked, with the newest of theirs. */
function stillOpen({ theirs }: Editing, now: Editing): Partial<SettingsForm> {
  return Object.fromEntries(Object.keys(theirs).map((field) => [field, now.form[field as Field]]));
}

export function settled(editing: Editing, field: Field, take: 'mine' | 'theirs'): Editing {
  const { [field]: other, ...theirs } = editing.theirs;
  const form = take === 'theirs' && other !== undefined ? { ...editing.form, [field]: other } : editing.form;
  return { ...editing, form, theirs };
}

/** What was kept on this device; null where it is none. */
export function editingIn(kept: unknown): Editing | null {
  const { rev, form } = (kept ?? {}) as Partial<Editing>;
  const isEditing = typeof rev === 'number' && typeof form?.title === 'string' && Array.isArray(form.drives);
  return isEditing ? (kept as Editing) : null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Objects by name, so that the order in which fields were set says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
