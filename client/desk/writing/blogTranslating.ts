/** A blog's words in another language while they are made: the rows of its table, and the patch that is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import type { PublicBlog } from '../../../shared/entry.js';
import { blogWords, nestedWords, translatedWords } from '../../../shared/entry/words.js';
import { isObject } from '../../../shared/entry/patch.js';
import type { DeskSpoken } from '../words.js';
import { isMine, mergedWords } from './mergedWords.js';
import type { SaidRow } from './saidRows.js';
import type { Progress, Typed } from './translating.js';

/** The rows of all words of the blog that can be said in each language. */
export function rowsOfBlog(blog: PublicBlog, words: DeskSpoken): SaidRow[] {
  const [lang = 'en'] = blog.languages;
  const rows = Object.entries(originalsOf(blog)).map(([path, original]): SaidRow => {
    return { path, label: labelOf(path, blog, words), original, lang, as: path === 'standfirst' ? 'area' : 'line' };
  });
  const isOfDrive = ({ path }: SaidRow) => path.startsWith('drives.');
  return [...rows.filter((row) => !isOfDrive(row)), ...rows.filter(isOfDrive)];
}

function labelOf(path: string, { drives }: PublicBlog, words: DeskSpoken): string {
  const [outer = '', id, field = ''] = path.split('.');
  if (outer !== 'drives') return words.fields[outer as 'title' | 'standfirst' | 'place' | 'asks'];
  const labels: Readonly<Record<string, string>> = {
    title: words.driveTitle,
    unit: words.driveUnit,
    place: words.drivePlace,
    destination: words.driveDestination,
  };
  const title = drives.find((drive) => drive.id === id)?.title ?? '';
  return drives.length === 1 ? (labels[field] ?? field) : `${title} · ${labels[field] ?? field}`;
}

export function blogTranslatingOf({ translations }: PublicBlog, lang: string): Typed {
  const { asks, ...one } = translations[lang] ?? {};
  return { ...translatedWords(one), ...asksByPath(asks) };
}

/** The words of a language while they are typed, and as they and their originals stood when this editor began. */
export interface BlogTranslating {
  said: Typed;
  base: Typed;
  originals: Typed;
}

export function begunOf(blog: PublicBlog, lang: string): BlogTranslating {
  const base = blogTranslatingOf(blog, lang);
  return { said: base, base, originals: originalsOf(blog) };
}

function originalsOf(blog: PublicBlog): Typed {
  return { ...blogWords(blog), ...asksByPath(blog.asks) };
}

function asksByPath(asks: readonly string[] = []): Typed {
  return Object.fromEntries(asks.map((ask, index) => [`asks.${index.toString()}`, ask]));
}

/** The typing that was kept on this device; null where it is something else. Older pages kept less of it. */
export function begunIn(kept: unknown): BlogTranslating | null {
  const { said, base, originals = {} } = (kept ?? {}) as Partial<BlogTranslating>;
  if (isTyped(said) && isTyped(base) && isTyped(originals)) return { said, base, originals };
  return isTyped(kept) ? { said: kept, base: {}, originals: {} } : null;
}

function isTyped(value: unknown): value is Typed {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** A row that moved under the typing: another editor changed it, too, or its original is another since. */
export interface MovedRow {
  path: string;
  is: 'changed' | 'of-another-original';
}

/**
 * Brings the typing up to the words as they stand now: another editor's come in where this one left them alone. Rows that
 * moved keep this editor's words; the first one is to be asked about, and the others wait for their turn as they were.
 */
export function rebasedWords(
  { said, base, originals }: BlogTranslating,
  now: BlogTranslating,
): { typing: BlogTranslating; asked: MovedRow | null } {
  const merged = mergedWords(said, base, now.base);
  const isTypedHere = (path: string) => isMine(path, said, base) && !isBlank(said[path] ?? '');
  const renewed = Object.keys(now.originals).filter((path) => originals[path] !== now.originals[path]);
  const moved = renewed.filter(isTypedHere);
  const both = merged.both.filter((path) => !moved.includes(path));
  const rows = [
    ...moved.map((path): MovedRow => ({ path, is: 'of-another-original' })),
    ...both.map((path): MovedRow => ({ path, is: 'changed' })),
  ];
  const [asked = null, ...waiting] = rows;
  const paths = waiting.map(({ path }) => path);
  const typing = {
    said: merged.said,
    base: behind(now.base, base, paths),
    originals: behind(now.originals, originals, paths),
  };
  return { typing, asked };
}

/** The words as they stand now, but for some rows, which stay as they were. */
function behind(now: Typed, before: Typed, rows: readonly string[]): Typed {
  return { ...now, ...Object.fromEntries(rows.map((path) => [path, before[path] ?? ''])) };
}

/**
 * The words whose translations go when these settings are saved, since their originals become others: the labels of
 * their rows, each once.
 */
export function translationsGo(blog: PublicBlog, before: object, after: object, words: DeskSpoken): string[] {
  const translations = Object.values(blog.translations);
  const [own, next] = [blogWords(before), blogWords(after)];
  const paths = translations.flatMap((one) => Object.keys(translatedWords(one)));
  const gone = paths.filter((path) => own[path] !== undefined && own[path] !== next[path]);
  const asks = ({ asks = [] }: { asks?: readonly string[] }) => asks.join('\n');
  const losesAsks = translations.some((one) => one.asks !== undefined) && asks(before) !== asks(after);
  const labels = gone.map((path) => labelOf(path, blog, words));
  return [...new Set(losesAsks ? [...labels, words.fields.asks] : labels)];
}

/** The patch that saves the words of a language, whole: it takes the language away where nothing is left of it. */
export function blogPatchOf(blog: PublicBlog, lang: string, typed: Typed): object {
  const own = blogWords(blog);
  const said = Object.entries(typed).filter(([path, text]) => own[path] !== undefined && !isBlank(text));
  const words = nestedWords(Object.fromEntries(said.map(([path, text]) => [path, text.trim()])));
  const asks = asksOf(blog, typed).map((ask) => ask.trim());
  const whole = { ...words, ...(asks.some(isBlank) || asks.length === 0 ? {} : { asks }) };
  return { translations: { [lang]: Object.keys(whole).length === 0 ? null : whole } };
}

/** The path of an ask that is missing beside others: readers see the list in one language, or not at all. */
export function missingAsk(blog: PublicBlog, typed: Typed): string | null {
  const asks = asksOf(blog, typed);
  const missing = asks.findIndex(isBlank);
  return missing === -1 || asks.every(isBlank) ? null : `asks.${missing.toString()}`;
}

function asksOf({ asks = [] }: PublicBlog, typed: Typed): string[] {
  return asks.map((_, index) => typed[`asks.${index.toString()}`] ?? '');
}

/**
 * The progress of each language beside the first, and of those that are asked for. A blog's words carry no version: what
 * is old is gone.
 */
export function progressOfBlog(blog: PublicBlog, paths: readonly string[], ...more: string[]): Progress[] {
  const [first, ...languages] = blog.languages;
  const others = [...Object.keys(blog.translations), ...more].filter((lang) => lang !== first);
  return [...new Set([...languages, ...others])].map((lang) => {
    const typed = blogTranslatingOf(blog, lang);
    return { lang, missing: paths.filter((path) => isBlank(typed[path] ?? '')).length, isStale: false };
  });
}
