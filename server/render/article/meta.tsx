/** The lines around an entry's texts: time, kind, byline, verification. */
import type { ComponentChildren, JSX } from 'preact';
import type { PublicEntry, Verification } from '../../../shared/entry.js';
import { tellsBoth } from '../../../shared/late.js';
import { Clock, dayText, isOwnDay, shortIso, withOffset } from '../clock.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import { InWhichLanguage } from '../word.js';
import { canBeAskedFor, Removal } from './removal.js';
import { entryAddress, langQuery, lineId, type Setting } from './setting.js';
import { EntryWord, Label } from './texts.js';

export function When({ setting, labelled }: { setting: Setting; labelled: boolean }): JSX.Element {
  const { entry, blog, zone, messages, ui, lang } = setting;
  return (
    <p class="m" {...(labelled ? { id: lineId(setting) } : {})} {...langAttributes(ui, entry.lang)}>
      <a href={entryAddress(blog.slug, entry.id, langQuery(blog, lang))}>
        <time dateTime={shortIso(entry.happenedAt)}>
          {!isOwnDay(entry.happenedAt, zone) && <small>{dayText(entry.happenedAt, zone, true)} </small>}
          {withOffset(entry.happenedAt, zone)}
        </time>
      </a>{' '}
      <Sent setting={setting} />
      <span data-ago=""></span>
      {entry.kind !== 'update' && entry.kind !== 'notice' && <b> {messages.kinds[entry.kind]}</b>}
    </p>
  );
}

/** The second time of an entry that reached readers later than it happened: its phone had no network, or the desk held it. */
function Sent({ setting: { entry, zone, messages } }: { setting: Setting }): JSX.Element | null {
  if (!tellsBoth(entry)) return null;
  return (
    <>
      <span class="sent">
        <i>· </i>
        {/* The day stands before the first time already. */}
        <Sentence
          of={messages.posted}
          time={<Clock at={entry.publishedAt} zone={{ ...zone, day: entry.happenedAt }} />}
        />
      </span>{' '}
    </>
  );
}

/** Both times as a line of their own, for feeds: the time that programs show is that of the sending. */
export function BothTimes({ setting }: { setting: Setting }): JSX.Element | null {
  const { entry, zone } = setting;
  if (!tellsBoth(entry)) return null;
  return (
    <Label setting={setting}>
      <Clock at={entry.happenedAt} zone={zone} /> <Sent setting={setting} />
    </Label>
  );
}

export function Foot({ setting }: { setting: Setting }): JSX.Element {
  const { entry, messages, zone } = setting;
  const parts: ComponentChildren[] = [
    <bdi>{entry.byline}</bdi>,
    entry.place !== undefined && <EntryWord word={setting.said('place')} setting={setting} />,
    tellsSureness(entry) && <Sureness verification={entry.verification} setting={setting} />,
    entry.editedAt !== undefined && <Sentence of={messages.edited} time={<Clock at={entry.editedAt} zone={zone} />} />,
  ];
  return (
    <Label setting={setting} class="f">
      {joined(parts)}
      {canBeAskedFor(setting) && (
        <>
          {/* The dot never begins a line: it stays with the word before it. */}
          {'\u00a0· '}
          <Removal setting={setting} {...(isOnePhoto(entry) ? { photo: 1 } : {})} />
        </>
      )}
    </Label>
  );
}

/** The desk's note on a corrected or withdrawn entry: before the text, so that nobody misses it. */
export function Correction({ setting }: { setting: Setting }): JSX.Element | null {
  const { entry, messages, zone, ui, said } = setting;
  const { correction, verification } = entry;
  const note = said('correction');
  const withdrawn = verification === 'withdrawn';
  if (correction === undefined && !withdrawn) return null;
  return (
    <Label setting={setting} class={withdrawn ? 'c x' : 'c'}>
      {withdrawn && (
        <>
          <b>{messages.withdrawnNote}</b>{' '}
        </>
      )}
      {correction !== undefined && (
        <>
          <b>
            <Sentence of={messages.correction} time={<Clock at={correction.at} zone={zone} />} />
          </b>{' '}
          {note !== undefined && (
            <>
              <span {...langAttributes(note.lang, ui)} dir="auto">
                {note.text}
              </span>
              <InWhichLanguage of={note.lang} page={setting} around={ui} />
            </>
          )}
        </>
      )}
    </Label>
  );
}

/**
 * An entry begins as unconfirmed. That says nothing of an entry that a reporter heard or saw themselves, or that a
 * named source said; a claim about the square (a closed street, a number of people) must say it.
 */
export function tellsSureness({ verification, kind }: PublicEntry): boolean {
  return verification !== 'unconfirmed' || CLAIMS.has(kind);
}

const CLAIMS: ReadonlySet<PublicEntry['kind']> = new Set(['update', 'notice', 'drive', 'crowd']);

/** Tells whether the entry is nothing but one photo: then one link for removal is enough. */
export function isOnePhoto({ kind, media }: PublicEntry): boolean {
  return kind === 'photo' && media.length === 1;
}

const MARKS: Record<Verification, string> = {
  unconfirmed: '?',
  seen: '◦',
  confirmed: '✓',
  corrected: '✎',
  withdrawn: '✕',
};

/** A label that the desk gave has an element of its own; most entries have none. */
function Sureness({ verification, setting }: { verification: Verification; setting: Setting }): JSX.Element {
  const label = (
    <>
      <i aria-hidden="true">{MARKS[verification]}</i> {setting.messages.verification[verification]}
    </>
  );
  return verification === 'unconfirmed' ? label : <span data-verification={verification}>{label}</span>;
}

/** Joins parts with a middle dot; absent parts leave no dot. */
export function joined(parts: readonly ComponentChildren[]): ComponentChildren[] {
  return parts
    .filter((part) => part !== false && part !== undefined && part !== null)
    .flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
}
