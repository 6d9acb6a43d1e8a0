/**
 * Typed characters before anybody reads them as text: ends of lines, marks that nobody sees, and whether anything would
 * be seen at all. Pure functions, the same for the phone, the desk and the server.
 */

/** Ends of lines and soft breaks as other programs write them (CR LF, CR, VT, FF, NEL, LS, PS). */
const OTHER_LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Isolates, with which phones wrap a name that is copied out of the contacts. */
const ISOLATES = /[\u2066-\u2069]/g;
/**
 * Marks without a shape that come along at the ends of copied text: of direction, of joining, of a file's beginning.
 */
const MARKS = '\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2060-\\u2064\\ufeff';
const MARK = new RegExp(`[\\s${MARKS}]`, 'u');

/**
 * A character that shows something by itself. These do not: blanks and controls, the ones that Unicode has fonts ignore
 * (joiners, fillers, selectors), the empty braille cell, notes between lines, and the sign for an object that could not
 * be pasted.
 */
const SEEN = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffc]/u;

/** Turns every end of a line into LF: a text is read so before anything is checked. */
export function withLineFeeds(text: string): string {
  return text.replace(OTHER_LINE_ENDS, '\n');
}

/** Reads a field of one line: ends of lines become blanks; isolates, and blanks and marks at the ends, go. */
export function asOneLine(text: string): string {
  return withoutEnds(withLineFeeds(text).replaceAll('\n', ' ').replace(ISOLATES, ''));
}

/** Reads a text of a few lines, such as a chant's words: ends of lines become LF, blanks around the text go. */
export function asLines(text: string): string {
  return withoutEnds(withLineFeeds(text));
}

/** Looks from the ends: a pattern would try each of a thousand blanks in the middle as the first of those at the end. */
function withoutEnds(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && MARK.test(text.charAt(from))) from += 1;
  while (to > from && MARK.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Makes one row of a text, for a title or a list: runs of blanks and ends of lines become a blank. */
export function inOneRow(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether nothing of the text would be seen. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}

/** A link or a picture without words; then a rule across the page, which has none either. */
const WORDLESS_LINK = /!?\[([^[\]]*)\]\([^()]*\)/g;
const RULE = /^[^\S\n]*([-*_])(?:[^\S\n]*\1){2,}[^\S\n]*$/gm;

/** Whether nothing of the text would be seen as Markdown: marks alone are not words. */
export function isBlankMarkdown(text: string): boolean {
  return isBlank(text.replace(WORDLESS_LINK, '$1').replace(RULE, ''));
}

/** Letters that run from right to left, and marks that turn a direction. */
const RIGHT_TO_LEFT = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
const TURNING = new RegExp(`[${RIGHT_TO_LEFT}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]`, 'u');
const STRONG = new RegExp(`(?<rtl>(?!\\p{Nd}|\\p{M}|\\p{P})[${RIGHT_TO_LEFT}\\u200f])|\\p{L}|\\u200e`, 'u');
const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/**
 * The direction of a text by its first strong letter outside of isolates (Unicode's rule P2); null where it has none.
 */
export function directionOfText(text: string): 'ltr' | 'rtl' | null {
  const found = STRONG.exec(withoutIsolates(text));
  if (found === null) return null;
  return found.groups?.rtl === undefined ? 'ltr' : 'rtl';
}

/** Takes isolates that have an end out of a text, with all that stands in them. */
function withoutIsolates(text: string): string {
  const kept: string[] = [];
  const begun: number[] = [];
  for (const part of text.split(/([\u2066-\u2069])/)) {
    const from = part === POP ? begun.pop() : undefined;
    if (from !== undefined) {
      kept.length = from;
      continue;
    }
    if (part >= '\u2066' && part < POP && part.length === 1) begun.push(kept.length);
    kept.push(part);
  }
  return kept.join('');
}

/**
 * Isolates a text that is put beside another person's where there are no elements: a mark that turns the direction ends
 * with the text. A text without such marks stays as it was, and so does one that is isolated already.
 */
export function isolated(words: string): string {
  if (!TURNING.test(words)) return words;
  const { paired, open } = pairedIn(words);
  if (paired === words && open === 0 && isOneIsolate(words)) return words;
  return `${FIRST_STRONG}${paired}${POP.repeat(open + 1)}`;
}

const EMBEDDING = /[\u202a-\u202e]/;

/** Isolates a text that stands alone in its place where a mark of direction in it would not end with it. */
export function contained(words: string): string {
  const { paired, open } = pairedIn(words);
  return EMBEDDING.test(words) || paired !== words || open > 0 ? isolated(words) : words;
}

/** Whether the isolate that begins a text ends with its last character. `words`: every isolate in them has its end. */
function isOneIsolate(words: string): boolean {
  return words.startsWith(FIRST_STRONG) && pairedIn(words.slice(1, -1)).paired === words.slice(1, -1);
}

/** Returns a text without ends of isolates that began nowhere, and the number of isolates without an end. */
function pairedIn(words: string): { paired: string; open: number } {
  let open = 0;
  const paired = words.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== POP) open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return { paired, open };
}
