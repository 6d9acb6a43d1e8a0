/** An entry's words and fields, by kind. */

export const KINDS = ['update', 'chant', 'speech', 'photo', 'quote', 'notice', 'drive', 'crowd'] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds whose own fields are content enough; `text` may be empty there. */
export const WORDLESS_KINDS: readonly Kind[] = ['chant', 'photo', 'drive', 'crowd'];

/** The words of an entry beside its text, in one language. A word that is missing shows the original. */
export interface TranslatedWords extends Partial<Pick<KindFields['crowd'], 'said' | 'method' | 'according'>> {
  speaker?: Pick<Speaker, 'description' | 'role' | 'organisation'>;
  source?: Partial<Pick<QuoteSource, 'name'>>;
  /** By the photo's id. */
  media?: Record<string, { alt?: string; caption?: string }>;
  place?: string;
  /** The note of the correction. */
  correction?: string;
}

/**
 * A translation of an entry. `text`: empty where it is missing. `of`: the rev of the entry that it was made of. `html`:
 * absent on the wire inward.
 */
export interface Translation extends TranslatedWords {
  text: string;
  by: 'source' | 'desk' | 'machine';
  of: number;
}

export type MediaState = 'waiting' | 'processing' | 'ready' | 'failed' | 'gone';

/** The kinds of files that are not taken as photos. */
export const PHOTO_OTHERS = [
  'heic',
  'svg',
  'gif',
  'animation',
  'tiff',
  'bmp',
  'raw',
  'jxl',
  'other-picture',
  'video',
  'sound',
  'pdf',
  'zip',
  'text',
  'empty',
  'nothing-known',
] as const;
export type PhotoOther = (typeof PHOTO_OTHERS)[number];

/** The reason why a photo failed: for its reporter and the desk. */
export interface PhotoFault {
  /** `lost`: the server could not take it; the same photo may be sent again. The others are the photo's own. */
  code: 'not-accepted' | 'too-many-pixels' | 'damaged' | 'too-slow' | 'too-much-memory' | 'lost';
  /** Given with `not-accepted`; older records have none. */
  kind?: PhotoOther;
  /** A sentence in English, with nothing of the file's own text. */
  message: string;
}

/** A photo of an entry. The entry goes first; its photo follows and moves through the states (rule O4). */
export interface MediaItem {
  id: string;
  state: MediaState;
  width?: number;
  height?: number;
  alt: string;
  caption?: string;
  credit?: string;
  takenAt?: string;
  place?: string;
  altered: boolean;
  facesChecked?: boolean;
  placeholder?: string;
  /** Given with `failed`; never public. */
  fault?: PhotoFault;
  sources: { type: string; width: number; src: string }[];
}

/** A photo as a command names it: its state and its files are the server's. */
export type NamedPhoto = Omit<
  MediaItem,
  'state' | 'width' | 'height' | 'altered' | 'placeholder' | 'fault' | 'sources'
> & { altered?: boolean };

export interface Speaker {
  name?: string;
  description?: string;
  role?: string;
  organisation?: string;
}

export interface QuoteSource {
  name: string;
  handle?: string;
  url?: string;
  published?: string;
  attached?: string;
}

/** The fields that each kind adds to the common ones. */
export interface KindFields {
  update: { corrects?: string };
  chant: { words: string; transliteration?: string; meanings: Record<string, string> };
  speech: { speaker: Speaker; verbatim: boolean; spoken?: string; occasion?: 'stage' | 'interview' | 'statement' };
  photo: Record<never, never>;
  quote: { source: QuoteSource };
  notice: { urgency?: 'info' | 'warning' | 'urgent'; until?: string };
  drive: { drive: string; add?: number; total?: number };
  crowd: { said?: string; low?: number; high?: number; method?: string; according: string };
}

/** The wire's paths of fields: an object's members by the object's name and their own, a list by language as one field. */
export type PathsOf<Fields> = {
  [Name in keyof Fields & string]: PathOf<Name, NonNullable<Fields[Name]>>;
}[keyof Fields & string];
type PathOf<Name extends string, Value> = Value extends string | number | boolean
  ? Name
  : string extends keyof Value
    ? Name
    : `${Name}.${keyof Value & string}`;

interface CommonContent {
  /** BCP 47, of `text` (of `words` in a chant). */
  lang: string;
  /** Markdown without raw HTML. */
  text: string;
  translations: Record<string, Translation>;
  /** ISO 8601, UTC, as the reporter gave it (or the time of receipt where that could not be true). */
  happenedAt: string;
  media: MediaItem[];
  place?: string;
}

type ContentOf<K extends Kind> = CommonContent & { kind: K } & KindFields[K];

/** An entry's text and fields: a reporter writes them, and a takedown empties them. */
export type Content = { [K in Kind]: ContentOf<K> }[Kind];

/** The HTML of an entry's Markdown, made once, before append (rule F2). */
export interface RenderedHtml {
  text: string;
  translations: Record<string, string>;
  /** Set where some HTML is escaped paragraphs for now: the server was too busy, and makes it again later. */
  plain?: true;
}
