/** A blog's settings, whole (at its creation) and as a patch. */
import { z } from 'zod';
import { because } from './because.js';
import { STATUSES, VISIBILITIES, type BlogTranslation } from '../entry.js';
import { translatedWords } from '../entry/words.js';
import { sites } from './sites.js';
import {
  amount,
  byId,
  byLanguage,
  lang,
  line,
  list,
  slug,
  text,
  time,
  timeZone,
  uuid,
  webAddress,
  WORDS_MAX,
} from './text.js';

const driveId = z.string().regex(/^[a-z0-9-]{1,40}$/, because('not-slug', { n: 40 }));

const drive = z.strictObject({
  id: driveId,
  title: line(),
  unit: line(60),
  target: amount.refine((value) => value > 0, because('not-above-zero')),
  place: line().optional(),
  destination: line().optional(),
  startsAt: time.optional(),
  endsAt: time.optional(),
});

const drives = list(drive).refine(
  (all) => new Set(all.map(({ id }) => id)).size === all.length,
  because('drive-twice'),
);

const languages = list(lang)
  .min(1, because('too-few', { n: 1 }))
  .refine((all) => new Set(all).size === all.length, because('language-twice'));

const publisher = z.strictObject({
  name: line(),
  url: webAddress.optional(),
  contact: line(),
  imprint: webAddress.optional(),
  privacy: webAddress.optional(),
});

const translation = z.strictObject({
  title: line().optional(),
  standfirst: text(2_000).optional(),
  place: line().optional(),
  asks: list(line()).optional(),
  drives: byId(
    driveId,
    z.strictObject({
      title: line().optional(),
      unit: line(60).optional(),
      place: line().optional(),
      destination: line().optional(),
    }),
  ).optional(),
});

/** The words of a blog in other languages, together as long as those of an entry may be. */
function translationsOf<Value extends z.ZodType<BlogTranslation | null>>(value: Value) {
  return byLanguage(value).refine(
    (all) => Object.values(all).reduce((sum, one) => sum + (one === null ? 0 : charactersIn(one)), 0) <= WORDS_MAX,
    because('words-too-long', { n: WORDS_MAX }),
  );
}

function charactersIn({ asks = [], ...translation }: BlogTranslation): number {
  return [...asks, ...Object.values(translatedWords(translation))].reduce((sum, word) => sum + word.length, 0);
}

const blogFields = {
  title: line(),
  standfirst: text(2_000),
  place: line(),
  timeZone,
  languages,
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
  startsAt: time,
  asks: list(line()),
  summary: list(z.strictObject({ lang, text: text(2_000), entry: uuid.optional() })),
  drives,
  publisher,
  home: webAddress,
  sites,
  facesRequired: z.boolean(),
  translations: translationsOf(translation),
};

const { title, ...others } = blogFields;

/** What of the publisher is not given is the site's. */
export const newBlog = z.strictObject({
  slug,
  title,
  ...z.object(others).partial().shape,
  publisher: publisher.partial().optional(),
});

/** A merge patch: null clears what may be empty. */
export const blogPatch = z.strictObject({
  ...z.object(blogFields).partial().shape,
  standfirst: blogFields.standfirst.nullable().optional(),
  place: blogFields.place.nullable().optional(),
  startsAt: blogFields.startsAt.nullable().optional(),
  asks: blogFields.asks.nullable().optional(),
  summary: blogFields.summary.nullable().optional(),
  drives: blogFields.drives.nullable().optional(),
  publisher: z
    .strictObject({
      name: line().optional(),
      url: webAddress.nullable().optional(),
      contact: line().optional(),
      imprint: webAddress.nullable().optional(),
      privacy: webAddress.nullable().optional(),
    })
    .optional(),
  home: blogFields.home.nullable().optional(),
  sites: sites.nullable().optional(),
  facesRequired: blogFields.facesRequired.nullable().optional(),
  translations: translationsOf(translation.nullable()).nullable().optional(),
});
