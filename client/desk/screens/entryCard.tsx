/** One entry as the desk sees it, in every state; what can be done to it is a button or a key away. */
import { Component, type JSX } from 'preact';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { isGone } from '../../../shared/may.js';
import { clockTime } from '../../entry/clockTime.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import { languageName } from '../../entry/languages.js';
import { chantOf, correctsOf } from '../ofKind.js';
import { english as words } from '../words.js';
import { dayAndTime } from '../zones.js';
import { EntryDeeds } from './entryDeeds.js';
import { KindMark, OtherMark, StateMark } from './marks.js';
import { Photos } from './photos.js';

interface EntryCardProps {
  entry: DeskEntry;
  blog: PublicBlog;
  /** The day that it is in the rally's zone: entries of it are told by the time alone. */
  today: string;
  isBusy: boolean;
  /** A withdrawal that can still be undone. */
  isLeaving: boolean;
  isUnfolded: boolean;
  /** Whether Tab leads to it: one of a list, so that a long list is one stop. */
  isTabStop: boolean;
  onUnfold: (id: string) => void;
}

/** Drawn again only when something of its own changed: a thousand of them are in one list. */
export class EntryCard extends Component<EntryCardProps> {
  override shouldComponentUpdate(next: EntryCardProps): boolean {
    return (Object.keys(next) as (keyof EntryCardProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render({ entry, blog, isBusy, isLeaving, isTabStop, ...props }: EntryCardProps): JSX.Element {
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
        <Head entry={entry} blog={blog} today={props.today} />
        {entry.state === 'taken-down' ? <p class="hint">{words.takenDownText}</p> : <Said entry={entry} blog={blog} />}
        {entry.state !== 'taken-down' && (
          <EntryDeeds
            entry={entry}
            isBusy={isBusy}
            isLeaving={isLeaving && !isGone(entry)}
            isUnfolded={props.isUnfolded}
            onUnfold={props.onUnfold}
          />
        )}
      </article>
    );
  }
}

function Head({ entry, blog, today }: Pick<EntryCardProps, 'entry' | 'blog' | 'today'>): JSX.Element {
  const { timeZone } = blog;
  const isToday = dayAndTime(entry.happenedAt, timeZone).startsWith(today);
  return (
    <header class="entry-head" id={`head-${entry.id}`}>
      <time dateTime={entry.happenedAt}>
        {isToday ? clockTime(entry.happenedAt, timeZone) : dayAndTime(entry.happenedAt, timeZone)}
      </time>
      <span class="entry-kind">
        <KindMark kind={entry.kind} /> {words.kinds[entry.kind]}
      </span>
      <span class="byline" dir="auto">
        {entry.byline}
      </span>
      <span class="entry-state">
        <StateMark state={entry.state} /> {words.states[entry.state]}
      </span>
    </header>
  );
}

function Said({ entry, blog }: Pick<EntryCardProps, 'entry' | 'blog'>): JSX.Element {
  const { lead, words: said, lang } = gistOf(wordsOfEntry(entry), blog.drives);
  const isSaid = entry.kind === 'chant' || entry.kind === 'speech' || entry.kind === 'quote';
  return (
    <>
      <div class="entry-said" id={`gist-${entry.id}`} dir="auto" lang={lang}>
        {lead !== '' && <p class="lead">{lead}</p>}
        {said !== '' && <p class={isSaid ? 'gist clamped said' : 'gist clamped'}>{said}</p>}
      </div>
      {Object.entries(chantOf(entry)?.meanings ?? {}).map(([of, meaning]) => (
        <p class="meaning" key={of} dir="auto" lang={of}>
          {meaning}
        </p>
      ))}
      <Photos media={entry.media} />
      <Labels entry={entry} />
      {entry.correction !== undefined && (
        <p class="correction" dir="auto">
          {words.correctionSays(entry.correction.note)}
        </p>
      )}
    </>
  );
}

function Labels({ entry }: { entry: DeskEntry }): JSX.Element {
  const translated = Object.entries(entry.translations);
  return (
    <ul class="labels">
      {entry.pinned && (
        <li class="is">
          <OtherMark of="pin" /> {words.pinned}
        </li>
      )}
      {entry.key && (
        <li class="is">
          <OtherMark of="key" /> {words.key}
        </li>
      )}
      <li data-verification={entry.verification}>{words.verification[entry.verification]}</li>
      {correctsOf(entry) !== null && <li>{words.corrects}</li>}
      <li lang={entry.lang}>{languageName(entry.lang)}</li>
      {translated.length > 0 && (
        <li>
          {words.translatedInto}{' '}
          {translated.map(([lang, { of }], index) => (
            <span key={lang}>
              {index > 0 && ', '}
              <span lang={lang}>{languageName(lang)}</span>
              {of < entry.wordsRev && <em> ({words.ofEarlier})</em>}
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}
