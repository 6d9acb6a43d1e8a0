/** Virtual time, and a page in memory that holds itself to what the real one can do. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Article, Clock, Page, View } from '../../client/feed/timeline/ports.js';

interface Due {
  at: number;
  order: number;
  work: () => void;
}

/** A clock that stands until it is moved. Work due in the same moment runs in the order it was planned. */
export class VirtualClock implements Clock {
  private time = 0;
  private count = 0;
  private due: Due[] = [];

  now(): number {
    return this.time;
  }

  later(ms: number, work: () => void): () => void {
    const due = { at: this.time + Math.max(0, ms), order: this.count++, work };
    this.due.push(due);
    return () => {
      this.due = this.due.filter((other) => other !== due);
    };
  }

  wait(ms: number): Promise<void> {
    return new Promise((go) => this.later(ms, go));
  }

  /** Time goes by without anything running, as on a phone that sleeps. */
  sleep(ms: number): void {
    this.time += ms;
  }

  /** Runs everything due within `ms`, and lets promises settle after each. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await turn();
    for (let next; (next = this.first()) && next.at <= end;) {
      this.time = Math.max(this.time, next.at);
      const { work } = next;
      this.due = this.due.filter((other) => other !== next);
      work();
      await turn();
    }
    this.time = end;
  }

  private first(): Due | undefined {
    return this.due.reduce<Due | undefined>((first, due) => (!first || isBefore(due, first) ? due : first), undefined);
  }
}

function isBefore(one: Due, other: Due): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

export class MemoryView implements View {
  isAtTop = true;
  articles: Article[];
  topHtml: string;
  pendingCount = 0;
  newerOrder: number | null | undefined = null;
  private held: ReadonlyMap<string, Article> = new Map();
  arrivedCount = 0;
  olderOrder: number | null;
  restarts = 0;

  constructor(page: Page) {
    this.articles = [...page.articles];
    this.topHtml = page.top;
    this.olderOrder = page.older;
  }

  get ids(): string[] {
    return this.articles.map(({ id }) => id);
  }

  /** The articles shown and pending, by falling order. */
  get known(): { id: string; seq: number; order: number }[] {
    const all = [...this.held.values(), ...this.articles].sort((a, b) => b.order - a.order);
    return all.map(({ id, seq, order }) => ({ id, seq, order }));
  }

  /** The HTML of pending articles, as far as it is kept. */
  get heldWords(): string[] {
    return [...this.held.values()].map(({ html }) => html).filter(Boolean);
  }

  atTop(): boolean {
    return this.isAtTop;
  }

  steady(work: () => void): void {
    work();
  }

  place(article: Article, before: string | null): void {
    if (this.ids.includes(article.id)) throw new Error(`${article.id} is shown already`);
    this.articles.splice(before === null ? this.articles.length : this.find(before), 0, article);
  }

  replace(article: Article): void {
    this.articles[this.find(article.id)] = article;
  }

  remove(id: string): void {
    this.articles.splice(this.find(id), 1);
  }

  top(html: string): void {
    this.topHtml = html;
  }

  restart(page: Page): void {
    this.articles = [...page.articles];
    this.topHtml = page.top;
    this.restarts += 1;
  }

  pending(articles: ReadonlyMap<string, Article>): void {
    this.pendingCount = articles.size;
    this.held = articles;
  }

  arrived({ length }: readonly Article[]): void {
    this.arrivedCount += length;
  }

  older(before: number | null): void {
    this.olderOrder = before;
  }

  newer(after?: number | null): void {
    this.newerOrder = after;
  }

  private find(id: string): number {
    const at = this.ids.indexOf(id);
    if (at < 0) throw new Error(`${id} is not shown`);
    return at;
  }
}
