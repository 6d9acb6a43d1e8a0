/**
 * One Markdown text as HTML: marked with a strict renderer, and then the sanitiser as if the renderer had not been
 * strict. It may throw or take seconds for hostile text, so it runs only in the worker (rule F2).
 */
import { Marked, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { escaped } from './paragraphs.js';

const LINK_TEXT_MAX = 40;

export function markdownToHtml(text: string): string {
  return sanitizeHtml(marked.parse(text, { async: false }), ALLOWED).trim();
}

// People type on phones: a line break is a line break. Tables do not fit a phone, so a pipe is a pipe.
const marked = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: { table: () => undefined },
  renderer: {
    html: ({ text }) => escaped(text),
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    link(token) {
      const inside = isAutolink(token) ? escaped(shortAddress(token.href)) : this.parser.parseInline(token.tokens);
      return anchor(token.href, inside);
    },
    image: ({ href, text }) => anchor(href, escaped(text === '' ? shortAddress(href) : text)),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'hr'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nestingLimit: 20,
};

/** Only http and https: of any other link the words stay, and the address goes. */
function anchor(href: string, inside: string): string {
  const address = webAddress(href);
  return address === null ? inside : `<a href="${escaped(address)}" rel="nofollow noopener ugc">${inside}</a>`;
}

function webAddress(href: string): string | null {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null;
  const { protocol, username, password, href: whole } = new URL(href);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' ? whole : null;
}

function isAutolink({ href, text }: Tokens.Link): boolean {
  return href === text || href === `http://${text}`;
}

/** `example.org/a-long-way…`: an address that nobody wrote words for takes one short line. */
function shortAddress(href: string): string {
  const bare = href.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return bare.length <= LINK_TEXT_MAX ? bare : `${bare.slice(0, LINK_TEXT_MAX - 1).toWellFormed()}…`;
}
