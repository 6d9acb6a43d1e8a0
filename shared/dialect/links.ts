/** Links with words of their own, `[words](address)`. A link whose address is not taken is shown as it was typed. */
import type { Token, TokenizerExtension, Tokens } from 'marked';
import { addressAt, takenAddress } from './addresses.js';

const LINK = /^(!?)\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\(((?:[^()\n]|\([^()\n]*\))+)\)/;
const VISIBLE = /[^\s\p{C}\u{115f}\u{1160}\u{3164}\u{ffa0}]/u;

export const link: TokenizerExtension = {
  name: 'words',
  level: 'inline',
  start: (src) => src.search(/!?\[/),
  tokenizer(src, tokens) {
    const [raw, picture = '', words = '', to = ''] = LINK.exec(src) ?? [];
    const href = takenAddress(to.trim());
    // "Hello![words](address)": only what stands alone marks a picture, which is a link to it.
    const isPicture = picture !== '' && /(?:^|\s)$/.test(tokens.at(-1)?.raw ?? '');
    if (raw === undefined || href === null || !VISIBLE.test(words) || (picture !== '' && !isPicture)) return undefined;
    const inside = asTyped(this.lexer.inlineTokens(words));
    return { type: 'link', raw, href, title: null, text: words, tokens: inside } satisfies Tokens.Link;
  },
};

/** An address in a text is stepped over: the marks in it are its letters. */
export const address: TokenizerExtension = {
  name: 'address',
  level: 'inline',
  start: (src) => src.search(/https?:\/\//i),
  tokenizer(src) {
    const raw = addressAt(src);
    return raw === null ? undefined : { type: 'text', raw, text: raw };
  },
};

/** A link within a link's words is none: they are marked as words that nobody looks into. */
function asTyped(tokens: Token[]): Token[] {
  for (const token of tokens) {
    if ('tokens' in token && token.tokens !== undefined) asTyped(token.tokens);
    else if (token.type === 'text') token.type = 'escape';
  }
  return tokens;
}
