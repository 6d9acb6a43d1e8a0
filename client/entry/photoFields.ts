/** The fields of each photo of an entry: a file of their own, since drafts are read where the form is not yet. */
import type { NamedPhoto } from '../../shared/entry.js';
import type { Field } from './field.js';

/** Those that the form does not ask for: an id is made, a time is the file's, and faces are covered and looked at elsewhere. */
type NotAsked = 'id' | 'takenAt' | 'altered' | 'facesChecked';

const TEXT: Field = { as: 'area' };

/** `place` is for the desk to add. */
export const PHOTO_FIELDS = {
  alt: TEXT,
  caption: TEXT,
  credit: { as: 'line' },
  place: { as: 'line', rare: true },
} as const satisfies Record<Exclude<keyof NamedPhoto, NotAsked>, Field>;

export type PhotoPath = keyof typeof PHOTO_FIELDS;
