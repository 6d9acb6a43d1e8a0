/** An entry's content: the common fields and those of each kind. */
import { z } from 'zod';
import { isBlankMarkdown } from '../characters.js';
import { VERIFICATIONS, WORDLESS_KINDS, type Kind, type NamedPhoto } from '../entry.js';
import { charactersOf, entryWords, translatedWords } from '../entry/words.js';
import { because, type Because } from './because.js';
import {
  WORDS_MAX,
  amount,
  byId,
  byLanguage,
  lang,
  line,
  lines,
  list,
  people,
  text,
  time,
  uuid,
  webAddress,
} from './text.js';

const said = line().optional();

/** The words of an entry in one language, as anybody may say them who posts it. */
export const translatedFields = {
  text: text().optional(),
  speaker: z.strictObject({ description: said, role: said, organisation: said }).optional(),
  source: z.strictObject({ name: said }).optional(),
  media: byId(uuid, z.strictObject({ alt: text(2_000).optional(), caption: text(2_000).optional() })).optional(),
  place: said,
  said,
  method: said,
  according: said,
};

const translation = z.strictObject({ ...translatedFields, by: z.literal('source').optional() });

/** A photo as a reporter names it: its state and its files are the server's. */
const media = z.strictObject({
  id: uuid,
  alt: text(2_000),
  caption: text(2_000).optional(),
  credit: line().optional(),
  takenAt: time.optional(),
  place: line().optional(),
  altered: z.boolean().optional(),
  facesChecked: z.boolean().optional(),
} satisfies Record<keyof NamedPhoto, z.ZodType>);

export const commonFields = {
  lang,
  text: text(),
  happenedAt: time,
  translations: byLanguage(translation),
  media: list(media),
  place: line(),
};

const speaker = z
  .strictObject({
    name: line().optional(),
    description: line().optional(),
    role: line().optional(),
    organisation: line().optional(),
  })
  .refine((who) => who.name !== undefined || who.description !== undefined, because('no-speaker'));

const source = z.strictObject({
  name: line(),
  handle: line(100).optional(),
  url: webAddress.optional(),
  published: line().optional(),
  attached: line().optional(),
});

/** A call and its answer stand in lines of their own. */
const chanted = lines(1_000);

/** Each kind's own fields, with what is required of a whole entry. */
export const kindFields = {
  update: { corrects: uuid.optional() },
  chant: { words: chanted, transliteration: chanted.optional(), meanings: byLanguage(chanted) },
  speech: {
    speaker,
    verbatim: z.boolean(),
    spoken: lang.optional(),
    occasion: z.enum(['stage', 'interview', 'statement']).optional(),
  },
  photo: {},
  quote: { source },
  notice: { urgency: z.enum(['info', 'warning', 'urgent']).optional(), until: time.optional() },
  drive: {
    drive: z.string().regex(/^[a-z0-9-]{1,40}$/, because('not-slug', { n: 40 })),
    add: amount.optional(),
    total: amount.optional(),
  },
  crowd: {
    said: line().optional(),
    low: people.optional(),
    high: people.optional(),
    method: line().optional(),
    according: line(),
  },
} satisfies Record<Kind, z.ZodRawShape>;

/** The fields of an entry that editors alone may change. */
export const editorFields = {
  pinned: z.boolean(),
  key: z.boolean(),
  verification: z.enum(VERIFICATIONS),
  correction: z.strictObject({ note: line(2_000) }),
};

interface Sized {
  kind: Kind;
  text: string;
  translations: Record<string, object>;
  correction?: { note: string } | null | undefined;
}

/** The reason why content is not taken, and the path of the field that is meant. */
export type Fault = Because & { field: string };

/**
 * Finds a fault that no single field can tell: at post and after a patch, when the whole entry is there. `most`: the
 * number of characters that all words together may have.
 */
export function faultOfWhole(content: Sized & Record<string, unknown>, most = WORDS_MAX): Fault | null {
  const { kind } = content;
  if (charactersOf(content) > most) return { field: 'translations', why: 'words-too-long', values: { n: most } };
  const strayPath = strayTranslation(content);
  if (strayPath !== null) return { field: strayPath, why: 'no-original' };
  const isWordless = isBlankMarkdown(content.text);
  if (isWordless && !WORDLESS_KINDS.includes(kind)) return { field: 'text', why: 'blank' };
  if (isWordless && kind === 'photo' && isEmpty(content.media)) return { field: 'media', why: 'blank' };
  if (kind === 'drive' && (content.add === undefined) === (content.total === undefined)) {
    return { field: 'add', why: 'add-or-total' };
  }
  if (kind === 'crowd' && content.said === undefined && content.low === undefined && content.high === undefined) {
    return { field: 'said', why: 'no-number' };
  }
  if (typeof content.low === 'number' && typeof content.high === 'number' && content.low > content.high) {
    return { field: 'low', why: 'low-above-high' };
  }
  return null;
}

function isEmpty(media: unknown): boolean {
  return !Array.isArray(media) || media.length === 0;
}

/** Returns the path of a translated word that the entry does not have itself. Its text may be in other languages alone. */
function strayTranslation(content: Sized): string | null {
  const own = entryWords(content);
  const all = Object.entries(content.translations).flatMap(([tag, translation]) =>
    Object.keys(translatedWords(translation)).map((path) => ({ path, at: `translations.${tag}.${path}` })),
  );
  return all.find(({ path }) => own[path] === undefined)?.at ?? null;
}
