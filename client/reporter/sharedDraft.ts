/** The draft that something shared becomes: added to the text and photos that the form of its kind has already. */
import { isBlank } from '../../shared/characters.js';
import { LIST_MAX } from '../../shared/parse/limits.js';
import type { Draft } from '../entry/draft.js';
import { emptyPhoto } from '../entry/draftPhotos.js';

/** `photos`: ids of photos that this phone has; `credit`: the name that the person credited last. */
export function withShared(
  draft: Draft,
  { words, photos, credit }: { words: string; photos: string[]; credit: string },
): Draft {
  const text = [draft.values.text ?? '', words].filter((part) => !isBlank(part)).join('\n\n');
  const added = photos.map((id) => emptyPhoto(id, draft.photos.at(-1)?.credit ?? credit));
  return { ...draft, values: { ...draft.values, text }, photos: [...draft.photos, ...added].slice(0, LIST_MAX) };
}

/** Whether there is nothing but an address of a page. */
export function isLinkAlone(words: string): boolean {
  return /^https?:\/\/\S+$/i.test(words.trim());
}
