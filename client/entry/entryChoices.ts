import type { ChoiceOf } from './controls.js';
import type { FormSpeech } from './formWords.js';
import type { Words } from './entryWords.js';
import { gistOf, titleOf, type TitlesOf } from './gist.js';

/** Entries to choose one from, or none. One that is chosen and not known here any more stays chosen. */
export function entryChoices(
  entries: readonly { id: string; words: Words }[],
  chosen: string,
  blog: TitlesOf,
  speech: FormSpeech,
): ChoiceOf[] {
  const known = entries.map(({ id, words }) => {
    return { value: id, name: titleOf(words, blog, speech), lang: gistOf(words).lang };
  });
  const isUnknown = chosen !== '' && !known.some(({ value }) => value === chosen);
  const other = isUnknown ? [{ value: chosen, name: chosen.slice(0, 8) }] : [];
  return [{ value: '', name: speech.form.none }, ...other, ...known];
}
