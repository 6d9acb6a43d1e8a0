/** The fields of each photo of an entry: a file of their own, since drafts are read where the form is not yet. */
import type { Field } from './field.js';

const TEXT: Field = { as: 'area' };

/** `place` is for the desk to add. */
export const PHOTO_FIELDS = {
  alt: TEXT,
  caption: TEXT,
  credit: { as: 'line' },
  place: { as: 'line', rare: true },
} as const satisfies Record<string, Field>;

export type PhotoPath = keyof typeof PHOTO_FIELDS;
