/**
 * The one place that chooses in which language a page shows the words of an entry and of a blog. A translation of this
 * version comes first, else the original's words, which tell their own language. An entry's text is chosen beside it, in
 * `article/shownTexts.ts`, since several of its texts may stand below each other.
 */
import { mergePatch, type PublicBlog, type PublicEntry } from '../../shared/entry.js';
import {
  blogWords,
  entryWords,
  nestedWords,
  translatedWords,
  wordsWhere,
  type Words,
} from '../../shared/entry/words.js';

/** A word as it is shown, and the language that it is in. */
export interface Shown {
  text: string;
  lang: string;
}

/** Finds a word by its path, such as `speaker.role`; undefined where there is none. */
export type Said = (path: string) => Shown | undefined;

type BlogLike = Pick<PublicBlog, 'languages'> &
  Partial<Pick<PublicBlog, 'title' | 'asks' | 'translations'>> & { drives?: readonly { id: string }[] };

/** Returns the tag for a page's language: that very tag, else a tag of the same language and script. */
function matchingTag(tags: readonly string[], lang: string): string | null {
  return tags.includes(lang) ? lang : (tags.find((tag) => isSameLanguage(tag, lang)) ?? null);
}

export function isSameLanguage(one: string, other: string): boolean {
  return one === other || scriptOf(one) === scriptOf(other);
}

/** Languages with their scripts, by tag: asked for each word of each entry, of a few tags. */
const scripts = new Map<string, string>();
/** Tags come from what people typed, too. */
const KNOWN_MOST = 1_000;

function scriptOf(tag: string): string {
  const known = scripts.get(tag);
  if (known !== undefined) return known;
  const { language, script = '' } = new Intl.Locale(tag).maximize();
  if (scripts.size >= KNOWN_MOST) scripts.clear();
  scripts.set(tag, `${language}-${script}`);
  return `${language}-${script}`;
}

type Translated = Pick<PublicEntry, 'lang'> & { translations: Readonly<Record<string, unknown>> };

/** Returns the tag of the translation for a page's language; null where the original is in it, or there is none. */
export function translationTag({ lang: own, translations }: Translated, lang: string): string | null {
  if (own === lang) return null;
  const tags = Object.keys(translations);
  if (tags.includes(lang)) return lang;
  return isSameLanguage(own, lang) ? null : matchingTag(tags, lang);
}

/** The words of an entry. The note of a correction is the desk's, in the blog's first language. */
export function entryIn(entry: PublicEntry, { languages }: Pick<PublicBlog, 'languages'>, lang: string): Said {
  const own = entryWords(entry);
  const tag = translationTag(entry, lang);
  const noteTag = matchingTag(Object.keys(entry.translations), lang);
  const said = { ...currentIn(entry, tag), ...wordsWhere(currentIn(entry, noteTag), (path) => path === 'correction') };
  const langOf = (path: string) => (path === 'correction' ? (languages[0] ?? entry.lang) : entry.lang);
  return (path) => {
    const used = path === 'correction' ? noteTag : tag;
    return shown(own[path], langOf(path), said[path], used);
  };
}

/** The words of a translation that is of this version; none of one that is older. */
function currentIn({ translations, wordsRev }: PublicEntry, tag: string | null): Words {
  const translation = tag === null ? undefined : translations[tag];
  return translation === undefined || translation.of < wordsRev ? {} : translatedWords(translation);
}

function shown(own: string | undefined, lang: string, said: string | undefined, tag: string | null): Shown | undefined {
  if (own === undefined) return undefined;
  return said === undefined || tag === null ? { text: own, lang } : { text: said, lang: tag };
}

/** The entry with its words in a page's language, for titles, feeds and pictures, which cannot mark a word. */
export function entryWithWordsIn(entry: PublicEntry, blog: Pick<PublicBlog, 'languages'>, lang: string): PublicEntry {
  const said = entryIn(entry, blog, lang);
  const textAt = (path: string) => said(path)?.text;
  const { media, correction } = entry;
  const fields = wordsWhere(entryWords(entry), (path) => path !== 'correction' && !path.startsWith('media.'));
  const translated = Object.fromEntries(Object.keys(fields).map((path) => [path, textAt(path) ?? '']));
  return {
    ...mergePatch(entry, nestedWords(translated)),
    media: media.map((photo) => {
      const caption = textAt(`media.${photo.id}.caption`);
      const alt = textAt(`media.${photo.id}.alt`) ?? photo.alt;
      return { ...photo, alt, ...(caption === undefined ? {} : { caption }) };
    }),
    ...(correction === undefined
      ? {}
      : { correction: { ...correction, note: textAt('correction') ?? correction.note } }),
  };
}

/** The words of a blog, but for its list of things to bring. */
export function blogIn(blog: BlogLike, lang: string): Said {
  const own = blogWords(blog);
  const [first = lang] = blog.languages;
  const [tag, translation] = translationOf(blog, lang);
  const said = translatedWords(translation);
  return (path) => shown(own[path], first, said[path], tag);
}

/** The things to bring, translated as a whole: only where the translation has as many as the original. */
export function asksIn(blog: BlogLike, lang: string): { asks: readonly string[]; lang: string } {
  const [first = lang] = blog.languages;
  const { asks = [] } = blog;
  const [tag, { asks: translated = [] }] = translationOf(blog, lang);
  return tag !== null && translated.length === asks.length ? { asks: translated, lang: tag } : { asks, lang: first };
}

/** The blog with its words in a page's language, for titles, feeds and pictures. */
export function blogWithWordsIn<Blog extends BlogLike & { drives: readonly { id: string }[] }>(
  blog: Blog,
  lang: string,
): Blog {
  const said = blogIn(blog, lang);
  const texts = Object.fromEntries(Object.keys(blogWords(blog)).map((path) => [path, said(path)?.text ?? '']));
  const { drives = {}, ...own } = nestedWords(texts) as { drives?: Record<string, object> };
  const { asks } = asksIn(blog, lang);
  return {
    ...mergePatch(blog, own),
    drives: blog.drives.map((drive) => ({ ...drive, ...(Object.hasOwn(drives, drive.id) && drives[drive.id]) })),
    ...(asks.length === 0 ? {} : { asks }),
  };
}

function translationOf({ translations = {} }: BlogLike, lang: string) {
  const tag = matchingTag(Object.keys(translations), lang);
  return [tag, (tag === null ? undefined : translations[tag]) ?? {}] as const;
}
