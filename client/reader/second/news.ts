/** The sentences on new entries: late ones are told apart, by a script that is loaded with the first of them. */
import type { Article } from '../../feed/timeline/ports.js';
import type { LivePart, Open } from '../open.js';
import type { LateScript } from './lateScript.js';

const isLate = ({ html }: Article): boolean => /^[^>]+data-late/.test(html);
const htmlOf = ({ html }: Article): string => html;

export class ReaderNews {
  readonly #open: Open;
  readonly #live: LivePart;
  readonly #late: LateScript;

  constructor(open: Open, live: LivePart, late: LateScript) {
    this.#open = open;
    this.#live = live;
    this.#late = late;
  }

  start(): void {
    this.#open.counted = (articles) => this.#count(articles);
    this.#open.told = (articles) => this.#tell(articles);
    this.#late.arrived = () => this.#countAnew();
    // Some may have been counted by the first part of the script, which knows no late ones.
    this.#countAnew();
  }

  /** Without the script the entries are counted like all others. */
  #count(articles: ReadonlyMap<string, Article>): string {
    const all = [...articles.values()];
    const { entries: late } = this.#late;
    if (!late && all.some(isLate)) void this.#late.load();
    const said = late?.said(all.map(htmlOf));
    const size = said ? all.filter((article) => !isLate(article)).length : all.length;
    return [size || !said ? this.#live.count(size) : '', said].filter(Boolean).join(' · ');
  }

  /** Says the sentence anew that was said before the script that tells late entries apart was here. */
  #countAnew(): void {
    const button = document.querySelector<HTMLElement>('[data-pending]');
    const { pending } = this.#open;
    if (button?.hidden === false && pending) button.textContent = this.#count(pending);
  }

  #tell(articles: readonly Article[]): void {
    const late = articles.filter(isLate);
    if (late.length < articles.length) this.#live.tell(articles.filter((article) => !isLate(article)));
    if (late.length)
      void this.#late
        .load()
        .then(() => (this.#late.entries ? this.#late.entries.tellLater(late.map(htmlOf)) : this.#live.tell(late)));
  }
}
