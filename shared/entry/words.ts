/**
 * The words beside a text that can be said in each language: flat, by their path on the wire, such as `speaker.role` or
 * `media.<id>.alt`. The same path finds a word in an entry or a blog and, under `translations.<lang>`, its translation.
 */
import { isBlank } from '../characters.js';
import type { KindFields, PathsOf, TranslatedWords } from './content.js';
import { isObject } from './patch.js';

export type Words = Readonly<Record<string, string>>;

/** The paths of an entry's words, beside those of its photos and the note of its correction. */
const ENTRY_PATHS = Object.keys({
  'speaker.description': true,
  'speaker.role': true,
  'speaker.organisation': true,
  'source.name': true,
  said: true,
  according: true,
  method: true,
  place: true,
} satisfies Record<PathsOf<Omit<TranslatedWords, 'media' | 'correction'>>, true>);

/** The fields of a chant, all of them texts that have other rules than words. */
const CHANTED = Object.keys({
  words: true,
  transliteration: true,
  meanings: true,
} satisfies Record<keyof KindFields['chant'], true>);

const BLOG_PATHS = ['title', 'standfirst', 'place'] as const;
const DRIVE_FIELDS = ['title', 'unit', 'place', 'destination'] as const;

/** Fields of a translation that are no words of this kind: its text, and lists, which have rules of their own. */
const APART = ['text', 'html', 'by', 'of', 'asks'];

interface EntryLike {
  media?: readonly { id: string; alt: string; caption?: string | undefined }[] | undefined;
  correction?: { note: string } | null | undefined;
}

/** An entry's own words; blank ones are none. A photo that is gone has no words. */
export function entryWords(entry: EntryLike): Words {
  const photos = (entry.media ?? []).flatMap(({ id, alt, caption }) => [
    [`media.${id}.alt`, alt],
    [`media.${id}.caption`, caption],
  ]);
  const own = ENTRY_PATHS.map((path) => [path, wordAt(entry, path)]);
  return written([...own, ...photos, ['correction', entry.correction?.note]]);
}

interface BlogLike {
  drives?: readonly { id: string }[];
}

/** A blog's own words, but for the list of what people are asked to bring. */
export function blogWords(blog: BlogLike): Words {
  const own = BLOG_PATHS.map((path) => [path, wordAt(blog, path)]);
  const drives = (blog.drives ?? []).flatMap((drive) =>
    DRIVE_FIELDS.map((field) => [`drives.${drive.id}.${field}`, wordAt(drive, field)]),
  );
  return written([...own, ...drives]);
}

/** The words of one translation, of an entry or of a blog. */
export function translatedWords(translation: object): Words {
  const words = Object.entries(translation).filter(([name]) => !APART.includes(name));
  return written(words.flatMap(([name, value]) => flat(name, value)));
}

/** Words in the shape of the wire: `translatedWords` backwards. */
export function nestedWords(words: Words): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [path, text] of Object.entries(words)) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    innerOf(whole, names)[last] = text;
  }
  return whole;
}

/** Ids are names of their own: a drive may be called "constructor", as something is that every object has. */
function innerOf(whole: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return names.reduce((outer, name) => {
    if (!Object.hasOwn(outer, name)) outer[name] = {};
    return outer[name] as Record<string, unknown>;
  }, whole);
}

/** The words whose path passes a test. */
export function wordsWhere(words: Words, test: (path: string) => boolean): Words {
  return Object.fromEntries(Object.entries(words).filter(([path]) => test(path)));
}

/** Whether a word of `after` is new, or another than in `before`. Words that only went do not count. */
export function hasNewWords(before: Words, after: Words): boolean {
  return Object.entries(after).some(([path, text]) => before[path] !== text);
}

interface Whole extends EntryLike {
  text?: string | undefined;
  translations?: Readonly<Record<string, object>> | undefined;
}

/** The number of characters of all words of an entry, its text among them, in all languages. */
export function charactersOf(entry: Whole): number {
  const chanted = CHANTED.map((name) => wordAt(entry, name)).flatMap((one) =>
    isObject(one) ? Object.values(one) : one,
  );
  const said = Object.values(entry.translations ?? {}).flatMap((one) => [
    wordAt(one, 'text'),
    ...Object.values(translatedWords(one)),
  ]);
  const all = [entry.text, ...chanted, ...Object.values(entryWords(entry)), ...said];
  return all.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

function flat(path: string, value: unknown): [path: string, value: unknown][] {
  if (!isObject(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => flat(`${path}.${name}`, inner));
}

function written(words: readonly (readonly unknown[])[]): Words {
  return Object.fromEntries(words.filter(([, text]) => typeof text === 'string' && !isBlank(text))) as Words;
}

function wordAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((outer, name) => (isObject(outer) ? outer[name] : undefined), value);
}
