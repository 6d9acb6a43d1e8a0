/** The HTML of the Markdown worker as plain text, for places that take no HTML. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const TAG = /<(\/?)(\w+)[^>]*>/g;
/** The tags within a line; each other tag begins or ends a line. */
const WITHIN_LINES: ReadonlySet<string> = new Set(['strong', 'em', 'a', 'code']);
const STRUCK = '~~';

/**
 * Returns the text in one row. Only HTML of the Markdown worker may be given. A list's numbers are kept, its bullets
 * are not. Struck text keeps its marks: without them it would say what no longer holds.
 */
export function plainText(html: string): string {
  const counters: (number | null)[] = [];
  const text = html.replace(TAG, (tag, end: string, name: string) => {
    if (name === 'del') return STRUCK;
    if (WITHIN_LINES.has(name)) return '';
    if (name === 'ol' || name === 'ul') countItems(counters, end !== '', tag);
    const number = name === 'li' && end === '' ? counters.at(-1) : null;
    if (typeof number !== 'number') return ' ';
    counters[counters.length - 1] = number + 1;
    return ` ${number.toString()}. `;
  });
  return text
    .replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Entries from before the dialect may have a list that begins at another number than 1. */
function countItems(counters: (number | null)[], isEnd: boolean, tag: string): void {
  if (isEnd) counters.pop();
  else counters.push(tag.startsWith('<ol') ? Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1) : null);
}
