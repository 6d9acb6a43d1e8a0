/**
 * Invisible marks behind the words of the pseudo-language, by which a test knows a word of the catalogue on a screen again,
 * whatever stands in its places. Words that say the same have one mark.
 */
import { isPlural, type Files } from './wordFiles.js';

/** Signs that only choose between forms of a letter, 240 of them: behind other letters they show nothing. */
const FIRST = 0xe0100;
const SIGNS = 240;
const MARK = /[\u{e0100}-\u{e01ef}]{2}/gu;

export interface WordMarks {
  /** The mark of a sentence, or of its plural forms. */
  of: (words: unknown) => string;
  /** The words by their marks: the file and the path in it, such as `form:form.fields.text`. */
  names: ReadonlyMap<string, string>;
}

/** The marks of all words of a language, in their order. */
export function wordMarks(files: Files): WordMarks {
  const paths = new Map<string, string>();
  const look = (words: unknown, path: string): void => {
    if (typeof words !== 'string' && !isPlural(words))
      return Object.entries(words as object).forEach(([name, one]) => look(one, `${path}.${name}`));
    const before = paths.get(JSON.stringify(words));
    // The shortest path is of the file that the words stand in; others take them from there.
    if (before === undefined || path.length < before.length) paths.set(JSON.stringify(words), path);
  };
  for (const [file, exported] of Object.entries(files))
    for (const [name, words] of Object.entries(exported)) look(words, `${file.replace(/\.ts$/, '')}:${name}`);
  const marks = new Map([...paths.keys()].map((words, index) => [words, markAt(index)]));
  return {
    of: (words) => marks.get(JSON.stringify(words)) ?? '',
    names: new Map([...paths].map(([words, path]) => [marks.get(words) ?? '', path])),
  };
}

function markAt(index: number): string {
  return String.fromCodePoint(FIRST + Math.floor(index / SIGNS), FIRST + (index % SIGNS));
}

/** The marks in texts of a screen. */
export function marksIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(MARK) ?? []);
}
