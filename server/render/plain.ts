/** The words of HTML that the Markdown worker made, as a reader sees them, for where only plain text has a place. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const TAG = /<(\/?)(\w+)[^>]*>/g;
/** The tags that stand within a line; every other begins or ends one. */
const WITHIN_LINES: ReadonlySet<string> = new Set(['strong', 'em', 'a', 'code']);
const STRUCK = '~~';

/**
 * In one row. Nothing but such HTML may be given here. A list's numbers are words, its bullets are not. What is struck
 * keeps its marks: without a line through them the words would say what no longer holds.
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

/** Entries of before may have a list that begins elsewhere than at 1. */
function countItems(counters: (number | null)[], isEnd: boolean, tag: string): void {
  if (isEnd) counters.pop();
  else counters.push(tag.startsWith('<ol') ? Number(/ start="(\d+)"/.exec(tag)?.[1] ?? 1) : null);
}
