/** A post's HTML as WordPress keeps it, by the role of its author. */
import { onlyAllowed, type Allowed } from './tags.js';

/**
 * `administrator`: may post any HTML (`unfiltered_html`; on a network of sites its super-administrators alone).
 * `author`: what could run or frame something is taken out when the post is saved.
 */
export type Role = 'administrator' | 'author';

/** The tags of plain articles. Neither scripts nor frames nor elements with a hyphen are among them. */
const OF_AUTHORS: Allowed = {
  ...{
    p: [],
    h2: [],
    h3: [],
    ul: [],
    ol: [],
    li: [],
    br: [],
    em: [],
    strong: [],
    blockquote: ['cite'],
    pre: [],
    code: [],
  },
  ...{ a: ['href', 'rel', 'target', 'title'], img: ['src', 'alt', 'width', 'height'], figure: [], figcaption: [] },
};

export function savedBy(role: Role, content: string): string {
  return role === 'administrator' ? content : onlyAllowed(content, OF_AUTHORS);
}
