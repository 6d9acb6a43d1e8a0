/** Times that only the reader's browser can say: how long ago, by the server's clock, and what time it is here. */
import { fill, type Words } from './words.js';

const MINUTE = 60_000;
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
];

export class Times {
  readonly #words: Words;
  readonly #ago: Intl.RelativeTimeFormat;
  readonly #here: Intl.DateTimeFormat;
  /** What the server's clock is ahead of this one, in milliseconds. */
  #ahead = 0;

  constructor(words: Words, lang: string) {
    this.#words = words;
    this.#ago = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
    this.#here = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  }

  /** `now`: the server's clock, ISO 8601. */
  setClock(now: string): void {
    this.#ahead = Date.parse(now) - Date.now() || 0;
  }

  fill(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLElement>('[data-ago]')) {
      say(element, this.#since(element.dataset.ago ?? ''));
    }
    for (const element of root.querySelectorAll<HTMLTimeElement>('[data-own-zone]')) {
      say(element, fill(this.#words.whereYouAre, this.#here.format(new Date(element.dateTime))));
    }
  }

  #since(iso: string): string {
    const minutes = Math.floor((Date.now() + this.#ahead - Date.parse(iso)) / MINUTE);
    const [unit, size] = STEPS.find(([, length]) => minutes >= length) ?? ['second', Infinity];
    return this.#ago.format(-Math.floor(minutes / size) || 0, unit);
  }
}

/** A text that stays is not written again: that would wake screen readers and cost a layout. */
function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** As the server writes them: day before month and 24 hours, as everywhere but in one country. */
export function timesLang(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}
