/** A blog's settings, whole (at its creation) and as a patch. */
import { z } from 'zod';
import { STATUSES, VISIBILITIES } from '../entry.js';
import { LIST_MAX, amount, lang, line, slug, text, time, timeZone, uuid, webAddress } from './text.js';

const drive = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'takes small letters, digits and hyphens, 40 at most'),
  title: line(),
  unit: line(60),
  target: amount.refine((value) => value > 0, 'is not above 0'),
  place: line().optional(),
  destination: line().optional(),
  startsAt: time.optional(),
  endsAt: time.optional(),
});

const drives = z
  .array(drive)
  .max(LIST_MAX)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'has two drives with one id');

const languages = z
  .array(lang)
  .min(1, 'needs at least one language')
  .max(LIST_MAX)
  .refine((all) => new Set(all).size === all.length, 'has a language twice');

const publisher = z.strictObject({
  name: line(),
  url: webAddress.optional(),
  contact: line(),
  imprint: webAddress.optional(),
  privacy: webAddress.optional(),
});

const blogFields = {
  title: line(),
  standfirst: text(2_000),
  place: line(),
  timeZone,
  languages,
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
  startsAt: time,
  asks: z.array(line()).max(LIST_MAX),
  summary: z.array(z.strictObject({ lang, text: text(2_000), entry: uuid.optional() })).max(LIST_MAX),
  drives,
  publisher,
  home: webAddress,
};

const { title, ...others } = blogFields;

export const newBlog = z.strictObject({ slug, title, ...z.object(others).partial().shape });

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
});
