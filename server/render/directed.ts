/** The direction of a text: by the language that its author named, unless its own letters say otherwise. */
import { directionOfText } from '../../shared/characters.js';
import type { Direction } from '../../shared/messages/direction.js';
import { directionOf } from './language.js';

/** Returns `dir` for an element whose text runs in another direction than its surroundings; else nothing. */
export function ownDirection(text: string, around: string): { dir?: Direction } {
  const own = directionOfText(text);
  return own === null || own === directionOf(around) ? {} : { dir: own };
}

const BLOCK = /<(p|ul|ol|li)((?: start="\d+")?)>([^]*?)(?=<(?:\/?(?:p|ul|ol|li|blockquote|pre)\b|hr\b)|$)/g;
const LIST = /<(ul|ol)((?: start="\d+")?)>\s*<li>([^]*?)(?=<\/?(?:ul|ol|li)\b|$)/g;

/**
 * Returns stored HTML (rule F2) with `dir` on each paragraph and list whose first strong letter runs in another
 * direction than its language. Attributes do it, not a style, since feeds and pages of others do not have our styles.
 */
export function directed(html: string, lang: string): string {
  const around = directionOf(lang);
  const withDirection = (whole: string, tag: string, rest: string, inside: string): string => {
    const own = directionOfText(textIn(inside));
    if (own === null || own === around) return whole;
    return `<${tag}${rest} dir="${own}">${whole.slice(tag.length + rest.length + 2)}`;
  };
  return html.replace(LIST, withDirection).replace(BLOCK, withDirection);
}

/** The HTML is sanitised, so each `<` begins a tag; entities go, since their names would count as letters. */
function textIn(html: string): string {
  return html.replace(/<[^>]*>|&#?\w+;/g, ' ');
}
