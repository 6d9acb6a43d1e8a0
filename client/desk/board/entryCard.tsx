/** An entry as the desk sees it, in every state; each deed that can be done to it is a button or a key away. */
import { Component, type JSX } from 'preact';
import type { DeskEntry, EntryState, PublicBlog } from '../../../shared/entry.js';
import { tellsBoth } from '../../../shared/late.js';
import { isGone } from '../../../shared/may.js';
import { GistOf } from '../../entry/conflict.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import { languageName } from '../../entry/languages.js';
import { timeOn } from '../../entry/timeOn.js';
import { listed, placed } from '../../words/placed.js';
import { chantOf, correctsOf } from '../record/ofKind.js';
import { EntryDeeds } from '../deeds/entryDeeds.js';
import { useWords } from '../frame/hooks.js';
import { Mark, type MarkName } from '../../entry/mark.js';
import { Photos } from './photos.js';

const STATE_MARKS: Readonly<Record<EntryState, MarkName>> = {
  held: 'waiting',
  published: 'tick',
  retracted: 'cross',
  'taken-down': 'struck',
};

interface EntryCardProps {
  entry: DeskEntry;
  blog: PublicBlog;
  /** The present day in the rally's zone, such as "2022-02-27": its entries are told by the time alone. */
  today: string;
  isBusy: boolean;
  /** A withdrawal that can still be undone. */
  isLeaving: boolean;
  isUnfolded: boolean;
  /** Whether Tab leads to it: only one entry of a list is a stop, so that a long list is one step. */
  isTabStop: boolean;
}

/** A card is drawn again only when something of its own changed: a thousand of them are in one list. */
export class EntryCard extends Component<EntryCardProps> {
  override shouldComponentUpdate(next: EntryCardProps): boolean {
    return (Object.keys(next) as (keyof EntryCardProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render(props: EntryCardProps): JSX.Element {
    return <Card {...props} />;
  }
}

function Card({ entry, blog, isBusy, isLeaving, isUnfolded, isTabStop, today }: EntryCardProps): JSX.Element {
  const words = useWords();
  return (
    <article
      class="entry"
      data-entry={entry.id}
      data-state={entry.state}
      data-leaving={isLeaving}
      aria-busy={isBusy}
      aria-labelledby={`head-${entry.id} gist-${entry.id}`}
      tabIndex={isTabStop ? 0 : -1}
    >
      <Head entry={entry} blog={blog} today={today} />
      {entry.state === 'taken-down' ? <p class="hint">{words.takenDownText}</p> : <Said entry={entry} blog={blog} />}
      {entry.state !== 'taken-down' && (
        <EntryDeeds entry={entry} isBusy={isBusy} isLeaving={isLeaving && !isGone(entry)} isUnfolded={isUnfolded} />
      )}
    </article>
  );
}

function Head({ entry, blog, today }: Pick<EntryCardProps, 'entry' | 'blog' | 'today'>): JSX.Element {
  const words = useWords();
  const { timeZone } = blog;
  const { happenedAt, receivedAt } = entry;
  return (
    <header class="row hint entry-head" id={`head-${entry.id}`}>
      <time dateTime={happenedAt}>{timeOn(today, happenedAt, timeZone, words.lang)}</time>
      <span class="entry-kind">
        <Mark of={entry.kind} /> {words.form.kinds[entry.kind]}
      </span>
      <span class="byline" dir="auto">
        {entry.byline}
      </span>
      {tellsBoth({ happenedAt, publishedAt: receivedAt }) && (
        <span class="entry-sent">
          {words.say(words.sentAt, { time: timeOn(today, receivedAt, timeZone, words.lang) })}
        </span>
      )}
      <span class="entry-state">
        <Mark of={STATE_MARKS[entry.state]} /> {words.states[entry.state]}
      </span>
    </header>
  );
}

function Said({ entry, blog }: Pick<EntryCardProps, 'entry' | 'blog'>): JSX.Element {
  const words = useWords();
  return (
    <>
      <div class="entry-said" id={`gist-${entry.id}`}>
        <GistOf content={contentOfEntry(entry)} drives={blog.drives} />
      </div>
      {Object.entries(chantOf(entry)?.meanings ?? {}).map(([of, meaning]) => (
        <p class="meaning" key={of} dir="auto" lang={of}>
          {meaning}
        </p>
      ))}
      <Photos entry={entry} blog={blog} />
      <Labels entry={entry} />
      {entry.correction !== undefined && (
        <p class="correction" dir="auto">
          {words.say(words.correctionSays, { note: entry.correction.note })}
        </p>
      )}
    </>
  );
}

function Labels({ entry }: { entry: DeskEntry }): JSX.Element {
  const words = useWords();
  const translated = Object.keys(entry.translations);
  return (
    <ul class="row hint labels">
      {entry.pinned && (
        <li class="is">
          <Mark of="pin" /> {words.pinned}
        </li>
      )}
      {entry.key && (
        <li class="is">
          <Mark of="key" /> {words.key}
        </li>
      )}
      <li data-verification={entry.verification}>{words.verification[entry.verification]}</li>
      {correctsOf(entry) !== null && <li>{words.corrects}</li>}
      <li lang={entry.lang}>{languageName(entry.lang)}</li>
      {translated.length > 0 && (
        <li>
          {placed(words.translatedInto, {
            languages: listed(translated, words.lang, (lang) => <Translated entry={entry} lang={lang} />),
          })}
        </li>
      )}
    </ul>
  );
}

function Translated({ entry, lang }: { entry: DeskEntry; lang: string }): JSX.Element {
  const words = useWords();
  const isEarlier = (entry.translations[lang]?.of ?? 0) < entry.wordsRev;
  return (
    <span>
      <bdi lang={lang}>{languageName(lang)}</bdi>
      {isEarlier && <em> ({words.ofEarlier})</em>}
    </span>
  );
}
