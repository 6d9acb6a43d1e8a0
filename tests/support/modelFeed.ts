/**
 * A small honest feed: what readers are promised of the server, in a few lines, so that the timeline's rules can be
 * shown without one. Its record is a list of changes; every answer is folded from a prefix of it.
 */
import {
  CHANGES_MAX_DELTAS,
  FAR,
  PAGE_SIZE,
  type ChangesAnswer,
  type Frame,
  type HtmlDelta,
  type Position,
  type ResetReason,
} from '../../shared/protocol/readers.js';
import type { Article, Page } from '../../client/feed/timeline/ports.js';

export type ModelChange = { id: string; gone?: boolean } | { top: true };

export class ModelFeed {
  epoch = 'e1';
  /** Only ever added to; a record that goes back is another list. */
  changes: ModelChange[] = [];
  private last: { changes: ModelChange[]; head: number; articles: readonly Article[] } | null = null;

  get head(): number {
    return this.changes.length;
  }

  post(id: string): void {
    this.changes.push({ id });
  }

  revise(id: string): void {
    this.changes.push({ id });
  }

  retract(id: string): void {
    this.changes.push({ id, gone: true });
  }

  changeTop(): void {
    this.changes.push({ top: true });
  }

  /** A restore: the record goes back, and a new epoch begins as a change of its own (rule J6). */
  goBack(to: number, epoch: string): void {
    this.changes = [...this.changes.slice(0, to), { top: true }];
    this.epoch = epoch;
  }

  /** Visible ones by falling order. As they stand now they are asked for after every step, by every reader. */
  articles(head = this.head): readonly Article[] {
    const { changes } = this;
    if (this.last?.changes !== changes || this.last.head !== head)
      this.last = { changes, head, articles: this.fold(head) };
    return this.last.articles;
  }

  private fold(head: number): Article[] {
    const found = new Map<string, Article>();
    this.changes.slice(0, head).forEach((change, index) => {
      if ('top' in change) return;
      if (change.gone) found.delete(change.id);
      else found.set(change.id, this.article(change.id, index + 1, found.get(change.id)?.order ?? index + 1));
    });
    return [...found.values()].sort((a, b) => b.order - a.order);
  }

  /** `after`: the entries that follow an order, by falling order as well. */
  page({ head = this.head, before = Infinity, after }: { head?: number; before?: number; after?: number } = {}): Page {
    const position = { epoch: this.epoch, seq: head, top: this.top(head) };
    const all = this.articles(head).filter(({ order }) => order < before && order > (after ?? 0));
    const articles = after === undefined ? all.slice(0, PAGE_SIZE) : all.slice(-PAGE_SIZE);
    const goesOn = all.length > PAGE_SIZE;
    if (after !== undefined) return { ...position, articles, older: after, newer: goesOn ? articles[0]!.order : null };
    return { ...position, articles, older: goesOn ? (articles.at(-1)?.order ?? null) : null };
  }

  /** As an instance answers that has got as far as `head`. */
  answer(ask: { epoch: string; since: number }, head = this.head): ChangesAnswer<HtmlDelta> {
    const why = this.resetReason(ask, head);
    if (why) return { reset: true, epoch: this.epoch, head, why };
    return { ...this.frame(ask.since + 1, head, CHANGES_MAX_DELTAS), head, lang: 'en' };
  }

  /** Folded: each entry once, in its latest state. */
  frame(from: number, to: number, most = Infinity): Frame<HtmlDelta> {
    const orders = new Map<string, number>();
    const last = new Map<string, HtmlDelta>();
    this.changes.slice(0, to).forEach((change, index) => {
      const seq = index + 1;
      const name = 'top' in change ? '' : change.id;
      if (!orders.has(name)) orders.set(name, seq);
      if (seq < from) return;
      last.delete(name);
      last.set(name, this.delta(change, seq, orders.get(name) ?? seq));
    });
    const all = [...last.values()];
    const deltas = all.slice(0, most);
    return { epoch: this.epoch, from, to: deltas.length < all.length ? (deltas.at(-1)?.seq ?? to) : to, deltas };
  }

  /** The ids of entries that did not change after `seq`. */
  settledAt(seq: number): Set<string> {
    const later = new Set(this.changes.slice(seq).map((change) => ('top' in change ? '' : change.id)));
    const all = this.changes.map((change) => ('top' in change ? '' : change.id));
    return new Set(all.filter((id) => !later.has(id)));
  }

  top(head = this.head): string {
    return `top ${this.epoch} ${this.changes.slice(0, head).findLastIndex((change) => 'top' in change) + 1}`;
  }

  position(head = this.head): Position {
    return { epoch: this.epoch, head };
  }

  article(id: string, seq: number, order: number): Article {
    return { id, seq, order, html: `${this.epoch} ${id} ${seq}` };
  }

  private delta(change: ModelChange, seq: number, order: number): HtmlDelta {
    if ('top' in change) return { seq, top: `top ${this.epoch} ${seq}` };
    if (change.gone) return { seq, id: change.id, gone: true };
    return { ...this.article(change.id, seq, order), kind: 'update' };
  }

  private resetReason({ epoch, since }: { epoch: string; since: number }, head: number): ResetReason | null {
    if (epoch !== this.epoch) return 'epoch';
    if (since > this.head) return 'ahead';
    return head - since > FAR ? 'far' : null;
  }
}
