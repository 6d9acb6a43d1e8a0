/**
 * A blog's words in other languages. A word goes with its original: where the original is removed, and where it becomes
 * another, since a blog's translations carry no version by which a page could tell that they are old.
 */
import type { BlogSettings, BlogTranslation } from '../../shared/entry.js';
import { blogWords, nestedWords, translatedWords, wordsWhere } from '../../shared/entry/words.js';
import type { BlogCommand } from '../../shared/parse.js';
import { LIST_MAX } from '../../shared/parse/limits.js';
import { Refused } from '../../shared/refusals.js';

type Translations = NonNullable<BlogSettings['translations']>;
type Patch = BlogCommand['translations'];

/**
 * The translations after a change of the settings; undefined where there are none. Those of the patch are kept as they
 * are given; throws `invalid` where they name a word that the blog does not have.
 */
export function blogTranslationsAfter(
  before: BlogSettings,
  after: Omit<BlogSettings, 'translations'>,
  patch: Patch,
): Translations | undefined {
  if (patch === null) return undefined;
  const [was, is] = [blogWords(before), blogWords(after)];
  const isStanding = (path: string): boolean => is[path] !== undefined && is[path] === was[path];
  const hasSameAsks = JSON.stringify(before.asks) === JSON.stringify(after.asks);
  const kept = Object.entries(before.translations ?? {})
    .filter(([lang]) => patch?.[lang] === undefined)
    .map(([lang, { asks, ...one }]) => [lang, made(one, isStanding, hasSameAsks ? asks : undefined)] as const);
  const given = Object.entries(patch ?? {}).flatMap(([lang, one]) => {
    return one === null ? [] : [[lang, givenWhole(one, lang, after)] as const];
  });
  const all = [...kept, ...given].filter(([, one]) => Object.keys(one).length > 0);
  const most = Math.max(LIST_MAX, Object.keys(before.translations ?? {}).length);
  if (all.length > most) throw new Refused('invalid', { field: 'translations', why: 'too-many', values: { n: most } });
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

function givenWhole({ asks, ...one }: BlogTranslation, lang: string, after: BlogSettings): BlogTranslation {
  const own = blogWords(after);
  const stray = Object.keys(translatedWords(one)).find((path) => own[path] === undefined);
  if (stray !== undefined) {
    throw new Refused('invalid', { field: `translations.${lang}.${stray}`, why: 'no-original' });
  }
  return made(one, () => true, after.asks.length === 0 ? undefined : asks);
}

function made(
  one: BlogTranslation,
  stands: (path: string) => boolean,
  asks: readonly string[] | undefined,
): BlogTranslation {
  const words = nestedWords(wordsWhere(translatedWords(one), stands)) as BlogTranslation;
  return asks === undefined || asks.length === 0 ? words : { ...words, asks: [...asks] };
}
