/** Looks in the text of a test for a word of the catalogue: a part of its sentence, or its name. */
import { isPlural, type Files } from '../../support/wordFiles.js';

/** Fewer words in a row may stand anywhere, and so may a part of few letters. */
const IN_A_ROW = 4;
const LETTERS = 10;

/** The sentences in English, by their names. */
export function sentences(files: Files): Map<string, string> {
  const found = new Map<string, string>();
  const look = (words: unknown, name: string): void => {
    if (typeof words === 'string') found.set(name, words);
    else if (isPlural(words)) found.set(name, words.other);
    else for (const [inner, one] of Object.entries(words as object)) look(one, `${name}.${inner}`);
  };
  for (const [file, exported] of Object.entries(files))
    for (const [name, words] of Object.entries(exported)) look(words, `${file.replace(/\.ts$/, '')}:${name}`);
  return found;
}

/** A text as it is compared: sentences may be broken, quoted, or begin with a small letter. */
export function spelled(text: string): string {
  return text.replaceAll("\\'", "'").replaceAll('’', "'").replace(/\s+/g, ' ').toLowerCase();
}

export function isToldIn(test: string, name: string, sentence: string): boolean {
  const [outer = '', own = ''] = spelled(name).split(/[:.]/).slice(-2);
  const isNamed = test.includes(`${outer}.${own}`) || new RegExp(`['"=(]${quoted(own)}['"\\])]`).test(test);
  return isNamed || sentence.split(/\{\w+\}/).some((part) => holds(test, spelled(part).trim()));
}

function holds(test: string, part: string): boolean {
  const words = part.split(' ');
  if (words.length < IN_A_ROW)
    return part.length >= LETTERS && new RegExp(`['"\`/>:^ ]${quoted(part)}['"\`/<$,]`).test(test);
  return words.some(
    (_, at) => at + IN_A_ROW <= words.length && test.includes(words.slice(at, at + IN_A_ROW).join(' ')),
  );
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
