/** The commands as they come from a phone, a desk or a program. */
import { z } from 'zod';
import { KINDS, type Kind } from '../entry.js';
import { blogPatch } from './blog.js';
import { commonFields, editorFields, kindFields, translatedFields } from './content.js';
import { patched, patchedFields } from './patched.js';
import { amount, byLanguage, lang, line, slug, text, uuid } from './text.js';

const rev = z.int().min(1).max(1_000_000_000);

const { translations, media, place, text: words, ...required } = commonFields;
const optional = z.object({ translations, media, place }).partial().shape;

function post<K extends Kind>(kind: K) {
  return z.strictObject({
    id: uuid,
    blog: slug,
    kind: z.literal(kind),
    ...required,
    // Kinds with content of their own may leave the text out; where it must not be empty, `faultOfWhole` says so.
    text: words.optional(),
    ...optional,
    ...kindFields[kind],
  });
}

export const posts = {
  update: post('update'),
  chant: post('chant').extend({ meanings: kindFields.chant.meanings.optional() }),
  speech: post('speech'),
  photo: post('photo'),
  quote: post('quote'),
  notice: post('notice'),
  drive: post('drive'),
  crowd: post('crowd'),
};

export const postCommand = z.discriminatedUnion('kind', [
  posts.update,
  posts.chant,
  posts.speech,
  posts.photo,
  posts.quote,
  posts.notice,
  posts.drive,
  posts.crowd,
]);

/**
 * A patch of any kind's fields. Whether they are fields of this entry's kind, and whether the whole still holds
 * together, is found after merging (`parseContent`), when the entry is known.
 */
const contentPatch = {
  lang: lang.optional(),
  text: patched(text()),
  happenedAt: commonFields.happenedAt.optional(),
  translations: patched(
    byLanguage(
      z
        .strictObject({
          ...translatedFields,
          correction: editorFields.correction.shape.note.optional(),
          by: z.enum(['source', 'desk', 'machine']).optional(),
        })
        .nullable(),
    ),
  ),
  media: patched(commonFields.media),
  place: patched(commonFields.place),
  ...patchedFields(kindFields),
};

const labels = {
  pinned: editorFields.pinned.optional(),
  key: editorFields.key.optional(),
  verification: editorFields.verification.optional(),
  correction: editorFields.correction.nullable().optional(),
};

const target = { command: uuid, id: uuid, blog: slug };

export const reviseCommand = z.strictObject({ ...target, rev, ...contentPatch, ...labels });
export const retractCommand = z.strictObject({ ...target, rev: rev.optional(), reason: line(500).optional() });
export const publishCommand = z.strictObject({ ...target, rev });
export const takedownCommand = z.strictObject({ ...target, media: uuid.optional() });
export const blogCommand = z.strictObject({ command: uuid, blog: slug, rev, ...blogPatch.shape });

/** The whole content after a patch, per kind: the same shapes as at post, with what the server keeps beside them. */
export function contentOf(kind: Kind) {
  return z.strictObject({
    ...commonFields,
    translations: z.record(z.string(), z.unknown()),
    media: z.array(z.unknown()),
    kind: z.enum(KINDS),
    place: place.optional(),
    ...kindFields[kind],
    ...(kind === 'crowd' ? TAKEN_BEFORE : {}),
  });
}

/** Numbers of people were taken with decimals once: that they are whole is asked only of what changes. */
const TAKEN_BEFORE = { low: amount.optional(), high: amount.optional() };
