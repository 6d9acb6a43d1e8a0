/** The HTML of the Markdown worker (rule F2) as text with Telegram's marks: its blocks become lines. */
import { plain, textOf, type Mark, type Span } from './spans.js';

const PIECE = /<(\/?)(\w+)([^>]*)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const MARKS: Readonly<Record<string, Mark>> = {
  strong: { tag: 'b' },
  em: { tag: 'i' },
  del: { tag: 's' },
  // Telegram has no quotation in a quotation, and a text may stand in one already.
  blockquote: { tag: 'i' },
};

/** Only HTML of the Markdown worker may be given: every `<` in it begins one of its own tags. */
export function markedText(html: string): Span[] {
  const reading = new Reading();
  for (const [, end, tag, attributes = '', text] of html.matchAll(PIECE)) {
    if (text !== undefined) reading.say(withoutEntities(text));
    else if (end === '') reading.begin(tag ?? '', attributes);
    else reading.end(tag ?? '');
  }
  return reading.spans;
}

class Reading {
  readonly spans: Span[] = [];
  private marks: { tag: string; mark: Mark | null; address?: string; from: number }[] = [];
  /** The next number of each list around; null in a list without numbers. */
  private readonly lists: (number | null)[] = [];
  /** Ends of lines that come before the next text. */
  private gap = 0;

  say(text: string): void {
    const row = text.replace(/\s+/g, ' ');
    // Blanks between two blocks are not of the text.
    if (row === ' ' && (this.gap > 0 || this.spans.length === 0)) return;
    this.add(row);
  }

  begin(tag: string, attributes: string): void {
    if (tag === 'br') return this.add('\n');
    if (tag === 'p' || tag === 'blockquote') this.leave(this.lists.length > 0 ? 1 : 2);
    if (tag === 'ol' || tag === 'ul') this.beginList(tag, attributes);
    if (tag === 'li') this.beginItem();
    const address = tag === 'a' ? addressIn(attributes) : undefined;
    const mark = address === undefined ? (MARKS[tag] ?? null) : markOf(address);
    this.marks.push({ tag, mark, from: this.spans.length, ...(address !== undefined && { address }) });
  }

  end(tag: string): void {
    const open = this.marks.findLastIndex((mark) => mark.tag === tag);
    if (open === -1) return;
    const [ended] = this.marks.splice(open, 1);
    if (ended?.address !== undefined && ended.mark === null) this.spell(ended.address, ended.from);
    if (tag === 'ol' || tag === 'ul') this.lists.pop();
    if (tag === 'p' || tag === 'blockquote' || tag === 'ol' || tag === 'ul') this.leave(this.lists.length > 0 ? 1 : 2);
  }

  private beginList(tag: string, attributes: string): void {
    this.leave(this.lists.length > 0 ? 1 : 2);
    // Entries from before the dialect may have a list that begins at another number than 1.
    this.lists.push(tag === 'ol' ? Number(/ start="(\d+)"/.exec(attributes)?.[1] ?? 1) : null);
  }

  private beginItem(): void {
    const number = this.lists.at(-1) ?? null;
    this.leave(1);
    this.add(number === null ? '• ' : `${number.toString()}. `);
    if (number !== null) this.lists[this.lists.length - 1] = number + 1;
    // A paragraph that begins an item stands beside its sign.
    this.gap = -1;
  }

  /** An address that Telegram makes no link of is said, where its words are not the address itself. */
  private spell(address: string, from: number): void {
    const said = address.replace(/^\w+:/, '');
    const words = textOf(this.spans.slice(from));
    if (!words.replace(/\s/g, '').includes(said)) this.add(` (${said})`);
  }

  private leave(lines: number): void {
    const last = this.spans.at(-1);
    if (this.gap === 0 && last !== undefined) last.text = last.text.trimEnd();
    if (this.gap === -1) this.gap = 0;
    else if (this.spans.length > 0) this.gap = Math.max(this.gap, lines);
  }

  private add(text: string): void {
    if (this.gap > 0) this.spans.push(...plain('\n'.repeat(this.gap)));
    this.gap = 0;
    const marks = this.marks.flatMap(({ mark }) => (mark === null ? [] : [mark]));
    this.spans.push({ text, marks });
  }
}

function addressIn(attributes: string): string {
  return withoutEntities(/ href="([^"]*)"/.exec(attributes)?.[1] ?? '');
}

function markOf(address: string): Mark | null {
  return /^https?:/i.test(address) ? { tag: 'a', href: address } : null;
}

function withoutEntities(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
