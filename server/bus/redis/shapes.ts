/** The shape of a journal's item: it is checked as far as the rooms that show it rely on it. */
import { KINDS, STATUSES, VERIFICATIONS, VISIBILITIES, type TranslatedWords } from '../../../shared/entry.js';
import type { JournalItem } from '../../storage/ports.js';

type Given = Record<string, unknown>;
type Is = (value: unknown) => boolean;

const ENTRY_STATES = ['held', 'published', 'retracted', 'taken-down'];

export function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isItem(value: unknown): value is JournalItem {
  if (!isObject(value)) return false;
  const { slug, epoch, step, seq, entry, blog } = value;
  if (!isText(slug) || !isText(epoch) || !isCount(step) || !orNull(isCount)(seq)) return false;
  const isOfBlog = (entry === null || isEntryOf(entry, slug)) && (blog === null || isBlog(blog, slug));
  return isOfBlog && (entry !== null || blog !== null || seq === null);
}

function isEntryOf(entry: unknown, slug: string): boolean {
  return isObject(entry) && entry.blog === slug && fits(entry, ENTRY);
}

function isBlog(blog: unknown, slug: string): boolean {
  return isObject(blog) && blog.slug === slug && fits(blog, BLOG);
}

const isBoolean: Is = (value) => typeof value === 'boolean';
const isNumber: Is = (value) => typeof value === 'number';

function orNull(is: Is): Is {
  return (value) => value === null || is(value);
}

function orNone(is: Is): Is {
  return (value) => value === undefined || is(value);
}

function oneOf(values: readonly string[]): Is {
  return (value) => values.includes(value as string);
}

function listOf(is: Is): Is {
  return (value) => Array.isArray(value) && value.every(is);
}

function recordOf(is: Is): Is {
  return (value) => isObject(value) && Object.values(value).every(is);
}

function object(shape: Record<string, Is>): Is {
  return (value) => isObject(value) && fits(value, shape);
}

function fits(value: Given, shape: Record<string, Is>): boolean {
  return Object.entries(shape).every(([name, is]) => is(value[name]));
}

const MEDIA = object({
  id: isText,
  state: isText,
  alt: isText,
  sources: listOf(object({ type: isText, src: isText })),
});

/** Words that are objects are read as such, and each word as a text. */
const TRANSLATED = {
  speaker: orNone(recordOf(isText)),
  source: orNone(recordOf(isText)),
  media: orNone(recordOf(recordOf(isText))),
  place: orNone(isText),
  correction: orNone(isText),
  said: orNone(isText),
  method: orNone(isText),
  according: orNone(isText),
} satisfies Record<keyof TranslatedWords, Is>;

const BLOG_TRANSLATION = object({
  title: orNone(isText),
  standfirst: orNone(isText),
  place: orNone(isText),
  asks: orNone(listOf(isText)),
  drives: orNone(recordOf(recordOf(isText))),
});

const ENTRY: Record<string, Is> = {
  id: isText,
  state: oneOf(ENTRY_STATES),
  rev: isCount,
  wordsRev: isCount,
  first: isCount,
  step: isCount,
  seq: orNull(isCount),
  order: orNull(isCount),
  author: isText,
  byline: isText,
  receivedAt: isText,
  publishedAt: orNull(isText),
  editedAt: orNull(isText),
  key: isBoolean,
  pinned: isBoolean,
  verification: oneOf(VERIFICATIONS),
  correction: orNull(object({ note: isText, at: isText })),
  content: object({
    kind: oneOf(KINDS),
    lang: isText,
    text: isText,
    happenedAt: isText,
    translations: recordOf(object({ text: isText, by: isText, of: isCount, ...TRANSLATED })),
    media: listOf(MEDIA),
    place: orNone(isText),
  }),
  html: object({ text: isText, translations: recordOf(isText) }),
};

const BLOG: Record<string, Is> = {
  epoch: isText,
  head: isCount,
  step: isCount,
  rev: isCount,
  blogSeq: isCount,
  topSeq: isCount,
  statusAt: isText,
  endedAt: orNull(isText),
  updatedAt: isText,
  done: recordOf(isNumber),
  settings: object({
    title: isText,
    standfirst: isText,
    place: isText,
    timeZone: isText,
    languages: listOf(isText),
    status: oneOf(STATUSES),
    visibility: oneOf(VISIBILITIES),
    startsAt: orNull(isText),
    asks: listOf(isText),
    summary: listOf(object({ lang: isText, text: isText })),
    drives: listOf(object({ id: isText, title: isText, unit: isText, target: isNumber })),
    publisher: object({ name: isText, contact: isText }),
    translations: orNone(recordOf(BLOG_TRANSLATION)),
  }),
};
