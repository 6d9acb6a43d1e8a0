/**
 * A text in the dialect as HTML: marked with a strict renderer, and then the sanitiser as if the renderer had not been
 * strict. Hostile text may have it throw or take seconds, so it runs only in the worker (rule F2).
 */
import sanitizeHtml from 'sanitize-html';
import { createDialect } from '../../shared/dialect.js';
import { linked } from './markdownLinks.js';
import { escaped, escapedParagraphs } from './paragraphs.js';

/** Returns HTML that is empty only for an empty text: typed text is shown, whatever becomes of its marks. */
export function markdownToHtml(text: string): string {
  return sanitizeHtml(dialect.parse(text, { async: false }), ALLOWED).trim() || escapedParagraphs(text);
}

const dialect = createDialect().use({
  walkTokens(token) {
    if (token.type === 'link' || !('tokens' in token) || token.tokens === undefined) return;
    token.tokens = token.tokens.flatMap((child) =>
      child.type === 'text' && !('tokens' in child) ? linked(child.raw) : [child],
    );
  },
  renderer: {
    text(token) {
      return 'tokens' in token && token.tokens !== undefined
        ? this.parser.parseInline(token.tokens)
        : escaped(token.text);
    },
    link({ href, tokens }) {
      return `<a href="${escaped(href)}" rel="nofollow noopener ugc">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'li', 'blockquote'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'tel', 'sms', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: 20,
};
