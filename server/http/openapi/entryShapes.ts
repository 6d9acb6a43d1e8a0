/** An entry as readers and as the desk get it: one schema for each kind. */
import {
  KINDS,
  PHOTO_OTHERS,
  VERIFICATIONS,
  type DeskEntry,
  type EntryState,
  type Kind,
  type KindFields,
  type MediaItem,
  type MediaState,
  type PhotoFault,
  type PublicEntry,
  type QuoteSource,
  type Speaker,
  type TranslatedWords,
} from '../../../shared/entry.js';
import * as is from './schema.js';
import type { Fields, Schema } from './schema.js';

const { mayLack, shape } = is;

/** The fields that entries of every kind have. */
type Common = Omit<Pick<PublicEntry, keyof PublicEntry>, 'kind'>;
type DeskCommon = Omit<Pick<DeskEntry, keyof DeskEntry>, 'kind'>;
type Texts = PublicEntry['translations'][string];
type Correction = NonNullable<PublicEntry['correction']>;
type PublicPhoto = PublicEntry['media'][number];
type DeskPhoto = DeskEntry['media'][number];

const MEDIA_STATES = ['waiting', 'processing', 'ready', 'failed', 'gone'] as const satisfies MediaState[];
const STATES = ['held', 'published', 'retracted', 'taken-down'] as const satisfies EntryState[];
const FAULTS = [
  'not-accepted',
  'too-many-pixels',
  'damaged',
  'too-slow',
  'too-much-memory',
  'lost',
] as const satisfies PhotoFault['code'][];

const photo: Fields<PublicPhoto> = {
  id: is.uuid,
  state: is.oneOfTexts(...MEDIA_STATES),
  width: mayLack(is.whole),
  height: mayLack(is.whole),
  alt: is.text(),
  caption: mayLack(is.text()),
  credit: mayLack(is.text()),
  takenAt: mayLack(is.minute),
  place: mayLack(is.text()),
  altered: is.yesOrNo,
  placeholder: mayLack(is.text('What stands in the place of the photo while it comes.')),
  sources: is.listOf(
    shape<MediaItem['sources'][number]>({ type: is.text(), width: is.whole, src: is.text('A root-relative address.') }),
  ),
};

const common: Fields<Common> = {
  id: is.uuid,
  blog: is.slug,
  seq: { ...is.seq, description: 'The seq of its last change.' },
  rev: { ...is.whole, description: "The version of the entry's content, from 1." },
  wordsRev: { ...is.whole, description: "The rev at which the original's own words last changed." },
  order: { ...is.seq, description: 'The seq at which readers first saw it; it never changes.' },
  lang: is.language,
  text: is.text('Markdown without raw HTML.'),
  html: is.text('The text as sanitised HTML.'),
  translations: is.byName(is.ref('Translation')),
  happenedAt: is.minute,
  publishedAt: is.minute,
  editedAt: mayLack(is.minute),
  byline: is.text(),
  media: is.listOf(is.ref('Photo')),
  key: is.yesOrNo,
  pinned: is.yesOrNo,
  verification: is.oneOfTexts(...VERIFICATIONS),
  correction: mayLack(shape<Correction>({ note: is.text(), at: is.minute })),
  place: mayLack(is.text()),
};

const words = <T>(fields: Fields<T>) => mayLack(shape<T>(fields));

/** The words beside the text. A word that is missing shows the original. */
const translated: Fields<TranslatedWords> = {
  speaker: words<NonNullable<TranslatedWords['speaker']>>({
    description: mayLack(is.text()),
    role: mayLack(is.text()),
    organisation: mayLack(is.text()),
  }),
  source: words<NonNullable<TranslatedWords['source']>>({ name: mayLack(is.text()) }),
  media: mayLack({
    ...is.byName(shape<{ alt?: string; caption?: string }>({ alt: mayLack(is.text()), caption: mayLack(is.text()) })),
    description: "By the photo's id.",
  }),
  place: mayLack(is.text()),
  correction: mayLack(is.text('The note of the correction.')),
  said: mayLack(is.text()),
  method: mayLack(is.text()),
  according: mayLack(is.text()),
};

const deskCommon: Fields<DeskCommon> = {
  ...common,
  media: is.listOf(is.ref('DeskPhoto')),
  state: is.oneOfTexts(...STATES),
  first: { ...is.step, description: 'The step of its first change; it never changes.' },
  step: { ...is.step, description: 'The step of its last change.' },
  seq: is.orNull(is.seq),
  order: is.orNull(is.seq),
  publishedAt: is.orNull(is.minute),
  receivedAt: is.time,
};

const ofKind: { [K in Kind]: Fields<KindFields[K]> } = {
  update: { corrects: mayLack(is.uuid) },
  chant: { words: is.text(), transliteration: mayLack(is.text()), meanings: is.byName(is.text()) },
  speech: {
    speaker: shape<Speaker>({
      name: mayLack(is.text()),
      description: mayLack(is.text()),
      role: mayLack(is.text()),
      organisation: mayLack(is.text()),
    }),
    verbatim: is.yesOrNo,
    spoken: mayLack(is.language),
    occasion: mayLack(is.oneOfTexts('stage', 'interview', 'statement')),
  },
  photo: {},
  quote: {
    source: shape<QuoteSource>({
      name: is.text(),
      handle: mayLack(is.text()),
      url: mayLack(is.text()),
      published: mayLack(is.text()),
      attached: mayLack(is.text()),
    }),
  },
  notice: { urgency: mayLack(is.oneOfTexts('info', 'warning', 'urgent')), until: mayLack(is.minute) },
  drive: { drive: is.text("The drive's id."), add: mayLack(is.number), total: mayLack(is.number) },
  crowd: {
    said: mayLack(is.text()),
    low: mayLack(is.number),
    high: mayLack(is.number),
    method: mayLack(is.text()),
    according: is.text(),
  },
};

function entriesOf(fields: Fields<Common> | Fields<DeskCommon>): Schema {
  const kinds = KINDS.map((kind) => ({
    title: kind,
    ...shape({ kind: is.oneOfTexts(kind), ...fields, ...ofKind[kind] } as Fields<object>),
  }));
  return { oneOf: kinds };
}

export const entryShapes = {
  Entry: entriesOf(common),
  DeskEntry: entriesOf(deskCommon),
  Photo: shape<PublicPhoto>(photo),
  DeskPhoto: shape<DeskPhoto>({
    ...photo,
    facesChecked: mayLack({ ...is.yesOrNo, description: 'Whether somebody looked at it for faces.' }),
    fault: mayLack(
      shape<PhotoFault>({
        code: is.oneOfTexts(...FAULTS),
        kind: mayLack(is.oneOfTexts(...PHOTO_OTHERS)),
        message: is.text(),
      }),
    ),
  }),
  Translation: shape<Texts>({
    text: is.text('Empty where it is missing.'),
    ...translated,
    html: is.text(),
    by: is.oneOfTexts('source', 'desk', 'machine'),
    of: { ...is.whole, description: "The entry's rev that it was made of; below `wordsRev`: of an earlier version." },
  }),
};
