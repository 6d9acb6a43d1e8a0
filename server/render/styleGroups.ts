/** The style that only some pages need, in groups: a page has in itself those of what stands in it. */
import type { InlineTexts } from './views.js';

export const STYLE_GROUPS = ['labels', 'rare', 'parts', 'kinds', 'photos', 'rtl'] as const;
export type StyleGroup = (typeof STYLE_GROUPS)[number];

interface Marks {
  classes?: readonly string[];
  tags?: readonly string[];
  attributes?: readonly string[];
}

/** The marks of a group: each of its selectors names at least one of these (a test), so a page without them does not need it. */
const MARKS: Readonly<Record<StyleGroup, Marks>> = {
  labels: { classes: ['r', 'sent'], attributes: ['data-verification='] },
  rare: {
    classes: ['mid', 'long', 'empty', 'back', 'other-lang'],
    attributes: ['data-status="paused"', 'data-status="ended"'],
  },
  parts: {
    classes: ['fo', 'two', 'or', 'begins', 'stand', 'bring', 'summary', 'langs', 'marks', 'keys', 'pins'],
    tags: ['footer', 'section', 'ul', 'ol', 'li', 'h3'],
  },
  kinds: {
    classes: ['c', 'x', 's', 'o', 'w', 'g', 'n', 'who', 'tr', 'in', 'said', 'band', 'nk', 'late', 'day'],
    tags: ['ul', 'ol', 'li', 'blockquote', 'pre', 'hr'],
    attributes: ['data-urgency=', 'data-group='],
  },
  photos: { classes: ['v', 'ps', 'ph', 'tall', 'load'], tags: ['figure', 'figcaption'] },
  rtl: { attributes: ['dir="rtl"'] },
};

const found: Readonly<Record<StyleGroup, RegExp>> = {
  labels: patternOf(MARKS.labels),
  rare: patternOf(MARKS.rare),
  parts: patternOf(MARKS.parts),
  kinds: patternOf(MARKS.kinds),
  photos: patternOf(MARKS.photos),
  rtl: patternOf(MARKS.rtl),
};

/** Returns the texts of the groups that this HTML needs, in their order. What comes to an open page later is styled by `later`. */
export function groupsFor(html: string, inline: InlineTexts): string[] {
  return STYLE_GROUPS.filter((group) => found[group].test(html)).map((group) => inline[group]);
}

function patternOf({ classes, tags, attributes }: Marks): RegExp {
  const anyOf = (names: readonly string[]): string => `(?:${names.join('|')})`;
  const patterns = [
    ...(classes === undefined ? [] : [` class="(?:[^"]* )?${anyOf(classes)}[ "]`]),
    ...(tags === undefined ? [] : [`<${anyOf(tags)}[ >]`]),
    ...(attributes === undefined ? [] : [` ${anyOf(attributes)}`]),
  ];
  return new RegExp(patterns.join('|'));
}
