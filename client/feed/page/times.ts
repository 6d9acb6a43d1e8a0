/** Times that only the reader's browser can say: how long ago, by the server's clock, and what time it is here. */
import { fill, type Words } from './words.js';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** From how many minutes on a unit is used, and how many it has. Hours reach far: what "tomorrow" is, zones disagree on. */
const STEPS: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['day', 3 * DAY, DAY],
  ['hour', 60, 60],
  ['minute', 1, 1],
];
/** In minutes. How long ago it was is of no use any more in a record. */
const LONG_AGO = 7 * DAY;

export class Times {
  readonly #words: Words;
  readonly #ago: Intl.RelativeTimeFormat;
  readonly #until: Intl.RelativeTimeFormat;
  readonly #lang: string;
  /** What the server's clock is ahead of this one, in milliseconds. */
  #ahead = 0;
  #page: ParentNode | undefined;

  constructor(words: Words, lang: string) {
    this.#words = words;
    this.#ago = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' });
    this.#until = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    this.#lang = lang;
  }

  /** `now`: the server's clock, ISO 8601. */
  setClock(now: string): void {
    const before = this.#ahead;
    this.#ahead = Date.parse(now) - Date.now() || 0;
    // A phone whose clock is wrong has said something wrong until now.
    if (this.#page && Math.abs(this.#ahead - before) >= MINUTE) this.fill(this.#page);
  }

  /** The first root that is filled is the page itself. */
  fill(root: ParentNode): void {
    this.#page ??= root;
    for (const element of root.querySelectorAll<HTMLElement>('[data-ago]')) {
      say(element, this.#since(element.dataset.ago ?? ''));
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
    return minutes < LONG_AGO ? relativeTime(-minutes, this.#ago) : '';
  }

  /** Nothing once the moment has passed: that it has begun is the desk's to say. */
  #left(iso: string): string {
    const minutes = -this.#minutesSince(iso);
    return minutes > 0 ? relativeTime(minutes, this.#until) : '';
  }

  #minutesSince(iso: string): number {
    return Math.floor((Date.now() + this.#ahead - Date.parse(iso)) / MINUTE);
  }

  /** What it is by the reader's own clock, where that is another than the rally's, which is `zone` minutes off UTC. */
  #here(moment: Date, zone: number): string {
    const own = -moment.getTimezoneOffset();
    if (own === zone) return '';
    const day: Intl.DateTimeFormatOptions =
      dayOf(moment, own) === dayOf(moment, zone) ? {} : { day: 'numeric', month: 'short' };
    const time = new Intl.DateTimeFormat(this.#lang, { ...day, hour: '2-digit', minute: '2-digit' });
    return fill(this.#words.whereYouAre, time.format(moment));
  }
}

function relativeTime(minutes: number, format: Intl.RelativeTimeFormat): string {
  const [unit, , size] = STEPS.find(([, from]) => Math.abs(minutes) >= from) ?? ['second', 0, Infinity];
  return format.format(Math.trunc(minutes / size) || 0, unit);
}

/** The number of the day that it is so many minutes off UTC. */
function dayOf(moment: Date, zone: number): number {
  return Math.floor((moment.getTime() / MINUTE + zone) / DAY);
}

/** A text that stays is not written again: that would wake screen readers and cost a layout. */
function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** As the server writes them: day before month and 24 hours, as everywhere but in one country. */
export function timesLang(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}
