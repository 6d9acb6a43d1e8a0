/** Groups of late entries on a page: the line above the first entry of each, and the marks by which they look like one. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { lateGroups, markIn, toldIn } from '../../shared/late.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { timeSpan } from '../../shared/messages/times.js';
import { langAttributes } from './language.js';
import { Sentence } from './sentence.js';

interface Place {
  timeZone: string;
  /** The page's language. */
  lang: string;
}

/**
 * Returns the articles (trusted HTML by falling order) with their groups said. The line stands inside of the group's first
 * article, so that a feed's children are its entries and nothing else (the contract). An open page's script keeps it true.
 */
export function withLateGroups(articles: readonly string[], place: Place): string[] {
  const said = [...articles];
  for (const { first, last, from, to } of lateGroups(articles.map((html) => toldIn(markIn(html))))) {
    const time = timeSpan(from, to, place.timeZone, messagesFor(place.lang).lang);
    const line = render(<Line time={time} lang={place.lang} />);
    for (let at = first; at <= last; at += 1)
      said[at] = inGroup(articles[at] ?? '', at === first ? 'first' : 'more', at === first ? line : '');
  }
  return said;
}

function Line({ time, lang }: { time: string; lang: string }): JSX.Element {
  const { lang: ui, messages } = messagesFor(lang);
  return (
    <p class="late" {...langAttributes(ui)}>
      <Sentence of={messages.scriptLater.sentLate} time={time} />
    </p>
  );
}

/** An article's own tag has no `>` in its attributes: they are ids, numbers, times and language tags. */
function inGroup(html: string, place: 'first' | 'more', line: string): string {
  return html.replace(/^<article ([^>]*)>/, (_, attributes: string) => {
    return `<article data-group="${place}" ${attributes}>${line}`;
  });
}
