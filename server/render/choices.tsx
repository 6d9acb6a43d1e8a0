/** The ways through a blog for those who come late: from the oldest entry on, key moments alone, one kind alone. Plain links. */
import type { JSX } from 'preact';
import { KINDS } from '../../shared/entry.js';
import type { Messages } from '../../shared/messages/messages.js';
import { pageAddress } from './selection.js';
import type { BlogPageView, Selection, Side } from './views.js';

interface Props {
  view: BlogPageView;
  messages: Messages;
}

/**
 * A single line until it is opened, at the foot of the entries so that the newest is in sight first; "About" leads here. Without
 * an entry there is nothing to choose, and the blog itself can be shared all the same. `data-share` and `data-visits` are for the script.
 */
export function Choices({ view, messages }: Props): JSX.Element {
  return (
    <div class="choices" id="choices">
      <details>
        <summary>{messages.choices}</summary>
        <Lists view={view} messages={messages} />
      </details>
      <p>
        <button type="button" data-share={view.top.blog.home ?? pageAddress(view.top.blog, view.top.lang)}>
          {messages.share}
        </button>
        <button type="button" data-visits="" hidden></button>
      </p>
    </div>
  );
}

function Lists({ view, messages }: Props): JSX.Element {
  const { selection = {} } = view;
  const { only, rising } = selection;
  const turned: Selection = { ...selection, rising: rising !== true };
  return (
    <p>
      {only !== undefined || rising === true ? <Way to={{}} word={messages.allEntries} view={view} /> : null}
      <Way to={turned} word={rising === true ? messages.newestFirst : messages.oldestFirst} view={view} />
      {only !== 'key' && <Way to={{ ...selection, only: 'key' }} word={messages.onlyKeys} view={view} />}
      {KINDS.filter((kind) => kind !== only).map((kind) => (
        <Way key={kind} to={{ ...selection, only: kind }} word={messages.kinds[kind]} view={view} />
      ))}
    </p>
  );
}

function Way({ to, word, view }: { to: Selection; word: string; view: BlogPageView }): JSX.Element {
  return (
    <>
      <a href={pageAddress(view.top.blog, view.top.lang, to)}>{word}</a>{' '}
    </>
  );
}

/** The sentence that the page shows some entries alone, and the way back to all. */
export function Chosen({ view, messages }: Props): JSX.Element | null {
  const only = view.selection?.only;
  if (only === undefined) return null;
  return (
    <p class="back">
      {only === 'key' ? messages.onlyKeys : messages.kinds[only]}{' '}
      <a href={pageAddress(view.top.blog, view.top.lang)}>{messages.allEntries}</a>
    </p>
  );
}

/** The link at one end of a page's entries, `data-older` or `data-newer`: hidden where there are none, since some may come. */
export function EndLink({ end, view, messages }: Props & { end: 'older' | 'newer' }): JSX.Element {
  const { selection = {}, top } = view;
  const order = end === 'older' ? view.older : (view.newer ?? null);
  const side: Side = order === null ? {} : end === 'older' ? { before: order } : { after: order };
  const [older, newer] =
    selection.rising === true ? [messages.earlier, messages.later] : [messages.older, messages.newer];
  return (
    <p class={end === 'older' ? 'older' : 'older newer'} hidden={order === null}>
      <a
        {...(end === 'older' ? { 'data-older': '', rel: 'next' } : { 'data-newer': '', rel: 'prev' })}
        {...(order !== null && { href: pageAddress(top.blog, top.lang, selection, side) })}
      >
        {end === 'older' ? older : newer}
      </a>
    </p>
  );
}
