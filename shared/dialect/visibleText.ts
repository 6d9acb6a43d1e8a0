/** A text's words without its marks, for lists and titles in which HTML has no place. */
import type { Token, Tokens } from 'marked';
import { createDialect } from '../dialect.js';
import { inLetters } from './addresses.js';

const dialect = createDialect();
// The apps read texts on their only thread: this bounds the cost of a hostile text.
const READ_MOST = 2_000;

/**
 * Paragraphs, lines and items stand on lines of their own. The lines of a long text beyond 2,000 characters stay as
 * typed.
 */
export function visibleText(text: string): string {
  const end = text.length <= READ_MOST ? text.length : text.lastIndexOf('\n', READ_MOST);
  return (blocksText(dialect.lexer(text.slice(0, Math.max(end, 0)))) + text.slice(Math.max(end, 0))).trim();
}

function blocksText(tokens: readonly Token[]): string {
  return tokens.map(blockText).filter(Boolean).join('\n');
}

function blockText(token: Token): string {
  if (token.type === 'list') return itemsText(token as Tokens.List);
  if (token.type === 'blockquote') return blocksText(token.tokens ?? []);
  return token.type === 'space' ? '' : inlineText(token);
}

/** Items with their numbers, which are text; a bullet is not. */
function itemsText({ ordered, items }: Tokens.List): string {
  return items
    .map(({ tokens }, index) => (ordered ? `${(index + 1).toString()}. ` : '') + blocksText(tokens))
    .join('\n');
}

function inlineText(token: Token): string {
  if (token.type === 'br') return '\n';
  if ('tokens' in token && token.tokens !== undefined) {
    const words = token.tokens.map(inlineText).join('');
    // Without a line through them struck words would say what no longer holds: they keep their marks.
    return token.type === 'del' ? `~~${words}~~` : words;
  }
  return 'text' in token ? String(token.text).replace(/https?:\/\/\S+/gi, inLetters) : '';
}
