import type { ChoiceOf } from './choose.js';
import type { FormSpeech } from './formWords.js';
import type { EntryContent } from './entryContent.js';
import { gistOf, titleOf, type TitlesOf } from './gist.js';

/** Choices of an entry, or of none. A chosen entry that is not known here any more stays chosen. */
export function entryChoices(
  entries: readonly { id: string; content: EntryContent }[],
  chosen: string,
  blog: TitlesOf,
  speech: FormSpeech,
): ChoiceOf[] {
  const known = entries.map(({ id, content }) => {
    return { value: id, name: titleOf(content, blog, speech), lang: gistOf(content).lang };
  });
  const isUnknown = chosen !== '' && !known.some(({ value }) => value === chosen);
  const other = isUnknown ? [{ value: chosen, name: chosen.slice(0, 8) }] : [];
  return [{ value: '', name: speech.form.none }, ...other, ...known];
}
