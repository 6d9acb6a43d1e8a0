/**
 * Telegram's HTML, read as its own server reads it (github.com/tdlib/td, MessageEntity.cpp, parse_html): written from its
 * behaviour, for what a bot of ours can send. What it refuses is refused in its words.
 */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

export interface Parsed {
  text: string;
  entities: Entity[];
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', a: 'text_link' },
  ...{ code: 'code', pre: 'pre', blockquote: 'blockquote', 'tg-spoiler': 'spoiler' },
};
const REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const PIECE = /<(\/?)([^\s>]*)([^>]*)>|<|[^<]+/g;

export class CannotParse extends Error {}

/** Throws `CannotParse`. Offsets and lengths are UTF-16 units. */
export function parseHtml(html: string): Parsed {
  const open: { tag: string; offset: number; url?: string }[] = [];
  const entities: Entity[] = [];
  let text = '';
  for (const piece of html.matchAll(PIECE)) {
    const [whole, end, tag = '', attributes = ''] = piece;
    if (whole === '<') throw new CannotParse(`Unclosed start tag at byte offset ${at(html, piece.index)}`);
    if (end === undefined) text += decoded(whole);
    else if (end === '') open.push(begun(tag.toLowerCase(), attributes, text.length, at(html, piece.index)));
    else {
      const entity = ended(open.pop(), tag.toLowerCase(), text.length, at(html, piece.index));
      if (entity !== null) entities.push(entity);
    }
  }
  const left = open.pop();
  if (left !== undefined) throw new CannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  requireOneQuotation(entities);
  return trimmed(text, entities);
}

function begun(tag: string, attributes: string, offset: number, position: string) {
  if (!(tag in TYPES)) throw new CannotParse(`Unsupported start tag "${tag}" at byte offset ${position}`);
  const url = / href="([^"]*)"/.exec(attributes)?.[1];
  return { tag, offset, ...(url !== undefined && { url: decoded(url) }) };
}

function ended(
  open: { tag: string; offset: number; url?: string } | undefined,
  tag: string,
  end: number,
  position: string,
) {
  if (open === undefined) throw new CannotParse(`Unexpected end tag at byte offset ${position}`);
  if (tag !== open.tag) {
    const expected = `expected "</${open.tag}>", found "</${tag}>"`;
    throw new CannotParse(`Unmatched end tag at byte offset ${position}, ${expected}`);
  }
  const { offset, url } = open;
  const type = TYPES[tag] ?? '';
  // An address that is none makes no link, and its words stay.
  if (end === offset || (type === 'text_link' && !/^(?:https?|tg|ton):\/\//.test(url ?? ''))) return null;
  return { type, offset, length: end - offset, ...(type === 'text_link' && url !== undefined && { url }) };
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return REFERENCES[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Quotations do not nest: the real server drops the inner one, which no sender means. */
function requireOneQuotation(entities: readonly Entity[]): void {
  const quotations = entities.filter(({ type }) => type === 'blockquote').toSorted((a, b) => a.offset - b.offset);
  const nested = quotations.some((one, index) => {
    const before = quotations[index - 1];
    return before !== undefined && one.offset < before.offset + before.length;
  });
  if (nested) throw new CannotParse('a quotation in a quotation');
}

/** Blanks at both ends are no part of a message. */
function trimmed(text: string, entities: readonly Entity[]): Parsed {
  const begin = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => ({ ...entity, offset: entity.offset - begin }));
  return { text: kept, entities: moved.filter(({ offset }) => offset < kept.length) };
}

function at(html: string, index: number): string {
  return Buffer.byteLength(html.slice(0, index)).toString();
}
