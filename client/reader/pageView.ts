/** The timeline's view of the real page. */
import type { Article, Page, View } from '../lib/timeline/ports.js';
import { holdsFocus, whenLeft } from '../lib/page/focus.js';
import type { Speaker } from '../lib/page/speaker.js';
import { counted } from '../lib/page/speaker.js';
import { seesTop, steadily } from '../lib/page/steady.js';
import type { Times } from '../lib/page/times.js';
import type { Words } from '../lib/page/words.js';

export class PageView implements View {
  readonly #feed: HTMLElement;
  readonly #words: Words;
  readonly #times: Times;
  readonly #speaker: Speaker;

  constructor(feed: HTMLElement, words: Words, times: Times, speaker: Speaker) {
    this.#feed = feed;
    this.#words = words;
    this.#times = times;
    this.#speaker = speaker;
  }

  atTop(): boolean {
    return seesTop(this.#feed);
  }

  steady(work: () => void): void {
    steadily(this.#feed, work);
  }

  place(article: Article, before: string | null): void {
    this.#feed.insertBefore(this.#made(article), before === null ? null : this.#find(before));
  }

  replace(article: Article): void {
    const element = this.#find(article.id);
    if (element) whenLeft(element, () => this.steady(() => element.replaceWith(this.#made(article))));
  }

  /** At once, also under the reader's focus: nothing may be left of it. The focus goes to the entry that follows. */
  remove(id: string): void {
    const element = this.#find(id);
    const next = element?.nextElementSibling ?? element?.previousElementSibling;
    const focused = element !== null && holdsFocus(element);
    element?.remove();
    if (focused && next instanceof HTMLElement) next.focus({ preventScroll: true });
  }

  top(html: string): void {
    const top = document.querySelector<HTMLElement>('[data-top]');
    if (top) whenLeft(top, () => this.steady(() => this.#fillTop(top, html)));
  }

  restart({ top, articles }: Page): void {
    this.top(top);
    this.#feed.replaceChildren(...articles.map((article) => this.#made(article)));
  }

  pending(count: number): void {
    const button = document.querySelector<HTMLElement>('[data-pending]');
    if (!button) return;
    button.dataset.pending = count ? String(count) : '';
    button.hidden = count === 0;
    button.textContent = count ? counted(count, this.#words.newOne, this.#words.newMany) : '';
  }

  arrived(count: number): void {
    this.#speaker.arrived(count);
  }

  older(before: number | null): void {
    const link = document.querySelector<HTMLAnchorElement>('[data-older]') ?? this.#olderLink();
    link.parentElement?.toggleAttribute('hidden', before === null);
    const address = new URL(location.href);
    address.searchParams.set('before', String(before));
    link.href = address.pathname + address.search;
  }

  #find(id: string): HTMLElement | null {
    return document.getElementById(`e-${id}`);
  }

  /** Through a template: what is parsed there neither loads nor runs before it is placed, and no script ever does. */
  #made({ html }: Article): DocumentFragment {
    const template = document.createElement('template');
    template.innerHTML = html;
    this.#times.fill(template.content);
    return template.content;
  }

  #fillTop(top: HTMLElement, html: string): void {
    const open = [...top.querySelectorAll('details')].map((details) => details.open);
    top.innerHTML = html;
    top.querySelectorAll('details').forEach((details, at) => (details.open = open[at] ?? details.open));
    this.#times.fill(top);
  }

  /** A page that had no older entries when it was made has no link either. */
  #olderLink(): HTMLAnchorElement {
    const link = document.createElement('a');
    link.dataset.older = '';
    link.textContent = this.#words.loadOlder;
    const line = document.createElement('p');
    line.className = 'older';
    line.append(link);
    this.#feed.parentElement?.append(line);
    return link;
  }
}
