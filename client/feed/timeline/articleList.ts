/**
 * The articles that a reader has of a feed: those shown, those pending, and the ids of those gone. Takes deltas, and
 * knows nothing of frames, gaps and questions.
 */
import { FAR, type HtmlDelta, type HtmlEntryDelta } from '../../../shared/protocol/readers.js';
import type { Article, Page, View } from './ports.js';

export class ArticleList {
  readonly #view: View;
  /** The seq of each known entry: shown, pending and gone ones. */
  #seqs = new Map<string, number>();
  /** The articles that are shown, by falling order. */
  #shown: { id: string; order: number }[] = [];
  #pending = new Map<string, Article>();
  /** Ids by the time they went, so that the oldest are forgotten first. */
  #gone = new Set<string>();
  #topSeq = 0;
  /** Everything from this order up is here; older entries are not shown. */
  #floor = 0;

  constructor(view: View, page: Page) {
    this.#view = view;
    this.#begin(page);
  }

  /** The order to load older entries before, or null where everything is here. */
  get older(): number | null {
    return this.#floor || null;
  }

  /** The articles shown and pending, by falling order. */
  get articles(): { id: string; seq: number; order: number }[] {
    return [...this.#byOrder(), ...this.#shown].map(({ id, order }) => ({ id, order, seq: this.#seqs.get(id) ?? 0 }));
  }

  restart(page: Page): void {
    this.#begin(page);
    this.#view.restart(page);
    this.#view.pending(this.#pending);
    this.#view.older(page.older);
  }

  /** Takes deltas, whatever their order and however often (rule R2). `position`: the seq up to which all is here. */
  apply(deltas: readonly HtmlDelta[], position: number): void {
    const newest = this.#shown[0]?.order ?? 0;
    const waiting = this.#pending.size;
    const fresh: Article[] = [];
    for (const delta of deltas) {
      if ('top' in delta) this.#top(delta);
      // An entry that is not here is judged by the position: a delta up to there is of an entry that is gone or lies below.
      else if (delta.seq <= (this.#seqs.get(delta.id) ?? position)) continue;
      else if ('gone' in delta) this.#drop(delta.id, delta.seq);
      else if (this.#seqs.has(delta.id) && !this.#gone.delete(delta.id)) this.#renew(delta);
      else if (delta.order > newest) fresh.push(this.#hold(delta));
      else if (delta.order >= this.#floor) this.#insert(delta);
      else this.#seqs.delete(delta.id);
    }
    if (fresh.length) this.#arrive(fresh);
    else if (waiting !== this.#pending.size) this.#view.pending(this.#pending);
  }

  /** Shows what is pending. */
  release(): void {
    if (this.#pending.size === 0) return;
    for (const article of this.#byOrder().reverse()) this.#insert(article);
    this.#pending.clear();
    this.#view.pending(this.#pending);
  }

  /** Takes older articles that stand at the same position as all the rest (rule R6). */
  extend(articles: readonly Article[], older: number | null): void {
    for (const article of articles) if (!this.#seqs.has(article.id)) this.#insert(article);
    this.#floor = older ?? 0;
    this.#view.older(older);
  }

  #begin({ articles, seq, older }: Page): void {
    this.#seqs = new Map(articles.map((article) => [article.id, article.seq]));
    this.#shown = articles.map(({ id, order }) => ({ id, order }));
    this.#pending.clear();
    this.#gone.clear();
    this.#topSeq = seq;
    this.#floor = older ?? 0;
  }

  #top({ seq, top }: { seq: number; top: string }): void {
    if (seq <= this.#topSeq) return;
    this.#topSeq = seq;
    this.#view.top(top);
  }

  #drop(id: string, seq: number): void {
    const at = this.#shown.findIndex((one) => one.id === id);
    if (at >= 0) {
      this.#shown.splice(at, 1);
      this.#view.remove(id);
    }
    this.#pending.delete(id);
    this.#seqs.set(id, seq);
    this.#gone.add(id);
    if (this.#gone.size > FAR) this.#forget();
  }

  #forget(): void {
    for (const id of this.#gone) {
      this.#gone.delete(id);
      this.#seqs.delete(id);
      return;
    }
  }

  #renew(delta: HtmlEntryDelta): void {
    this.#seqs.set(delta.id, delta.seq);
    const waiting = this.#pending.get(delta.id);
    // The order that came first stays: a revision never moves an entry (rule R4).
    if (waiting) this.#pending.set(delta.id, { ...delta, order: waiting.order });
    else this.#view.replace(delta);
  }

  #hold(article: Article): Article {
    this.#seqs.set(article.id, article.seq);
    this.#pending.set(article.id, article);
    return article;
  }

  #arrive(fresh: readonly Article[]): void {
    this.#view.arrived(fresh);
    if (this.#view.atTop()) this.release();
    else this.#view.pending(this.#pending);
  }

  #insert(article: Article): void {
    const { id, seq, order } = article;
    const at = this.#placeOf(order);
    this.#view.place(article, this.#shown[at]?.id ?? null);
    this.#shown.splice(at, 0, { id, order });
    this.#seqs.set(id, seq);
  }

  #placeOf(order: number): number {
    let low = 0;
    for (let high = this.#shown.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#shown[middle]?.order ?? 0) > order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #byOrder(): Article[] {
    return [...this.#pending.values()].sort((a, b) => b.order - a.order);
  }
}
