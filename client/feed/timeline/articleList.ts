/**
 * The articles that a reader has of a feed: those shown, those pending, and the ids of those gone. Takes deltas, and
 * knows nothing of frames, gaps and questions. A page may be left open over thousands of entries: so many are kept, those
 * beyond are taken away at the end that is far from the reader, and come again when they are asked for (rule R6).
 */
import { FAR, type HtmlDelta, type HtmlEntryDelta } from '../../../shared/protocol/readers.js';
import { placeOf } from './placeOf.js';
import type { Article, End, Page, View } from './ports.js';

/** Articles that are shown, and as many pending ones, at most: a phone lays them out anew with each that comes. */
export const MOST = 100;

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
  /** The newest order that is not new to the reader, where entries between it and those shown are not here; else 0. */
  #cut = 0;

  constructor(view: View, page: Page) {
    this.#view = view;
    this.#begin(page);
  }

  /** The order to load older entries before, or null where everything is here. */
  get older(): number | null {
    return this.#floor || null;
  }

  /** The order to load newer entries after, or null where all are shown or pending. */
  get newer(): number | null {
    return this.#cut ? (this.#shown[0]?.order ?? 0) : null;
  }

  /** Whether entries between those shown and those pending are not here. */
  get torn(): boolean {
    return this.#cut > 0;
  }

  restart(page: Page): void {
    this.#begin(page);
    this.#view.restart(page);
    this.#view.pending(this.#pending);
    this.#view.older(page.older);
    this.#view.newer?.();
  }

  /** Takes deltas, whatever their order and however often (rule R2). `position`: the seq up to which all is here. */
  apply(deltas: readonly HtmlDelta[], position: number): void {
    const top = this.#shown[0]?.order ?? 0;
    const newest = this.#cut || top;
    const waiting = this.#pending.size;
    const fresh: Article[] = [];
    for (const delta of deltas) {
      if ('top' in delta) this.#top(delta);
      // An entry that is not here is judged by the position: a delta up to there is of an entry that is gone or lies below.
      else if (delta.seq <= (this.#seqs.get(delta.id) ?? position)) continue;
      else if ('gone' in delta) this.#drop(delta.id, delta.seq);
      else if (this.#view.skips?.(delta)) this.#leave(delta.id);
      else if (this.#seqs.has(delta.id) && !this.#gone.delete(delta.id)) this.#renew(delta);
      else if (delta.order > newest) fresh.push(this.#hold(delta));
      else if (delta.order >= this.#floor && (!this.#cut || delta.order <= top)) this.#insert(delta);
      else this.#seqs.delete(delta.id);
    }
    if (fresh.length) this.#arrive(fresh);
    else if (waiting !== this.#pending.size) this.#view.pending(this.#pending);
  }

  /** Shows what is pending, unless there is a cut. */
  release(): void {
    if (this.#pending.size === 0) return;
    for (const article of this.#byOrder().reverse()) this.#insert(article);
    this.#pending.clear();
    this.#view.pending(this.#pending);
    this.#shorten();
  }

  /** Takes articles that stand at the same position as all the rest (rule R6), and the new end of what is shown on their side. */
  extend(articles: readonly Article[], end: End): void {
    // A pending article that comes along is one that the reader has scrolled to.
    for (const article of articles)
      if (this.#pending.delete(article.id) || !this.#seqs.has(article.id)) this.#insert(article);
    if ('before' in end) {
      this.#floor = end.before ?? 0;
      this.#view.older(end.before);
      this.#behead();
    } else {
      if (end.after === null) this.#cut = 0;
      this.#view.newer?.(end.after);
      this.#shorten();
    }
    this.#view.pending(this.#pending);
  }

  #begin({ articles, seq, older }: Page): void {
    this.#seqs = new Map(articles.map((article) => [article.id, article.seq]));
    this.#shown = articles.map(({ id, order }) => ({ id, order })).sort((a, b) => b.order - a.order);
    this.#pending.clear();
    this.#gone.clear();
    this.#topSeq = seq;
    this.#floor = older ?? 0;
    this.#cut = 0;
  }

  #top({ seq, top }: { seq: number; top: string }): void {
    if (seq <= this.#topSeq) return;
    this.#topSeq = seq;
    this.#view.top(top);
  }

  #drop(id: string, seq: number): void {
    this.#leave(id);
    this.#seqs.set(id, seq);
    this.#gone.add(id);
    if (this.#gone.size > FAR) this.#forget();
  }

  /** Takes an article away that is not here any more, or not of this page. */
  #leave(id: string): void {
    const at = this.#shown.findIndex((one) => one.id === id);
    if (at >= 0) this.#take(at, 1);
    this.#pending.delete(id);
    this.#gone.delete(id);
    this.#seqs.delete(id);
  }

  #take(at: number, count: number): void {
    for (const { id } of this.#shown.splice(at, count)) {
      this.#view.remove(id);
      this.#seqs.delete(id);
    }
  }

  /** Takes the oldest away where there are too many. */
  #shorten(): void {
    if (this.#shown.length <= MOST) return;
    this.#take(MOST, Infinity);
    this.#view.older((this.#floor = this.#shown[MOST - 1]?.order ?? 0));
  }

  /** Takes the newest away where there are too many. */
  #behead(): void {
    const more = this.#shown.length - MOST;
    if (more <= 0) return;
    this.#cut ||= this.#shown[0]?.order ?? 0;
    this.#take(0, more);
    this.#view.newer?.(this.newer);
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
    const full = this.#pending.size >= MOST;
    // More than is shown at once is counted alone: the newest page is loaded instead.
    if (full) this.#cut ||= this.#shown[0]?.order ?? 1;
    this.#pending.set(article.id, full ? { ...article, html: '' } : article);
    return article;
  }

  #arrive(fresh: readonly Article[]): void {
    this.#view.arrived(fresh);
    if (this.#view.atTop() && !this.#cut) this.release();
    else this.#view.pending(this.#pending);
  }

  #insert(article: Article): void {
    const { id, seq, order } = article;
    const at = placeOf(order, this.#shown);
    this.#view.place(article, this.#shown[at]?.id ?? null);
    this.#shown.splice(at, 0, { id, order });
    this.#seqs.set(id, seq);
  }

  #byOrder(): Article[] {
    return [...this.#pending.values()].sort((a, b) => b.order - a.order);
  }
}
