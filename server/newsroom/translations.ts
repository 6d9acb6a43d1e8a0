/**
 * Translations of an entry's words: given whole for a language, and never left with a word whose original is gone, so that
 * a removed word is removed in every language (rule T1).
 */
import type { Content, EntryRecord, MediaItem, TranslatedWords, Translation } from '../../shared/entry.js';
import { entryWords, nestedWords, translatedWords, wordsWhere } from '../../shared/entry/words.js';
import type { PostCommand, ReviseCommand } from '../../shared/parse.js';

type Given = NonNullable<NonNullable<ReviseCommand['translations']>[string]>;
type Posted = NonNullable<PostCommand['translations']>;

/** Makes a translation as it is kept: without blank words, and with an empty text where that is missing. */
function keptTranslation(given: Given, of: number): Translation {
  const { text = '', by = 'desk' } = given;
  return { text, by, of, ...(nestedWords(translatedWords(given)) as TranslatedWords) };
}

/** The translations of a new entry. */
export function postedTranslations(given: Posted = {}): Content['translations'] {
  return Object.fromEntries(Object.entries(given).map(([lang, one]) => [lang, keptTranslation(one, 1)]));
}

interface Revision {
  before: Pick<EntryRecord, 'content' | 'correction'>;
  /** The entry after the revision, but for its translations. */
  after: Pick<EntryRecord, 'content' | 'correction'>;
  patch: ReviseCommand['translations'];
  rev: number;
}

/**
 * The translations after a revision. Those of the patch are kept as they are given, for parse to judge, but for words of
 * photos that were taken down meanwhile. The others lose each word whose original went, and the note where the
 * correction is another now.
 */
export function translationsAfter({ before, after, patch, rev }: Revision): Content['translations'] {
  if (patch === null) return {};
  const isRenewed = before.correction !== after.correction;
  const kept = Object.entries(before.content.translations).filter(([lang]) => patch?.[lang] === undefined);
  const own = entryWords({ ...after.content, correction: after.correction });
  const hasNoText = before.content.text !== '' && after.content.text === '';
  const standing = kept.flatMap(([lang, translation]): [string, Translation][] => {
    const text = hasNoText ? '' : translation.text;
    const stands = (path: string) => own[path] !== undefined && !(isRenewed && path === 'correction');
    const rest = withWords({ ...translation, text }, stands);
    return rest === null ? [] : [[lang, rest]];
  });
  const given = Object.entries(patch ?? {}).flatMap(([lang, one]): [string, Translation][] => {
    return one === null ? [] : [[lang, withoutGone(keptTranslation(one, rev), after.content.media)]];
  });
  return Object.fromEntries([...standing, ...given]);
}

/** The translations without the words of one photo. */
export function withoutPhotoWords(translations: Content['translations'], photo: string): Content['translations'] {
  return Object.fromEntries(
    Object.entries(translations).flatMap(([lang, translation]): [string, Translation][] => {
      const rest = withWords(translation, (path) => !path.startsWith(`media.${photo}.`));
      return rest === null ? [] : [[lang, rest]];
    }),
  );
}

function withoutGone(translation: Translation, media: readonly MediaItem[]): Translation {
  const gone = media.filter(({ state }) => state === 'gone').map(({ id }) => `media.${id}.`);
  const { text, by, of } = translation;
  const words = wordsWhere(translatedWords(translation), (path) => !gone.some((photo) => path.startsWith(photo)));
  return { text, by, of, ...(nestedWords(words) as TranslatedWords) };
}

/** The translation with those words alone; null where nothing of it is left that was there. */
function withWords(translation: Translation, stands: (path: string) => boolean): Translation | null {
  const words = translatedWords(translation);
  const rest = wordsWhere(words, stands);
  const { text, by, of } = translation;
  const isEmpty = text === '' && Object.keys(rest).length === 0;
  if (isEmpty && Object.keys(words).length > 0) return null;
  return { text, by, of, ...(nestedWords(rest) as TranslatedWords) };
}
