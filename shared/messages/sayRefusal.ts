/** Says a refusal in a language: by its `why` where it has one, else by its code. */
import type { Speech } from './say.js';
import type { Plural, Values } from './words.js';

export interface RefusalWords {
  readonly codes: Readonly<Record<string, string>>;
  readonly why: Readonly<Record<string, string | Plural>>;
}

/** The part of a refusal that its words are chosen by. `values`: for the places in the sentence of `why`. */
export interface SayableRefusal {
  code: string;
  field?: string;
  why?: string;
  values?: Values;
}

export function sayRefusal(refusal: SayableRefusal, words: RefusalWords, { say }: Speech): string {
  const { code, field = '', why = '', values } = refusal;
  const sentence = words.why[why] ?? words.codes[code] ?? words.codes.internal ?? code;
  return say(sentence, { field, ...values });
}

/** Says why a photo failed: by the kind of its file, where that was found. Older records do not tell the kind. */
export function sayPhotoFault(
  { code, kind = code }: { code: string; kind?: string },
  words: RefusalWords,
  speech: Speech,
) {
  return sayRefusal({ code: 'unsupported', why: `photo-${kind}` }, words, speech);
}
