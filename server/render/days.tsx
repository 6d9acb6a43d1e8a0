/** The lines between days on a page. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { dayLines, dayOf } from '../../shared/days.js';
import { markIn, toldIn } from '../../shared/late.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { weekday } from '../../shared/messages/times.js';
import { langAttributes } from './language.js';

interface Place {
  timeZone: string;
  /** The page's language. */
  lang: string;
}

/**
 * Returns the articles (trusted HTML, as they stand on the page) with the lines of their days. A line stands inside of the day's
 * first article, so that a feed's children are its entries and nothing else (the contract).
 */
export function withDays(articles: readonly string[], { timeZone, lang }: Place): string[] {
  const lines = dayLines(articles.map((html) => dayOf(timeIn(html), timeZone)));
  return articles.map((html, at) => {
    const day = lines[at] ?? '';
    return day === '' ? html : html.replace(/^<article [^>]*>/, (tag) => tag + render(<Line day={day} lang={lang} />));
  });
}

/** The time at which readers got an entry, as far as its article says it: a late one says both of its times. */
function timeIn(html: string): string {
  return toldIn(markIn(html))?.publishedAt ?? /<time datetime="([^"]+)"/.exec(html)?.[1] ?? '';
}

function Line({ day, lang }: { day: string; lang: string }): JSX.Element {
  const { lang: ui } = messagesFor(lang);
  return (
    <p class="day" data-day={day} {...langAttributes(ui)}>
      {weekday(day, ui)}
    </p>
  );
}
