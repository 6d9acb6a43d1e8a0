/**
 * The dialect in which texts are written (docs/decisions/0014): bold, emphasis, what is struck out, links, quotations
 * and lists, each only where it is clearly meant. Whatever else is typed is shown as it was typed. One reading of it
 * serves the server, which makes HTML of the tokens, and the apps, which show a text's words in their lists.
 */
import { Marked } from 'marked';
import { blocks } from './dialect/blocks.js';
import { address, link } from './dialect/links.js';
import { lineBreak, mark } from './dialect/marks.js';

const none = (): undefined => undefined;

/** Makes a new instance: extensions that its owner adds stay with its owner. */
export function createDialect(): Marked {
  return new Marked({
    extensions: [address, link, mark, lineBreak],
    tokenizer: {
      ...blocks,
      // These are not of the dialect: typewriter code, headings, rules, tables, HTML, definitions of links, and a
      // backslash that
      // takes a mark's meaning away. People type all of these, and mean them.
      code: none,
      fences: none,
      heading: none,
      lheading: none,
      hr: none,
      html: none,
      def: none,
      table: none,
      escape: none,
      tag: none,
      link: none,
      reflink: none,
      emStrong: none,
      codespan: none,
      br: none,
      del: none,
      autolink: none,
      url: none,
      // Plain text up to where an extension may begin; a character reference (`&copy;`) is letters too.
      inlineText: (src) => ({ type: 'text', raw: src, text: src, escaped: false }),
    },
  });
}
