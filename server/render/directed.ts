/** The direction of words: by the language that they are said to be in, unless their own letters say otherwise. */
import { directionOfText } from '../../shared/characters.js';
import type { Direction } from '../../shared/messages/direction.js';
import { directionOf } from './language.js';

/** `dir` for an element whose words run another way than what is around; nothing where they run alike, or have no letters. */
export function ownDirection(words: string, around: string): { dir?: Direction } {
  const own = directionOfText(words);
  return own === null || own === directionOf(around) ? {} : { dir: own };
}

const BLOCK = /<(p|ul|ol|li)((?: start="\d+")?)>([^]*?)(?=<(?:\/?(?:p|ul|ol|li|blockquote|pre)\b|hr\b)|$)/g;
const LIST = /<(ul|ol)((?: start="\d+")?)>\s*<li>([^]*?)(?=<\/?(?:ul|ol|li)\b|$)/g;

/**
 * Stored HTML (rule F2) with `dir` on each paragraph and list that runs another way than the language it is said to be
 * in: each goes by its own first strong letter. Attributes, and not a style: feeds and pages of others have no style of ours.
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

/** Sanitised, so every `<` is of a tag; an entity is no strong letter, but for its name. */
function textIn(html: string): string {
  return html.replace(/<[^>]*>|&#?\w+;/g, ' ');
}
