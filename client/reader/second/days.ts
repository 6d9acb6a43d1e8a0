/** The lines between days on an open page: they stay right after every arrival, retraction, revision and batch. */
import { dayLines, dayOf } from '../../../shared/days.js';
import { directionOf } from '../../../shared/messages/direction.js';
import { weekday } from '../../../shared/messages/times.js';
import { toldIn } from '../../../shared/late.js';
import { steadily } from '../../feed/page/steady.js';

export class Days {
  readonly #feed: HTMLElement;
  readonly #timeZone: string;

  constructor(feed: HTMLElement) {
    this.#feed = feed;
    this.#timeZone = feed.dataset.timeZone ?? 'UTC';
  }

  /** Follows the feed; its changes are seen before they are painted. */
  start(): void {
    new MutationObserver(() => this.#mark()).observe(this.#feed, { childList: true });
    this.#mark();
  }

  #mark(): void {
    const articles = [...this.#feed.children] as HTMLElement[];
    const lines = dayLines(articles.map((article) => this.#dayOf(article)));
    const wrong = articles.flatMap((article, at) => {
      const old = article.querySelector<HTMLElement>(':scope > .day');
      const day = lines[at] ?? '';
      return (old?.dataset.day ?? '') === day ? [] : () => (old?.remove(), day && article.prepend(this.#line(day)));
    });
    if (wrong.length > 0) steadily(this.#feed, () => wrong.forEach((put) => put()));
  }

  #dayOf(article: HTMLElement): string {
    const at = toldIn(article.dataset.late)?.publishedAt ?? article.querySelector('time')?.dateTime ?? '';
    return dayOf(at, this.#timeZone);
  }

  #line(day: string): HTMLElement {
    const line = document.createElement('p');
    line.className = 'day';
    line.dataset.day = day;
    const { lang } = document.documentElement;
    // The interface's own language, whatever the article's is.
    line.lang = lang;
    line.dir = directionOf(lang);
    line.textContent = weekday(day, lang);
    return line;
  }
}
