/**
 * Everything of an entry that can be said in each language, as rows of one table: the text, a chant's meaning, and the
 * words beside them. The fields' own table says the control of each, and the catalogue its label. Pure.
 */
import type { DeskEntry } from '../../../shared/entry.js';
import { entryWords } from '../../../shared/entry/words.js';
import type { Field } from '../../entry/field.js';
import { fieldsOf } from '../../entry/fields.js';
import { PHOTO_FIELDS } from '../../entry/photoFields.js';
import { chantOf } from '../record/ofKind.js';
import type { DeskSpoken } from '../words.js';

export interface SaidRow {
  /** The path under `translations.<lang>`; `meaning` is a chant's. */
  path: string;
  label: string;
  original: string;
  /** The language of the original. */
  lang: string;
  as: 'line' | 'area';
  /** The words are somebody's speech. */
  said?: boolean;
}

/** A row is there where the original has the words. `ofNote`: the language of a correction's note, which is the desk's. */
export function rowsOf(entry: DeskEntry, words: DeskSpoken, ofNote = entry.lang): SaidRow[] {
  const { form } = words;
  const { lang } = entry;
  const chanted = chantOf(entry)?.words;
  const meaning: SaidRow[] =
    chanted === undefined
      ? []
      : [{ path: 'meaning', label: form.fields.meanings, original: chanted, lang, as: 'area', said: true }];
  const text: SaidRow[] =
    entry.text === ''
      ? []
      : [{ path: 'text', label: form.fields.text, original: entry.text, lang, as: 'area', said: true }];
  const beside = Object.entries(entryWords(entry)).map(([path, original]): SaidRow => {
    const ofRow = path === 'correction' ? ofNote : lang;
    return { path, label: labelOf(path, entry, words), original, lang: ofRow, as: controlOf(path, entry) };
  });
  return [...meaning, ...text, ...beside];
}

function labelOf(path: string, { media }: DeskEntry, { form, note, say }: DeskSpoken): string {
  const labels: Readonly<Record<string, string>> = form.fields;
  const [outer, id, field = ''] = path.split('.');
  if (path === 'correction') return note;
  if (outer !== 'media') return labels[path] ?? path;
  const photo = say(form.photos.photo, { place: media.findIndex((one) => one.id === id) + 1 });
  return media.length === 1 ? (labels[field] ?? field) : `${photo} · ${labels[field] ?? field}`;
}

function controlOf(path: string, { kind }: DeskEntry): 'line' | 'area' {
  const photo: Readonly<Record<string, Field>> = PHOTO_FIELDS;
  const field = path.startsWith('media.')
    ? photo[path.split('.')[2] ?? '']
    : fieldsOf(kind).find(([name]) => name === path)?.[1];
  return path === 'correction' || field?.as === 'area' ? 'area' : 'line';
}
