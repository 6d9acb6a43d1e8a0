/** A blog's words in another language while they are made: the rows of its table, and the patch that is sent. Pure. */
import { isBlank } from '../../../shared/characters.js';
import { blogWords, nestedWords, translatedWords, type PublicBlog } from '../../../shared/entry.js';
import type { DeskSpoken } from '../words.js';
import type { SaidRow } from './saidRows.js';
import type { Progress, Typed } from './translating.js';

/** The rows of all words of the blog that can be said in each language. */
export function rowsOfBlog(blog: PublicBlog, words: DeskSpoken): SaidRow[] {
  const [lang = 'en'] = blog.languages;
  const own = Object.entries(blogWords(blog)).map(([path, original]): SaidRow => {
    return { path, label: labelOf(path, blog, words), original, lang, as: path === 'standfirst' ? 'area' : 'line' };
  });
  const asks = (blog.asks ?? []).map((original, index): SaidRow => {
    return { path: `asks.${index.toString()}`, label: words.fields.asks, original, lang, as: 'line' };
  });
  return [...own.filter(isHead), ...asks, ...own.filter((row) => !isHead(row))];
}

function isHead({ path }: SaidRow): boolean {
  return !path.startsWith('drives.');
}

function labelOf(path: string, { drives }: PublicBlog, words: DeskSpoken): string {
  const [outer = '', id, field = ''] = path.split('.');
  if (outer !== 'drives') return words.fields[outer as 'title' | 'standfirst' | 'place'];
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
  const { asks = [], ...one } = translations[lang] ?? {};
  const asked = asks.map((ask, index) => [`asks.${index.toString()}`, ask]);
  return { ...translatedWords(one), ...(Object.fromEntries(asked) as Typed) };
}

/** The words that were kept on this device; null where it is something else. */
export function typedIn(kept: unknown): Typed | null {
  const isTyped = typeof kept === 'object' && kept !== null && Object.values(kept).every(isText);
  return isTyped ? (kept as Typed) : null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
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

/** The progress of each language beside the first. A blog's words carry no version: what is old is gone. */
export function progressOfBlog(blog: PublicBlog, paths: readonly string[]): Progress[] {
  const [first, ...languages] = blog.languages;
  const others = Object.keys(blog.translations).filter((lang) => lang !== first);
  return [...new Set([...languages, ...others])].map((lang) => {
    const typed = blogTranslatingOf(blog, lang);
    return { lang, missing: paths.filter((path) => isBlank(typed[path] ?? '')).length, isStale: false };
  });
}
