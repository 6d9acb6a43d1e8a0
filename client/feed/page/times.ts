/** Times that only the reader's browser can say: how long ago, by the server's clock, and the reader's own clock time. */
import { fill, type Words } from './words.js';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Units, with the minutes from which each is used and the minutes that it has. Hours reach far: zones disagree on "tomorrow". */
const STEPS: ['day' | 'hour' | 'minute', number, number][] = [
  ['day', 3 * DAY, DAY],
  ['hour', 60, 60],
  ['minute', 1, 1],
];
/** In minutes; older times are told by their date alone. */
const LONG_AGO = 7 * DAY;

export class Times {
  readonly #words: Words;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #lang: string;
  /** The server's clock less this one, in milliseconds. */
  #ahead = 0;
  #page: ParentNode | undefined;

  constructor(words: Words, lang: string) {
    this.#words = words;
    this.#relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
    this.#lang = lang;
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
      say(element, this.#since(element.parentElement?.querySelector('time')?.dateTime ?? ''));
    }
    for (const element of root.querySelectorAll<HTMLTimeElement>('[data-own-zone]')) {
      say(element, this.#here(new Date(element.dateTime), Number(element.dataset.ownZone)));
    }
    for (const element of root.querySelectorAll<HTMLElement>('[data-until]')) {
      say(element, this.#left(element.dataset.until ?? ''));
    }
  }

  #since(iso: string): string {
    const minutes = this.#minutesSince(iso);
    return minutes < LONG_AGO ? this.#fromNow(-minutes) : '';
  }

  /** Time left, or nothing once the moment has passed: only the desk says that the rally has begun. */
  #left(iso: string): string {
    const minutes = -this.#minutesSince(iso);
    return minutes > 0 ? this.#fromNow(minutes) : '';
  }

  #minutesSince(iso: string): number {
    return Math.floor((Date.now() + this.#ahead - Date.parse(iso)) / MINUTE);
  }

  /** The reader's own clock time, where that is another than the rally's, which is `zone` minutes off UTC. */
  #here(moment: Date, zone: number): string {
    const own = -moment.getTimezoneOffset();
    if (own === zone) return '';
    // Figures alone: some browsers lack names of months.
    const day: Intl.DateTimeFormatOptions =
      dayOf(moment, own) === dayOf(moment, zone) ? {} : { day: 'numeric', month: 'numeric' };
    const time = new Intl.DateTimeFormat(this.#lang, { ...day, hour: '2-digit', minute: '2-digit' });
    return fill(this.#words.whereYouAre, time.format(moment));
  }

  #fromNow(minutes: number): string {
    const [unit, , size] = STEPS.find(([, from]) => Math.abs(minutes) >= from) ?? (['second', 0, Infinity] as const);
    const count = Math.trunc(minutes / size) || 0;
    const own = this.#words.ago?.[unit][+(count > 0)];
    return own ? fill(own, `${Math.abs(count)}`) : this.#relative.format(count, unit);
  }
}

/** The number of a moment's day in a zone that is so many minutes off UTC. */
function dayOf(moment: Date, zone: number): number {
  return Math.floor((moment.getTime() / MINUTE + zone) / DAY);
}

/** Writes a text unless it is there already: that would wake screen readers and cost a layout. */
function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
