/** Times that only the reader's browser can say: how long ago, by the server's clock. */
import { fill, type Words } from './words.js';

/** Milliseconds. */
export const MINUTE = 60_000;
/** Minutes. */
export const DAY = 24 * 60;
/** Units, with the minutes from which each is used and the minutes that it has. Hours reach far: zones disagree on "tomorrow". */
const STEPS: ['day' | 'hour' | 'minute', number, number][] = [
  ['day', 3 * DAY, DAY],
  ['hour', 60, 60],
  ['minute', 1, 1],
];
/** In minutes; older times are told by their date alone. */
const LONG_AGO = 7 * DAY;

/** Fills times of another kind below a root, by the minutes since a moment, and so many minutes from now in words. */
export type Others = (
  root: ParentNode,
  minutesSince: (iso: string) => number,
  fromNow: (minutes: number) => string,
) => void;

export class Times {
  readonly #words: Words;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #others: Others;
  /** The server's clock less this one, in milliseconds. */
  #ahead = 0;
  #page: ParentNode | undefined;

  constructor(words: Words, lang: string, others: Others) {
    this.#words = words;
    this.#others = others;
    this.#relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
  }

  /** `now`: the server's clock, ISO 8601. */
  setClock(now: string): void {
    const before = this.#ahead;
    this.#ahead = Date.parse(now) - Date.now() || 0;
    // A phone with a wrong clock has said wrong times until now.
    if (this.#page && Math.abs(this.#ahead - before) >= MINUTE) this.fill(this.#page);
  }

  /** Fills the times below `root`. The first root that is filled is the page itself. */
  fill(root: ParentNode): void {
    this.#page ??= root;
    for (const element of root.querySelectorAll('[data-ago]')) {
      const minutes = this.#minutesSince(element.parentElement?.querySelector('time')?.dateTime ?? '');
      say(element, minutes < LONG_AGO ? this.#fromNow(-minutes) : '');
    }
    this.#others(root, this.#minutesSince, this.#fromNow);
  }

  readonly #minutesSince = (iso: string): number => Math.floor((Date.now() + this.#ahead - Date.parse(iso)) / MINUTE);

  readonly #fromNow = (minutes: number): string => {
    const [unit, , size] = STEPS.find(([, from]) => Math.abs(minutes) >= from) ?? (['second', 0, Infinity] as const);
    const count = Math.trunc(minutes / size) || 0;
    const own = this.#words.ago?.[unit][+(count > 0)];
    return own ? fill(own, `${Math.abs(count)}`) : this.#relative.format(count, unit);
  };
}

/** Writes a text unless it is there already: that would wake screen readers and cost a layout. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
