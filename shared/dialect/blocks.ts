/**
 * Paragraphs, lists and quotations. A list has two items or more, and a numbered one counts from 1; a quotation has a
 * blank behind each of its marks. So "24. Februar", "- 5 °C" and ">5000 people" are paragraphs.
 */
import type { Lexer, Token, TokenizerObject, Tokens } from 'marked';

/** The most levels of quotation: more are no quotations, and cost a parser dearly. */
const QUOTED = /^ {0,3}>(?!(?:[ \t]*>){3})[ \t]+\S/;
const QUOTED_BLANK = /^ {0,3}>[ \t]*$/;
const ITEM = /^( {0,3})(?:([-*])|(\d{1,3})\.)[ \t]+(\S.*)$/;
const BLANK = /^\s*$/;

export const blocks: Pick<TokenizerObject, 'paragraph' | 'blockquote' | 'list'> = {
  blockquote(src) {
    const lines = quotedLines(src);
    if (lines.length === 0) return undefined;
    const text = lines.map((line) => line.replace(/^ {0,3}>[ \t]?/, '')).join('\n');
    return { type: 'blockquote', raw: lines.join('\n'), text, tokens: blockTokens(this.lexer, text, true) };
  },

  list(src) {
    const items = itemsOf(src);
    const last = items.at(-1);
    if (last === undefined || items.length < 2) return undefined;
    const { raw, ordered } = last;
    return {
      type: 'list',
      raw,
      ordered,
      start: ordered ? 1 : '',
      loose: false,
      items: items.map(({ text }): Tokens.ListItem => listItem(this.lexer, text)),
    };
  },

  paragraph(src) {
    const raw = src.slice(0, paragraphLength(src));
    const text = raw.replace(/\n$/, '');
    return { type: 'paragraph', raw, text, tokens: this.lexer.inline(text) };
  },
};

/**
 * A line that does not begin with the mark is the writer's own again. A bare mark parts two paragraphs of the
 * quotation.
 */
function quotedLines(src: string): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const line of linesOf(src)) {
    if (QUOTED.test(line)) length = lines.push(line);
    else if (length > 0 && QUOTED_BLANK.test(line)) lines.push(line);
    else break;
  }
  return lines.slice(0, length);
}

interface Item {
  ordered: boolean;
  text: string;
  /** The text from the list's beginning to this item's end. */
  raw: string;
}

/**
 * The items of one kind that follow each other. What is indented below an item belongs to it; blank lines may part
 * them.
 */
function itemsOf(src: string, most = Infinity): Item[] {
  const items: Item[] = [];
  const seen: string[] = [];
  let first: Marker | null = null;
  for (const line of linesOf(src)) {
    seen.push(line);
    const marker = markerOf(line);
    const last = items.at(-1);
    if (marker !== null && follows(marker, first, items.length)) {
      first ??= marker;
      items.push({ ordered: marker.number !== null, text: marker.text, raw: seen.join('\n') });
      if (items.length === most) break;
    } else if (last !== undefined && isContinued(line)) continueItem(last, seen);
    else if (last === undefined || !BLANK.test(line)) break;
  }
  return items;
}

interface Marker {
  indent: number;
  /** '-', '*', or '' where it is a number. */
  bullet: string;
  number: number | null;
  text: string;
}

function markerOf(line: string): Marker | null {
  const found = ITEM.exec(line);
  if (found === null) return null;
  const [, { length: indent } = '', bullet = '', number, text = ''] = found;
  return { indent, bullet, number: number === undefined ? null : Number(number), text };
}

function follows(marker: Marker, first: Marker | null, count: number): boolean {
  if (marker.number !== null && marker.number !== count + 1) return false;
  return first === null || (marker.bullet === first.bullet && marker.indent < first.indent + 2);
}

function isContinued(line: string): boolean {
  return /^(?: {2}|\t)\s*\S/.test(line);
}

/** Blank lines before what is indented part the item's own paragraphs. */
function continueItem(item: Item, seen: readonly string[]): void {
  const raw = seen.join('\n');
  const more = raw.slice(item.raw.length).split('\n').slice(1);
  item.text += `\n${more.map((line) => line.replace(/^(?: {1,3}|\t)/, '')).join('\n')}`;
  item.raw = raw;
}

function listItem(lexer: Lexer, text: string): Tokens.ListItem {
  const tokens = blockTokens(lexer, text, /\n\s*\n/.test(text));
  return { type: 'list_item', raw: text, task: false, loose: false, text, tokens };
}

/** `paragraphs`: its words are paragraphs; else they stand by themselves, as in an item of a list. */
function blockTokens(lexer: Lexer, text: string, paragraphs: boolean): Token[] {
  const { top } = lexer.state;
  lexer.state.top = paragraphs;
  const tokens: Token[] = lexer.blockTokens(text, []);
  lexer.state.top = top;
  return tokens;
}

/** Up to a blank line, a quotation or a list. */
function paragraphLength(src: string): number {
  let length = 0;
  for (const line of linesOf(src)) {
    const begins = length > 0 && (BLANK.test(line) || QUOTED.test(line) || isList(line, src.slice(length)));
    if (begins) break;
    length += line.length + 1;
  }
  return Math.min(length, src.length);
}

function isList(line: string, src: string): boolean {
  return markerOf(line) !== null && itemsOf(src, 2).length === 2;
}

function* linesOf(src: string): Generator<string> {
  for (let at = 0; at <= src.length;) {
    const end = src.indexOf('\n', at);
    yield end < 0 ? src.slice(at) : src.slice(at, end);
    if (end < 0) return;
    at = end + 1;
  }
}
