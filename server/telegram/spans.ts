/**
 * Text with marks, before it is written as Telegram's HTML: it is measured and cut here, where a mark takes no room and
 * cannot be cut in two.
 */
import { directionOfText } from '../../shared/characters.js';
import { directionOf } from '../../shared/messages/direction.js';
import { shortened, signsOf } from '../../shared/signs.js';

/** The marks that Telegram's HTML has and that we use. `href`: http or https. */
export type Mark = { tag: 'b' | 'i' | 's' | 'blockquote' } | { tag: 'a'; href: string };

export interface Span {
  text: string;
  /** From the outermost on. */
  marks: readonly Mark[];
}

export const plain = (text: string): Span[] => (text === '' ? [] : [{ text, marks: [] }]);
export const bold = (text: string): Span[] => marked(plain(text), { tag: 'b' });
export const italic = (text: string): Span[] => marked(plain(text), { tag: 'i' });
export const link = (text: string, href: string): Span[] => marked(plain(text), { tag: 'a', href });

/** Puts a mark around all of it. */
export function marked(spans: readonly Span[], mark: Mark): Span[] {
  return spans.map(({ text, marks }) => ({ text, marks: [mark, ...marks] }));
}

/** Joins parts; those without text leave no separator. */
export function joined(parts: readonly (readonly Span[])[], separator: string): Span[] {
  return parts
    .filter((part) => unitsOf(part) > 0)
    .flatMap((part, index) => (index === 0 ? part : [...plain(separator), ...part]));
}

export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** The length as Telegram counts it: UTF-16 units, without marks. */
export function unitsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

const MARK_OF_DIRECTION = { rtl: '\u200f', ltr: '\u200e' } as const;

/** Has a line of the interface run as its language does: Telegram goes by a line's first strong letter. */
export function inDirectionOf(spans: readonly Span[], lang: string): Span[] {
  const wanted = directionOf(lang);
  const text = textOf(spans);
  const found = directionOfText(text);
  if (text === '' || found === wanted || (found === null && wanted === 'ltr')) return [...spans];
  return [...plain(MARK_OF_DIRECTION[wanted]), ...spans];
}

/** Cuts to so many units, between whole signs, and between words where a word ends late enough; "…" where it was cut. */
export function cutTo(spans: readonly Span[], limit: number): Span[] {
  const text = textOf(spans);
  if (text.length <= limit) return [...spans];
  const cut = shortened(text, signsWithin(text, limit - 1));
  return [...beginning(spans, cut.length - 1), ...plain('…')];
}

/** The number of whole signs in so many units. */
function signsWithin(text: string, limit: number): number {
  const ends = { units: 0 };
  const isBeyond = (sign: string): boolean => (ends.units += sign.length) > limit;
  const signs = signsOf(text, limit);
  const beyond = signs.findIndex(isBeyond);
  return beyond === -1 ? signs.length : beyond;
}

function beginning(spans: readonly Span[], units: number): Span[] {
  const kept: Span[] = [];
  let left = units;
  for (const { text, marks } of spans) {
    if (left <= 0) break;
    kept.push({ text: text.slice(0, left), marks });
    left -= text.length;
  }
  return kept;
}

/** Writes Telegram's HTML: each mark is opened once over spans that share it, and every other character is escaped. */
export function htmlOf(spans: readonly Span[]): string {
  const open: Mark[] = [];
  const pieces: string[] = [];
  for (const { text, marks } of spans) {
    const kept = sharedDepth(open, marks);
    pieces.push(...open.splice(kept).toReversed().map(endOf));
    for (const mark of marks.slice(kept)) {
      pieces.push(beginOf(mark));
      open.push(mark);
    }
    pieces.push(escaped(text));
  }
  pieces.push(...open.toReversed().map(endOf));
  return pieces.join('');
}

function sharedDepth(open: readonly Mark[], marks: readonly Mark[]): number {
  const differs = open.findIndex((mark, depth) => !isSame(mark, marks[depth]));
  return differs === -1 ? open.length : differs;
}

function isSame(one: Mark, other: Mark | undefined): boolean {
  return one.tag === 'a' ? other?.tag === 'a' && other.href === one.href : one.tag === other?.tag;
}

function beginOf(mark: Mark): string {
  return mark.tag === 'a' ? `<a href="${escaped(mark.href)}">` : `<${mark.tag}>`;
}

function endOf({ tag }: Mark): string {
  return `</${tag}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Telegram knows these four references by name, and no other. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
