/**
 * Bold, emphasis and what is struck out, each only where it is clearly meant. Marks within words, handles and sums are
 * letters ("@_rally_news_", "5*3*2 = 30", "2~3"), so a mark opens where a word may begin and closes where one may end.
 */
import type { TokenizerExtension, Tokens, TokenizerThis } from 'marked';
import { UNSPACED } from './addresses.js';

type Run = '**' | '***' | '~~' | '*' | '_';

const RUN = /^(?:(\*{1,3})(?!\*)|(_)(?!_)|(~~)(?!~))/;
const RUNS = /\*+|_+|~+/g;

// A picture, a flag, and the invisible marks that set a direction: none of them is part of a word.
const BESIDE = '\\p{Extended_Pictographic}\\p{RI}\\u{fe0f}\\u{200b}\\u{200e}\\u{200f}\\u{61c}\\u{2066}-\\u{2069}';
const OPENS = new RegExp(`(?:^|[\\s\\p{Ps}\\p{Pi}\\p{Pd}"'¿¡${BESIDE}])$`, 'u');
const CLOSES = new RegExp(`^(?:$|[\\s${BESIDE}]|(?![@#/\\\\&%*_\\p{Ps}])\\p{P})`, 'u');

// Two signs are seldom typed by chance. Scripts without blanks between words have no other place for them, an ending is
// written right behind a name ("**Bakı**da", "**서울**에서"), and Arabic and Hebrew write "and" right before a word.
const DOUBLE_OPENS = new RegExp(
  `(?:^|[\\p{sc=Hang}\\p{sc=Arab}\\p{sc=Hebr}${UNSPACED}]|[^\\p{L}\\p{M}\\p{N}\\\\@#*_~])$`,
  'u',
);
const DOUBLE_CLOSES = /^(?![\p{N}\\@#*_~])/u;

const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const BEGINS = /^[^\s\p{Pe}\p{Pf}.,:;!?]/u;
const DOUBLE_BEGINS = /^\S/u;
const ENDS = /\S$/u;

export const mark: TokenizerExtension = {
  name: 'mark',
  level: 'inline',
  start: (src) => src.search(/[*_]|~~/),
  tokenizer(src, tokens) {
    const run = RUN.exec(src)?.[0] as Run | undefined;
    if (run === undefined || !opensAfter(run, tokens.at(-1)?.raw ?? '')) return undefined;
    const inside = insideOf(run, src);
    return inside === null ? undefined : token(this, run, inside);
  },
};

/** People type on phones: a line break is a line break. */
export const lineBreak: TokenizerExtension = {
  name: 'lineBreak',
  level: 'inline',
  start: (src) => src.indexOf('\n'),
  tokenizer(src) {
    const raw = /^\n\s*/.exec(src)?.[0];
    return raw === undefined ? undefined : { type: 'br', raw };
  },
};

function isDouble(run: Run): boolean {
  return run.length > 1;
}

function opensAfter(run: Run, before: string): boolean {
  return (isDouble(run) ? DOUBLE_OPENS : OPENS).test(before);
}

/** The words between the marks; null where they are not closed. One sign alone is closed within its line. */
function insideOf(run: Run, src: string): string | null {
  const whole = isDouble(run) ? src : (src.split('\n', 1)[0] ?? '');
  if (!(isDouble(run) ? DOUBLE_BEGINS : BEGINS).test(whole.slice(run.length))) return null;
  for (const { index, 0: found } of withoutAddresses(whole).matchAll(RUNS)) {
    if (found !== run || index === 0) continue;
    const [inside, after] = [whole.slice(run.length, index), whole.slice(index + run.length)];
    const closed = ENDS.test(inside) && (isDouble(run) ? DOUBLE_CLOSES : CLOSES).test(after);
    if (closed) return SAYS_SOMETHING.test(inside) ? inside : null;
  }
  return null;
}

/** Masks the addresses of a text with letters, at the same length: a mark within an address closes nothing. */
function withoutAddresses(src: string): string {
  if (!src.includes('://') && !src.includes('](')) return src;
  return src.replace(/\]\([^()\s]*\)|https?:\/\/\S*[\p{L}\p{N}/=#&%-]/giu, (found) => 'a'.repeat(found.length));
}

function token({ lexer }: TokenizerThis, run: Run, text: string): Tokens.Strong | Tokens.Em | Tokens.Del {
  const raw = run + text + run;
  if (run === '***') {
    const inner: Tokens.Em = { type: 'em', raw: raw.slice(2, -2), text, tokens: lexer.inlineTokens(text) };
    return { type: 'strong', raw, text: inner.raw, tokens: [inner] };
  }
  const type = run === '**' ? 'strong' : run === '~~' ? 'del' : 'em';
  return { type, raw, text, tokens: lexer.inlineTokens(text) };
}
