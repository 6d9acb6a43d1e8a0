/**
 * The table of an entry's fields: those that each kind adds, in the order in which a hand needs them. Draft, parse of the
 * form, faults, form and preview of both apps follow from it. A field of `KindFields` that is missing here does not
 * compile, nor does a field without a label in the catalogue of words.
 */
import type { Kind, KindFields, PathsOf } from '../../shared/entry.js';
import type { Field } from './field.js';
import { PHOTO_FIELDS } from './photoFields.js';

/** Names of the form's fields: the wire's paths, but for a drive's number, of which the wire has two. */
interface Typed extends Omit<KindFields, 'drive'> {
  drive: { drive: string; amountIs: 'add' | 'total'; amount: number };
}

export type Path = 'lang' | 'text' | 'place' | 'translations' | { [K in Kind]: PathsOf<Typed[K]> }[Kind];
type Fields<K extends Kind> = Record<'lang' | 'text' | 'translations' | PathsOf<Typed[K]>, Field>;

const TEXT: Field = { as: 'area' };
const SAID: Field = { as: 'area', said: true };
const MORE: Field = { as: 'area', label: 'textOptional', rare: true };
const LANG: Field = { as: 'language' };
const LINE: Field = { as: 'line' };
const RARE: Field = { as: 'line', rare: true };
const TRANSLATIONS: Field = { as: 'said', rare: true };

const FIELDS: { readonly [K in Kind]: Fields<K> } = {
  update: {
    text: TEXT,
    lang: LANG,
    corrects: { as: 'entry', rare: true, mayBeEmpty: true },
    translations: TRANSLATIONS,
  },
  chant: {
    words: { as: 'area', said: true, rows: 2 },
    lang: LANG,
    meanings: { as: 'said' },
    transliteration: { as: 'area', rows: 2, rare: true },
    text: MORE,
    translations: TRANSLATIONS,
  },
  speech: {
    'speaker.name': LINE,
    'speaker.description': { as: 'line', faultsOf: ['speaker'] },
    text: SAID,
    verbatim: { as: 'check' },
    lang: LANG,
    'speaker.role': RARE,
    'speaker.organisation': RARE,
    occasion: { as: 'choice', choices: 'occasions', rare: true, mayBeEmpty: true },
    spoken: { as: 'language', rare: true, mayBeEmpty: true },
    translations: TRANSLATIONS,
  },
  photo: { text: { as: 'area', label: 'textOptional' }, lang: LANG, translations: TRANSLATIONS },
  quote: {
    'source.name': { as: 'line', faultsOf: ['source'] },
    text: SAID,
    lang: LANG,
    translations: { as: 'said' },
    'source.published': RARE,
    'source.url': { as: 'url', rare: true },
    'source.handle': RARE,
    'source.attached': RARE,
  },
  notice: {
    text: TEXT,
    urgency: { as: 'choice', choices: 'urgencies', mayBeEmpty: true },
    lang: LANG,
    until: { as: 'time', rare: true },
    translations: TRANSLATIONS,
  },
  drive: {
    drive: { as: 'drive' },
    amountIs: { as: 'choice', choices: 'amountIs' },
    amount: { as: 'amount', faultsOf: ['add', 'total'] },
    lang: LANG,
    text: MORE,
    translations: TRANSLATIONS,
  },
  crowd: {
    said: LINE,
    low: { as: 'people' },
    high: { as: 'people' },
    according: LINE,
    lang: LANG,
    method: RARE,
    text: MORE,
    translations: TRANSLATIONS,
  },
};

/** The fields of a kind by path, in their order. Every entry may have a place, and few do. */
export function fieldsOf(kind: Kind): readonly [path: Path, field: Field][] {
  return [...(Object.entries(FIELDS[kind]) as [Path, Field][]), ['place', RARE]];
}

/** The fields that hold one string of a draft. Texts in other languages are lists of their own. */
export function linesOf(kind: Kind): [path: Path, field: Field][] {
  return fieldsOf(kind).filter(([, { as }]) => as !== 'said');
}

/** The wire's names of the fields that hold one string: `speaker`, and a drive's number under either of its two. */
export function namesOf(kind: Kind): string[] {
  const paths = linesOf(kind).flatMap(([path, { faultsOf = [] }]) => [path, ...faultsOf]);
  return [...new Set(paths.map((path) => path.split('.')[0] ?? path))].filter((name) => name !== 'text');
}

/** The field of the form that shows a fault of this path of the wire; the path itself where no field is named by it. */
export function fieldFor(kind: Kind, path: string): string {
  const [outer = ''] = path.split('.');
  if (outer === 'translations' || outer === 'meanings') return outer;
  if (outer === 'media') return isPhotoPath(path) ? path : outer;
  return fieldsOf(kind).find(([, { faultsOf }]) => faultsOf?.includes(path))?.[0] ?? path;
}

function isPhotoPath(path: string): boolean {
  const [, index = '', name = '', ...deeper] = path.split('.');
  return /^\d+$/.test(index) && Object.hasOwn(PHOTO_FIELDS, name) && deeper.length === 0;
}
